from datetime import date

from django.db import transaction

from council import history
from council.models import Organisation
from feedback.domain.cases import elsewhere, refuse, wrong_day
from feedback.enums import Determination
from feedback.models import Complaint, OmbudsmanReferral
from improvement.enums import Provenance


@transaction.atomic
def log_referral(
    *,
    organisation: Organisation,
    received_on: date,
    today: date,
    by,
    complaint: Complaint | None = None,
    ref: str = "",
    notes: str = "",
    provenance: str = Provenance.ENTERED,
) -> OmbudsmanReferral:
    """
    Keep that the Ombudsman told us of a complaint, of one of our cases or not.

    Raises ValidationError on `received_on` (to come), `complaint` (of another organisation) or `ref` (too long).
    """
    refuse(
        {
            "received_on": wrong_day(received_on, "Date notified", today=today),
            "complaint": elsewhere(
                [complaint] if complaint else [], organisation, "Choose a case of this council"
            ),
            "ref": "" if len(ref.strip()) <= 40 else "Use 40 characters at most",
        }
    )
    referral = OmbudsmanReferral(
        organisation=organisation,
        complaint=complaint,
        ref=ref.strip(),
        received_on=received_on,
        notes=notes.strip(),
        provenance=provenance,
    )
    history.save(referral, by=by)
    return referral


@transaction.atomic
def determine(
    *, referral: OmbudsmanReferral, determination: str, on: date | None, today: date, by, why: str = ""
) -> OmbudsmanReferral:
    """
    Keep what the Ombudsman said of a referral, and when. “Still making enquiries” opens it again, without a day.

    Raises ValidationError on `determination` or `on` (before the referral; to come).
    """
    referral = OmbudsmanReferral.objects.select_for_update(of=("self",)).get(pk=referral.pk)
    still_open = determination == Determination.OPEN
    since = {"since": referral.received_on, "since_what": "when we were notified"}
    refuse(
        {
            "determination": ""
            if determination in Determination.values
            else "Choose what the Ombudsman said",
            "on": "" if still_open else wrong_day(on, "Date decided", today=today, **since),
        }
    )
    referral.determination, referral.decided_on = determination, None if still_open else on
    history.save(referral, by=by, why=why)
    return referral

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from council import history
from council.models import Organisation
from feedback.domain.anonymise import anonymise_complaint, anonymise_compliment, anonymise_pre_complaint
from feedback.models import Disposal, DisposalItem
from feedback.retention import (
    complaints_that_may_go,
    compliments_that_may_go,
    pre_complaints_that_may_go,
    time_up,
)

# Field of an item → which records of its kind may go, and how one goes.
KINDS = {
    "complaint": (complaints_that_may_go, anonymise_complaint),
    "pre_complaint": (pre_complaints_that_may_go, anonymise_pre_complaint),
    "compliment": (compliments_that_may_go, anonymise_compliment),
}


@transaction.atomic
def propose(*, organisation: Organisation, today: date, by) -> Disposal:
    """A list of every record whose time is up. Raises ValidationError where there is none."""
    Organisation.objects.select_for_update().get(pk=organisation.pk)
    found = time_up(organisation, today)
    if not found:
        raise ValidationError("No record’s time is up")
    disposal = Disposal(organisation=organisation, proposed_on=today, proposed_by=by)
    history.save(disposal, by=by)
    for each in found:
        field = each.record._meta.model_name.replace("precomplaint", "pre_complaint")
        history.save(DisposalItem(disposal=disposal, because=each.because, **{field: each.record}), by=by)
    return disposal


@transaction.atomic
def agree(*, disposal: Disposal, by) -> list[DisposalItem]:
    """
    Agree to a list that somebody else proposed, and anonymise what is on it. Returns the items that stay: put on
    hold, opened again or taken to the Ombudsman since.

    Raises ValidationError where the list was decided already or is one's own.
    """
    disposal = _undecided(disposal)
    if disposal.proposed_by == by:
        raise ValidationError("You proposed this list. Somebody else of the feedback team agrees or refuses")
    disposal.agreed_by, disposal.agreed_at = by, timezone.now()
    history.save(disposal, by=by)
    return [item for item in disposal.items.order_by("pk") if not _dispose(item, by)]


@transaction.atomic
def refuse(*, disposal: Disposal, reason: str, by) -> Disposal:
    """Keep everything on the list, with the reason. Raises ValidationError on `reason`, or as `agree` does."""
    disposal = _undecided(disposal)
    if disposal.proposed_by == by:
        raise ValidationError("You proposed this list. Somebody else of the feedback team agrees or refuses")
    if not reason.strip():
        raise ValidationError({"reason": "Say why these records are kept"})
    disposal.refused_because = reason.strip()
    history.save(disposal, by=by)
    return disposal


def _undecided(disposal: Disposal) -> Disposal:
    disposal = Disposal.objects.select_for_update().get(pk=disposal.pk)
    if disposal.agreed_at or disposal.refused_because:
        raise ValidationError("Somebody decided about this list already")
    return disposal


def _dispose(item: DisposalItem, by) -> bool:
    for field, (may_go, anonymise) in KINDS.items():
        record = getattr(item, field)
        if record is not None:
            going = (
                may_go(item.disposal.organisation)
                .filter(pk=record.pk)
                .select_for_update(of=("self",))
                .first()
            )
            if going:
                anonymise(going, by=by, why=item.because)
            return going is not None
    return False

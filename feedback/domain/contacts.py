from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import models, transaction

from council import history
from council.models import Organisation, Team
from feedback.domain.cases import (
    elsewhere,
    logged_before,
    next_reference,
    refuse,
    words,
    wrong_day,
    wrong_reference,
)
from feedback.domain.complaints import log_complaint
from feedback.models import Complaint, Compliment, PreComplaint, Procedure

PRE_COMPLAINT_FIELDS = frozenset({"channel", "person_name", "contact_details", "concern", "provenance"})
COMPLIMENT_FIELDS = frozenset({"category", "person_name", "words", "quotation", "provenance"})


@transaction.atomic
def log_pre_complaint(
    *,
    organisation: Organisation,
    received_on: date,
    category: str,
    today: date,
    by,
    teams: Iterable[Team] = (),
    ref: str = "",
    public_id: UUID | None = None,
    **fields,
) -> PreComplaint:
    """
    Log a concern that may be settled informally. Without a reference it gets the next that is free.
    What was logged under this `public_id` already is returned as it is.

    `fields` are those of PRE_COMPLAINT_FIELDS. Raises ValidationError by field.
    """
    Organisation.objects.select_for_update().get(pk=organisation.pk)
    records, teams = organisation.pre_complaints.all(), list(teams)
    if logged := logged_before(records, public_id):
        return logged
    refuse(
        {
            "received_on": wrong_day(received_on, "Date received", today=today),
            "teams": elsewhere(teams, organisation, f"Choose teams of {organisation}"),
            "ref": wrong_reference(ref.strip(), records),
        }
    )
    concern = PreComplaint(organisation=organisation, received_on=received_on, category=category)
    concern.public_id = public_id or concern.public_id
    concern.ref = ref.strip() or next_reference(records, prefix="P")
    _fill(concern, fields, PRE_COMPLAINT_FIELDS)
    history.save(concern, by=by)
    if teams:
        concern.teams.set(teams)
    return concern


@transaction.atomic
def change_pre_complaint(
    *,
    pre_complaint: PreComplaint,
    received_on: date,
    category: str,
    today: date,
    by,
    why: str,
    teams: Iterable[Team] = (),
    **fields,
) -> PreComplaint:
    """
    Put right what was logged, also after it was settled or became a complaint.

    `fields` are those of PRE_COMPLAINT_FIELDS. Raises ValidationError on `received_on` (to come; after it was
    settled or became a complaint), `teams` (elsewhere), `why` (no reason), or where it was anonymised.
    """
    pre_complaint, teams = _lock(pre_complaint, step=False), list(teams)
    organisation = pre_complaint.organisation
    ended = pre_complaint.resolved_on or pre_complaint.escalated_on
    wrong = wrong_day(received_on, "Date received", today=today)
    if ended and received_on and received_on > ended:
        wrong = wrong or f"Date received must be on or before {words(ended)}, when it was settled or taken on"
    refuse(
        {
            "received_on": wrong,
            "teams": elsewhere(teams, organisation, f"Choose teams of {organisation}"),
            "why": "" if why.strip() else "Give the reason for the change",
        }
    )
    pre_complaint.received_on, pre_complaint.category = received_on, category
    _fill(pre_complaint, fields, PRE_COMPLAINT_FIELDS)
    history.save(pre_complaint, by=by, why=why)
    pre_complaint._history_user = by
    if {team.pk for team in pre_complaint.teams.all()} != {team.pk for team in teams}:
        pre_complaint.teams.set(teams)
    return pre_complaint


@transaction.atomic
def resolve(*, pre_complaint: PreComplaint, on: date, resolution: str, today: date, by) -> PreComplaint:
    """Keep how and when a concern was settled. Raises ValidationError on `on` or `resolution`."""
    pre_complaint = _lock(pre_complaint)
    refuse(
        {
            "on": wrong_day(on, "Date resolved", today=today, **_since(pre_complaint)),
            "resolution": "" if resolution.strip() else "Say how it was settled",
        }
    )
    pre_complaint.resolved_on, pre_complaint.resolution = on, resolution.strip()
    history.save(pre_complaint, by=by)
    return pre_complaint


@transaction.atomic
def escalate(
    *,
    pre_complaint: PreComplaint,
    on: date,
    procedure: Procedure,
    teams: Iterable[Team],
    today: date,
    by,
    **fields,
) -> Complaint:
    """
    Make a complaint of a concern: received on the day it became one, with what is known already.

    `fields` go to `log_complaint` and come before what the concern says. Raises ValidationError on `on`, or where
    it was settled or is a complaint already, and like `log_complaint`.
    """
    pre_complaint = _lock(pre_complaint)
    refuse({"on": wrong_day(on, "Date it became a complaint", today=today, **_since(pre_complaint))})
    known = {
        "category": pre_complaint.category,
        "channel": pre_complaint.channel,
        "complainant_name": pre_complaint.person_name,
        "contact_details": pre_complaint.contact_details,
        "what_happened": pre_complaint.concern,
        "provenance": pre_complaint.provenance,
    }
    complaint = log_complaint(
        organisation=pre_complaint.organisation,
        procedure=procedure,
        received_on=on,
        teams=teams,
        today=today,
        by=by,
        **{**known, **fields},
    )
    pre_complaint.escalated_on, pre_complaint.escalated_to = on, complaint
    history.save(pre_complaint, by=by)
    return complaint


@transaction.atomic
def log_compliment(
    *,
    organisation: Organisation,
    received_on: date,
    team: Team,
    today: date,
    by,
    public_id: UUID | None = None,
    **fields,
) -> Compliment:
    """
    Log praise for a team. What was logged under this `public_id` already is returned as it is.

    `fields` are those of COMPLIMENT_FIELDS. Raises ValidationError by field.
    """
    Organisation.objects.select_for_update().get(pk=organisation.pk)
    if logged := logged_before(organisation.compliments.all(), public_id):
        return logged
    refuse(
        {
            "received_on": wrong_day(received_on, "Date received", today=today),
            "team": elsewhere([team] if team else [], organisation, f"Choose a team of {organisation}")
            or ("" if team else "Choose a team"),
        }
    )
    compliment = Compliment(organisation=organisation, received_on=received_on, team=team)
    compliment.public_id = public_id or compliment.public_id
    _fill(compliment, fields, COMPLIMENT_FIELDS)
    history.save(compliment, by=by)
    return compliment


def _lock(pre_complaint: PreComplaint, *, step: bool = True) -> PreComplaint:
    records = PreComplaint.objects.select_for_update(of=("self",)).select_related("organisation")
    pre_complaint = records.get(pk=pre_complaint.pk)
    if pre_complaint.anonymised_at:
        raise ValidationError("This record is anonymised, so nothing can be added to it")
    if not step:
        return pre_complaint
    if pre_complaint.escalated_on:
        raise ValidationError(f"This became a complaint on {words(pre_complaint.escalated_on)}")
    if pre_complaint.resolved_on:
        raise ValidationError(f"This was resolved on {words(pre_complaint.resolved_on)}")
    return pre_complaint


def _since(pre_complaint: PreComplaint) -> dict:
    return {"since": pre_complaint.received_on, "since_what": "when it was received"}


def _fill(record: models.Model, fields: dict, allowed: frozenset[str]) -> None:
    """Set these fields of a record. Raises ValidationError by field for what a field does not hold."""
    if set(fields) - allowed:
        raise TypeError(f"nothing is logged with {', '.join(sorted(set(fields) - allowed))}")
    for name, value in fields.items():
        setattr(record, name, value.strip() if isinstance(value, str) else value)
    relations = {field.name for field in record._meta.fields if field.is_relation}
    record.clean_fields(exclude={*relations, "ref", "ref_key"})

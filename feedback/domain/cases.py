"""What every change of a case begins with: the case as it is now, and dates that can be true."""

from collections.abc import Iterable, Mapping
from datetime import date
from uuid import UUID

from django.core.exceptions import ValidationError

from council.models import Organisation
from council.references import is_reference
from feedback.models import Complaint

# Nothing that is handled today came in before; a year before this one is a slip of the hand.
EARLIEST = date(2000, 1, 1)


def lock_case(complaint: Complaint, *, step: bool = True) -> Complaint:
    """
    The case as it is now, for one writer at a time.

    Raises ValidationError where it was anonymised, and for another `step` where it was withdrawn.
    """
    cases = Complaint.objects.select_for_update(of=("self",)).select_related("organisation", "procedure")
    complaint = cases.get(pk=complaint.pk)
    if complaint.anonymised_at:
        raise ValidationError("This case is anonymised, so nothing can be added to it")
    if step and complaint.withdrawn_on:
        raise ValidationError(
            f"This case was withdrawn on {words(complaint.withdrawn_on)}, so it takes no more steps"
        )
    return complaint


def words(day: date) -> str:
    return f"{day:%-d %B %Y}"


def wrong_day(
    day: date | None,
    called: str,
    *,
    today: date | None,
    since: date | None = None,
    since_what: str = "",
    earliest: date = EARLIEST,
) -> str:
    """What is wrong with a date that is `called` so; empty where it can be true."""
    if day is None:
        return f"Enter the {called[0].lower()}{called[1:]}"
    if today and day > today:
        return f"{called} must be today or in the past"
    if day < earliest:
        return f"{called} must be in {earliest.year} or later: check the year"
    if since and day < since:
        return f"{called} must be on or after {words(since)}{since_what and ', '}{since_what}"
    return ""


def refuse(errors: Mapping[str, str]) -> None:
    """Raise ValidationError with those of these messages, by field, that say something."""
    said = {field: message for field, message in errors.items() if message}
    if said:
        raise ValidationError(said)


def elsewhere(records: Iterable, organisation: Organisation, message: str) -> str:
    """`message` where one of the records belongs to another organisation."""
    return message if any(record.organisation_id != organisation.pk for record in records) else ""


def next_reference(records, *, prefix: str, digits: int = 4) -> str:
    """The reference after the highest of an organisation's that look like “C-0007”."""
    pattern = rf"^{prefix}-[0-9]{{1,9}}$"
    refs = records.filter(ref__regex=pattern).values_list("ref", flat=True)
    highest = max((int(ref.rpartition("-")[2]) for ref in refs), default=0)
    return f"{prefix}-{highest + 1:0{digits}}"


def logged_before(records, public_id: UUID | None):
    """The record of an organisation that was logged under this id already."""
    return records.filter(public_id=public_id).first() if public_id else None


def wrong_reference(ref: str, records) -> str:
    """What is wrong with a reference that somebody gives; empty where it is free, or left to be given."""
    if not ref:
        return ""
    if not is_reference(ref):
        return "Use up to 20 letters, digits, full stops and hyphens"
    return f"{ref} is taken: leave this empty to get the next" if records.filter(ref=ref).exists() else ""

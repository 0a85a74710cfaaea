"""What may be changed of a compliment after it was logged: how it was recorded, and what is published of it."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction

from council import history
from feedback.models import Compliment

FIELDS = ("received_on", "team", "category", "person_name", "words", "quotation")


@transaction.atomic
def change_compliment(*, compliment: Compliment, today: date, by, why: str = "", **fields) -> Compliment:
    """
    Save these fields of it. A quotation that was not there before is thereby approved, by whoever saves it.

    Raises ValidationError.
    """
    unknown = set(fields) - set(FIELDS)
    if unknown:
        raise TypeError(f"a compliment has no {', '.join(sorted(unknown))} to change")
    if compliment.anonymised_at:
        raise ValidationError("This compliment was anonymised. It stays as it is")
    if fields.get("received_on", today) > today:
        raise ValidationError({"received_on": "The date it was received is in the future"})
    if "team" in fields and fields["team"].organisation_id != compliment.organisation_id:
        raise ValidationError({"team": "Choose a team of this organisation"})
    for name, value in fields.items():
        setattr(compliment, name, value)
    history.save(compliment, by=by, why=why)
    return compliment

from datetime import date, datetime, time

from django.utils import timezone

from improvement.enums import UpdateKind
from improvement.models import Action, Rating, Update


def rating(action: Action, code: str) -> Rating:
    return action.plan.scale.ratings.get(code=code)


def row(action: Action, code: str, on: date, words: str = "", **fields) -> Update:
    """
    A row of the ledger as it stands there: no rule is asked.

    It is recorded at noon of the day that it holds from, unless `recorded_at` says another time.
    """
    fields.setdefault("recorded_at", timezone.make_aware(datetime.combine(on, time(12))))
    fields.setdefault("said_by", "Ada Lead")
    fields.setdefault("typed_by_name", fields["said_by"])
    fields.setdefault("kind", UpdateKind.UPDATE)
    return Update.objects.create(
        action=action, rating=rating(action, code), holds_from=on, words=words, **fields
    )


def claim_row(action: Action, on: date, words: str = "", **fields) -> Update:
    """A claim of completed, which counts as green, without its evidence."""
    claimed = rating(action, "completed")
    return row(action, "green", on, words, kind=UpdateKind.CLAIM, claimed=claimed, **fields)

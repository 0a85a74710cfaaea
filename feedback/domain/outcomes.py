from collections.abc import Iterable
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction

from feedback.domain.elements import decide
from feedback.models import Element


@transaction.atomic
def decide_several(
    *, decided: Iterable[tuple[Element, str, str]], on: date, today: date, by
) -> list[Element]:
    """
    Keep what was found of several elements, all of them or none: (element, outcome, outcome before the panel).

    Raises ValidationError where none is decided, or like `decide`.
    """
    decided = list(decided)
    if not decided:
        raise ValidationError("Choose the outcome of at least one element")
    return [
        decide(element=element, outcome=outcome, outcome_before_panel=before, on=on, today=today, by=by)
        for element, outcome, before in decided
    ]

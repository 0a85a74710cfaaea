"""Days on which an organisation does not work, and what is due on another day because of them."""

from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.db import transaction
from django.utils.module_loading import import_string

from council import history
from council.models import Closure, Organisation
from council.roles import Permission


@dataclass(frozen=True)
class MovedDate:
    """A record that is due on another day than it was, and the permission that its reference takes."""

    reference: str
    what: str
    old: date | None
    new: date | None
    permission: Permission

    def __str__(self):
        return f"{self.reference} ({self.what}) from {_words(self.old)} to {_words(self.new)}"


def _words(day: date | None) -> str:
    return f"{day:%-d %B %Y}" if day else "no date"


@transaction.atomic
def add_closure(
    *, organisation: Organisation, day: date, reason: str, today: date, by, why: str = ""
) -> tuple[Closure, list[MovedDate]]:
    """Keep a day on which the organisation does not work. Returns it, and what is due on another day now."""
    closure = Closure(organisation=organisation, day=day, reason=reason.strip())
    history.save(closure, by=by, why=why)
    said = f"{_words(day)} is not a working day: {closure.reason}"
    return closure, working_days_changed(organisation=organisation, reason=said, today=today, by=by)


@transaction.atomic
def change_closure(
    *, closure: Closure, day: date, reason: str, today: date, by, why: str = ""
) -> tuple[Closure, list[MovedDate]]:
    """Put a closure on another day, or word its reason again. Returns it, and what is due on another day now."""
    closure = (
        Closure.objects.select_for_update(of=("self",)).select_related("organisation").get(pk=closure.pk)
    )
    before, closure.day, closure.reason = closure.day, day, reason.strip()
    history.save(closure, by=by, why=why)
    if day == before:
        return closure, []
    said = f"{_words(day)} is not a working day, and {_words(before)} is: {closure.reason}"
    organisation = closure.organisation
    return closure, working_days_changed(organisation=organisation, reason=said, today=today, by=by)


@transaction.atomic
def working_days_changed(*, organisation: Organisation, reason: str, today: date, by) -> list[MovedDate]:
    """
    Let everything that is counted in this organisation's working days be counted again. Returns what moved.

    What that is stands in config/, in the list that the setting `WHEN_WORKING_DAYS_CHANGE` names.
    """
    functions = import_string(settings.WHEN_WORKING_DAYS_CHANGE)
    return [
        moved
        for count_again in functions
        for moved in count_again(organisation=organisation, reason=reason, today=today, by=by)
    ]

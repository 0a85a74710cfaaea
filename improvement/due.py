"""
Which actions of a plan fall due in a window, and how they stood on a day.

*Due* means due by the end of the window, by the due date as it was on that day. New actions are counted
apart, as everywhere; an action without a date is not due.
"""

import calendar
from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from improvement.enums import DateChangeState, Provenance
from improvement.models import DateChange, Plan, Priority, Rating
from improvement.snapshot import NEW_CODE, Snapshot, Standing


def end_of_month(day: date) -> date:
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])


def date_changes(
    plan: Plan, as_at: date, recorded_by: datetime | None = None
) -> tuple[dict[int, int], dict[int, date | None]]:
    """How often each date had been moved by the day, and what it was where it has been moved since."""
    moved: dict[int, int] = {}
    due_then: dict[int, date | None] = {}
    agreed = DateChange.objects.filter(action__plan=plan, state=DateChangeState.AGREED)
    for change in agreed.order_by("decided_at", "pk"):
        known = recorded_by is None or change.decided_at <= recorded_by
        if known and timezone.localdate(change.decided_at) <= as_at:
            moved[change.action_id] = moved.get(change.action_id, 0) + 1
        else:
            due_then.setdefault(change.action_id, change.old)
    return moved, due_then


@dataclass(frozen=True)
class Window:
    """From a day, or from the beginning, to a day; both count."""

    start: date | None
    end: date

    def holds(self, day: date | None) -> bool:
        return day is not None and day <= self.end and (self.start is None or day >= self.start)

    @property
    def by(self) -> str:
        """The end in words: “the end of May 2019”, “15 June 2019”."""
        if self.end == end_of_month(self.end):
            return f"the end of {self.end:%B %Y}"
        return f"{self.end:%-d %B %Y}"


@dataclass(frozen=True)
class Group:
    """Actions of one rating, or of none: how many, and how many of them have passed their date."""

    rating: Rating | None
    count: int
    passed: int = 0


@dataclass(frozen=True)
class Due:
    """A snapshot seen through a window."""

    snapshot: Snapshot
    window: Window
    due_then: dict[int, date | None]

    @classmethod
    def take(cls, snapshot: Snapshot, window: Window) -> "Due":
        _, due_then = date_changes(snapshot.plan, snapshot.as_at, snapshot.recorded_by)
        return cls(snapshot, window, due_then)

    def date_of(self, standing: Standing) -> date | None:
        """The due date as it was on the day."""
        return self.due_then.get(standing.action.pk, standing.action.due_on)

    def is_due(self, standing: Standing) -> bool:
        return self.window.holds(self.date_of(standing))

    def counted(self, priority: Priority | None = None) -> list[Standing]:
        """Every action that is not new."""
        return [each for each in self.snapshot.of(priority=priority) if each.code != NEW_CODE]

    def due(self, priority: Priority | None = None) -> list[Standing]:
        return [each for each in self.counted(priority) if self.is_due(each)]

    def later(self, priority: Priority | None = None) -> list[Standing]:
        """Actions that are not new and not due in the window: their date is outside it, or they have none."""
        return [each for each in self.counted(priority) if not self.is_due(each)]

    def new_and_due(self) -> list[Standing]:
        return [each for each in self.snapshot.of(code=NEW_CODE) if self.is_due(each)]

    def groups(self, standings: list[Standing]) -> list[Group]:
        """By rating in the order of the scale, then those without one; none that is empty."""
        groups = [self._group(standings, rating) for rating in (*self.snapshot.ratings, None)]
        return [group for group in groups if group.count]

    def reconstructed(self, standings: list[Standing]) -> list[Standing]:
        """Those of them whose date was not published, and only fits what was."""
        return [each for each in standings if each.action.due_provenance == Provenance.RECONSTRUCTED]

    def _group(self, standings: list[Standing], rating: Rating | None) -> Group:
        of_it = [each for each in standings if each.rating == rating]
        passed = [each for each in of_it if (self.date_of(each) or date.max) <= self.snapshot.as_at]
        return Group(rating, len(of_it), len(passed))

"""
Which actions of a plan fall due in a window, and how they stood on a day.

*Due* means due by the end of the window, by the due date as it was on that day. New actions are counted
apart, as everywhere; an action without a date is not due.
"""

import calendar
from dataclasses import dataclass
from datetime import date

from improvement.due_dates import DueDates
from improvement.enums import Provenance
from improvement.models import Priority, Rating
from improvement.snapshot import NEW_CODE, Snapshot, Standing


def end_of_month(day: date) -> date:
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])


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
    dates: DueDates

    @classmethod
    def take(cls, snapshot: Snapshot, window: Window) -> "Due":
        dates = DueDates.take(snapshot.plan, snapshot.as_at, recorded_by=snapshot.recorded_by)
        return cls(snapshot, window, dates)

    def date_of(self, standing: Standing) -> date | None:
        """The due date as it was on the day."""
        return self.dates.due(standing.action)

    def is_due(self, standing: Standing) -> bool:
        return self.window.holds(self.date_of(standing))

    def has_passed(self, standing: Standing) -> bool:
        """Whether its date is the day of the snapshot, or before it."""
        return (self.date_of(standing) or date.max) <= self.snapshot.as_at

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
        return Group(rating, len(of_it), sum(map(self.has_passed, of_it)))

"""
By when something is due, and how that was counted.

The day of receipt is day 0, and what comes on a day that is not a working day counts as received on the next
one. A day on which the clock is paused is skipped like any other that is not worked.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from council.calendar import Day, Deadline, WorkingCalendar
from feedback.enums import StartCounted, Starts

PAUSED = "clock paused"


@dataclass(frozen=True)
class Pause:
    """The first day on which a clock stood still, and the first on which it ran again: none while it stands."""

    since: date
    until: date | None = None


@dataclass(frozen=True)
class Start:
    """The two days from which a stage may be counted, and the one that is."""

    requested_on: date
    statement_agreed_on: date | None
    counted: date
    two_possible: bool = False

    def candidates(self) -> list[tuple[str, date | None, bool]]:
        """What each possible start is, its day (none where it is not known yet), and whether it counts."""
        request = ("The request", self.requested_on, self.counted == self.requested_on)
        if not self.two_possible:
            return [request]
        counts = self.counted == self.statement_agreed_on != self.requested_on
        return [request, ("The agreed statement of complaint", self.statement_agreed_on, counts)]


@dataclass(frozen=True)
class Working:
    """How a due date came about: the day 0, the day it was really, and every day counted or skipped."""

    happened_on: date
    moved_because: str
    deadline: Deadline
    limit: int

    @property
    def due_on(self) -> date:
        return self.deadline.date

    @property
    def day_0(self) -> date:
        return self.deadline.start

    @property
    def days(self) -> tuple[Day, ...]:
        return self.deadline.days

    def explanation(self) -> str:
        """The count in sentences."""
        if not self.moved_because:
            return self.deadline.explanation()
        happened, day_0 = _words(self.happened_on), _words(self.day_0)
        moved = f"{happened} is not a working day ({self.moved_because}), so day 0 is {day_0}. "
        return moved + self.deadline.explanation()


def start_of(
    *,
    starts: str,
    counts_from: str = StartCounted.STRICTER,
    requested_on: date,
    statement_agreed_on: date | None = None,
) -> Start:
    """
    From which day a stage is counted. The stricter start is the earlier one.

    Where an organisation counts from the agreed statement, the request counts until there is one.
    """
    if starts != Starts.REQUEST_OR_STATEMENT:
        return Start(requested_on, None, requested_on)
    agreed = statement_agreed_on or requested_on
    counted = {
        StartCounted.STRICTER: min(requested_on, agreed),
        StartCounted.REQUEST: requested_on,
        StartCounted.STATEMENT: agreed,
    }[StartCounted(counts_from)]
    return Start(requested_on, statement_agreed_on, counted, two_possible=True)


def working_of(
    *, calendar: WorkingCalendar, start: date, limit: int, pauses: Iterable[Pause] = ()
) -> Working:
    """When `limit` working days from `start` are up. Of a pause without an end only the first day is skipped."""
    day_0 = calendar.next_working_day(start)
    # A pause changes no day 0: somebody received it that day, whatever came after.
    deadline = with_pauses(calendar, pauses).working_days_after(day_0, limit)
    return Working(start, calendar.why_not_working(start), deadline, limit)


def with_pauses(calendar: WorkingCalendar, pauses: Iterable[Pause]) -> WorkingCalendar:
    """The calendar with the days on which a clock stood still as days that are not worked."""
    still = {
        pause.since + timedelta(days=n): PAUSED
        for pause in pauses
        for n in range(((pause.until or pause.since + timedelta(days=1)) - pause.since).days)
    }
    return WorkingCalendar(calendar.nation, {**still, **calendar.closures})


def days_paused(calendar: WorkingCalendar, pauses: Iterable[Pause]) -> int:
    """Working days on which a clock stood still, in pauses that are over."""
    over = [pause for pause in pauses if pause.until]
    return sum(
        calendar.is_working_day(pause.since + timedelta(days=n))
        for pause in over
        for n in range((pause.until - pause.since).days)
    )


def ask_by(*, calendar: WorkingCalendar, responded_on: date, ask_within: int | None) -> Working | None:
    """By when the next stage must be asked for after a response; none where the procedure sets no time."""
    if ask_within is None:
        return None
    return working_of(calendar=calendar, start=responded_on, limit=ask_within)


def days_late(*, calendar: WorkingCalendar, due_on: date, done_on: date) -> int:
    """Working days after the due date; 0 for what was in time."""
    return max(0, calendar.working_days_between(due_on, done_on))


def latest_in_time(*, happened_on: date, months: int) -> date:
    """The last day on which a complaint about something is in time: the same day of the month, or its last."""
    month = happened_on.month - 1 + months
    year, month = happened_on.year + month // 12, month % 12 + 1
    following = date(year + month // 12, month % 12 + 1, 1)
    return min(following - timedelta(days=1), date(year, month, 1) + timedelta(days=happened_on.day - 1))


def _words(day: date) -> str:
    return f"{day:%A} {day.day} {day:%B %Y}"

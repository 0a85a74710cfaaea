"""The days of a clock, worked out to be drawn: each one counted or skipped, and why."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from council.calendar import Day, Deadline, WorkingCalendar
from feedback.clocks import PAUSED, working_of
from feedback.domain.workings import pauses_of
from feedback.models import Clock, Stage
from reports.prose import counted, listed

WEEKEND = {"Saturday", "Sunday"}


@dataclass(frozen=True)
class DrawnDay:
    date: date
    number: int | None
    why: str
    look: str  # counted, gone, skipped or due: a class of the style sheet


@dataclass(frozen=True)
class OtherStart:
    """A clock's other possible start, and when the response would be due from it."""

    name: str
    on: date
    due_on: date


def deadline_of(clock: Clock, calendar: WorkingCalendar) -> Deadline:
    """Day 0 of a clock to its last, every day of a pause skipped."""
    pauses = pauses_of(clock)
    return working_of(calendar=calendar, start=clock.started_on, limit=clock.limit, pauses=pauses).deadline


def drawn(deadline: Deadline, today: date) -> list[DrawnDay]:
    return [
        DrawnDay(day.date, day.number, day.skipped_because, _look(day, deadline, today))
        for day in deadline.days
    ]


def _look(day: Day, deadline: Deadline, today: date) -> str:
    if day.number is None:
        return "skipped"
    if day.date == deadline.date:
        return "due"
    return "gone" if day.date <= today else "counted"


def skipped_in_words(deadline: Deadline) -> str:
    """“weekends, Good Friday 19 April and Easter Monday 22 April”; empty where no day was skipped."""
    skipped = deadline.skipped()
    weekends = ["weekends"] if any(day.skipped_because in WEEKEND for day in skipped) else []
    paused = sum(day.skipped_because == PAUSED for day in skipped)
    still = [f"{counted(paused, 'day')} on which the clock was paused"] if paused else []
    named_days = [named(day) for day in skipped if day.skipped_because not in {*WEEKEND, PAUSED}]
    return listed([*weekends, *named_days, *still])


def named(day: Day) -> str:
    return f"{day.skipped_because} {day.date:%-d %B}"


def count_in_words(clock: Clock) -> str:
    return counted(clock.limit, "working day")


def ahead(calendar: WorkingCalendar, today: date, days: int = 14) -> Sequence[Day]:
    """Days soon to come that do not count though they are no weekend."""
    coming = (date.fromordinal(today.toordinal() + n) for n in range(1, days + 1))
    found = (Day(day, None, calendar.why_not_working(day)) for day in coming)
    return [day for day in found if day.skipped_because and day.skipped_because not in WEEKEND]


def starts_of(stage: Stage) -> list[tuple[str, date]]:
    """What the clock of a stage may start with: (“the request”, its day), and the agreed statement's."""
    statement = stage.statement_agreed_on
    return [("the request", stage.requested_on)] + (
        [("the agreed statement", statement)] if statement else []
    )


def other_start(clock: Clock, calendar: WorkingCalendar) -> OtherStart | None:
    """The start that is not counted, where a stage has two. Only its first step starts with either."""
    if clock.step.number != 1:
        return None
    starts = [(name, on, calendar.next_working_day(on)) for name, on in starts_of(clock.stage)]
    others = [start for start in starts if start[2] != clock.started_on]
    if len(starts) < 2 or not others:
        return None
    name, on, _day_0 = others[0]
    due = working_of(calendar=calendar, start=on, limit=clock.limit, pauses=pauses_of(clock)).due_on
    return OtherStart(name, on, due)

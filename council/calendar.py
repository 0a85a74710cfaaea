"""
Working days, and deadlines that explain themselves.

A working day is not a Saturday, a Sunday, a bank holiday of the organisation's nation or a day on which the
organisation is closed. Deadlines are counted in working days after a start: the start itself is day 0.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

import holidays

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Day:
    """One day of a count: its number where it counted, else why it was skipped."""

    date: date
    number: int | None
    skipped_because: str = ""


@dataclass(frozen=True)
class Deadline:
    start: date
    date: date
    days: tuple[Day, ...]

    def skipped(self) -> list[Day]:
        return [day for day in self.days if day.number is None]

    def explanation(self) -> str:
        """The count in a sentence, with every skipped day that is not a weekend named."""
        counted = len(self.days) - len(self.skipped())
        named = [day for day in self.skipped() if day.skipped_because not in {"Saturday", "Sunday"}]
        many, side = "" if counted == 1 else "s", "before" if self.date < self.start else "after"
        text = f"{counted} working day{many} {side} {_words(self.start)} is {_words(self.date)}."
        if named:
            text += " Skipped: " + ", ".join(f"{_words(d.date)} ({d.skipped_because})" for d in named) + "."
        return text


def _words(day: date) -> str:
    return f"{day:%A} {day.day} {day:%B %Y}"


@lru_cache(maxsize=512)
def _bank_holidays(nation: str, year: int) -> Mapping[date, str]:
    return dict(holidays.country_holidays("GB", subdiv=nation, years=year, language="en_GB"))


class WorkingCalendar:
    def __init__(self, nation: str = "ENG", closures: Mapping[date, str] | None = None):
        self.nation = nation
        self.closures = closures or {}

    @classmethod
    def of(cls, organisation) -> "WorkingCalendar":
        """The calendar of an organisation, its own closures included. One query."""
        return cls(organisation.nation, dict(organisation.closures.values_list("day", "reason")))

    def why_not_working(self, day: date) -> str:
        """The reason that nobody works on this day; empty for a working day."""
        if day.weekday() >= 5:
            return f"{day:%A}"
        return _bank_holidays(self.nation, day.year).get(day) or self.closures.get(day, "")

    def is_working_day(self, day: date) -> bool:
        return not self.why_not_working(day)

    def next_working_day(self, day: date) -> date:
        """The day itself where it is a working day, else the first one after it."""
        while not self.is_working_day(day):
            day += ONE_DAY
        return day

    def working_days_after(self, start: date, count: int) -> Deadline:
        """The day that is `count` working days after `start`, with each day on the way."""
        return self._count(start, count, ONE_DAY)

    def working_days_before(self, start: date, count: int) -> Deadline:
        """
        The day that is `count` working days before `start`. An agenda needs clear days: neither the day of
        publication nor the day of the meeting is one, so it is out `count + 1` working days before.
        """
        return self._count(start, count, -ONE_DAY)

    def working_days_between(self, start: date, end: date) -> int:
        """Working days after `start`, up to and including `end`; negative where `end` is earlier."""
        if end < start:
            return -self.working_days_between(end, start)
        span = (end - start).days
        return sum(self.is_working_day(start + timedelta(days=n)) for n in range(1, span + 1))

    def _count(self, start: date, count: int, step: timedelta) -> Deadline:
        if count < 0:
            raise ValueError("count working days with a number that is not negative")
        day, number, days = start, 0, []
        while number < count:
            day += step
            reason = self.why_not_working(day)
            if not reason:
                number += 1
            days.append(Day(day, None if reason else number, reason))
        return Deadline(start=start, date=day, days=tuple(days))

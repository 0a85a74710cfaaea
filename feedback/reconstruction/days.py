"""The working days of a span, and how things are spread over them: always alike, and never at random."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from datetime import date, timedelta
from math import gcd
from typing import TypeVar

from council.calendar import WorkingCalendar

Item = TypeVar("Item")
GOLDEN = 0.382


class Days:
    def __init__(self, calendar: WorkingCalendar, first: date, last: date):
        every = (first + timedelta(days=n) for n in range((last - first).days + 1))
        self._days = [day for day in every if calendar.is_working_day(day)]

    def after(self, day: date, count: int) -> date:
        """The working day that many after this one; before it, where the count is negative."""
        return self._days[bisect_left(self._days, day) + count]

    def count(self, start: date, end: date) -> int:
        """Working days after `start`, up to and including `end`."""
        return bisect_right(self._days, end) - bisect_right(self._days, start)

    def between(self, first: date, last: date) -> list[date]:
        return self._days[bisect_left(self._days, first) : bisect_right(self._days, last)]


def evenly(items: Sequence[Item], count: int) -> list[Item]:
    """That many of the items, at even distances; some come twice where there are too few."""
    return [items[(2 * n + 1) * len(items) // (2 * count)] for n in range(count)]


def scattered(items: Sequence[Item]) -> list[Item]:
    """All the items in another order, in which those that stood together stand apart."""
    many = len(items)
    if many < 3:
        return list(items)
    stride = next(n for n in range(max(2, round(many * GOLDEN)), many + 2) if gcd(n, many) == 1)
    return [items[n * stride % many] for n in range(many)]


def in_pieces(items: Sequence[Item], count: int) -> list[list[Item]]:
    """The items in that many runs, as equal as can be."""
    bounds = [n * len(items) // count for n in range(count + 1)]
    return [list(items[start:end]) for start, end in zip(bounds, bounds[1:], strict=False)]

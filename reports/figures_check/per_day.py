from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from reports.figures_check.claim import Claim
from reports.figures_check.figure import Figure
from reports.figures_check.finding import Finding
from reports.formatting import day, number, round_half_up

PLACES = 1


@dataclass(frozen=True, kw_only=True)
class PerDay(Claim):
    """The total over the days of the period is the printed rate. Days may be all of them, or Monday to Friday."""

    printed: Figure
    total: Figure
    first: date
    last: date

    def findings(self) -> list[Finding]:
        days = [self.first + timedelta(days=n) for n in range((self.last - self.first).days + 1)]
        weekdays = sum(each.weekday() < 5 for each in days)
        if self._agrees(len(days)) or self._agrees(weekdays):
            return []
        implied = number(self.total.value / self.printed.value) if self.printed.value else "no"
        rate = round_half_up(self.total.value / len(days), PLACES)
        sentence = (
            f"{self.total.words()} at {self.printed.words()} a day is {implied} days; {day(self.first)} to "
            f"{day(self.last)} has {len(days)}, which is {number(rate, PLACES)} a day ({weekdays} of them are "
            f"weekdays: {number(self.total.value / weekdays, PLACES)} a day)."
        )
        return [self.found(self.printed, rate, sentence)]

    def _agrees(self, days: int) -> bool:
        """A rate may be rounded either way: a paper that prints 86 may mean 86.4 or 85.6, and cut off 86.9."""
        exact = self.total.value / Decimal(days or 1)
        return abs(exact - self.printed.value) < Decimal(1).scaleb(-self.printed.places)

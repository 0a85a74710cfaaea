"""The reporting year of feedback: April to March, in four quarters."""

from datetime import date, timedelta

from council.years import SpannedYear

QUARTERS = (1, 2, 3, 4)
MONTHS = {1: "Apr to Jun", 2: "Jul to Sep", 3: "Oct to Dec", 4: "Jan to Mar"}


class ReportingYear(SpannedYear):
    """The year that begins on 1 April."""

    first_month = 4
    called = "a year from April to March"

    @property
    def previous(self) -> "ReportingYear":
        return ReportingYear(self.start - 1)

    def quarter(self, number: int) -> tuple[date, date]:
        """First and last day of quarter 1 to 4."""
        year, month = (self.start + 1, 1) if number == 4 else (self.start, 1 + 3 * number)
        after = date(year + (month + 3 > 12), (month + 3 - 1) % 12 + 1, 1)
        return date(year, month, 1), after - timedelta(days=1)


def quarter_of(day: date) -> int:
    """1 for April to June, to 4 for January to March."""
    return (day.month - 4) % 12 // 3 + 1

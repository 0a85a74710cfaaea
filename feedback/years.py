"""The reporting year of feedback: April to March, in four quarters."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

PATTERN = re.compile(r"(\d{4})[-/](\d{2})", re.ASCII)
QUARTERS = (1, 2, 3, 4)
MONTHS = {1: "Apr to Jun", 2: "Jul to Sep", 3: "Oct to Dec", 4: "Jan to Mar"}


@dataclass(frozen=True, order=True)
class ReportingYear:
    """The year that begins on 1 April of `start`; `slug` is “2018-19” and `label` “2018/19”."""

    start: int

    @classmethod
    def parse(cls, text: str) -> "ReportingYear":
        """The year of “2018-19” or “2018/19”. Raises ValueError with a sentence that says what is wrong."""
        found = PATTERN.fullmatch(text.strip())
        if not found:
            raise ValueError(f"“{text}” is not a year. Type it like 2018-19")
        start, end = int(found[1]), int(found[2])
        if not 1900 <= start <= 2200 or end != (start + 1) % 100:
            raise ValueError(f"“{text}” is not a year from April to March. Type it like 2018-19")
        return cls(start)

    @classmethod
    def of(cls, day: date) -> "ReportingYear":
        return cls(day.year if day.month >= 4 else day.year - 1)

    @property
    def slug(self) -> str:
        return f"{self.start}-{(self.start + 1) % 100:02}"

    @property
    def label(self) -> str:
        return self.slug.replace("-", "/")

    @property
    def first_day(self) -> date:
        return date(self.start, 4, 1)

    @property
    def last_day(self) -> date:
        return date(self.start + 1, 3, 31)

    @property
    def previous(self) -> "ReportingYear":
        return ReportingYear(self.start - 1)

    def quarter(self, number: int) -> tuple[date, date]:
        """First and last day of quarter 1 to 4."""
        year, month = (self.start + 1, 1) if number == 4 else (self.start, 1 + 3 * number)
        after = date(year + (month + 3 > 12), (month + 3 - 1) % 12 + 1, 1)
        return date(year, month, 1), after - timedelta(days=1)

    def __str__(self):
        return self.slug


def quarter_of(day: date) -> int:
    """1 for April to June, to 4 for January to March."""
    return (day.month - 4) % 12 // 3 + 1

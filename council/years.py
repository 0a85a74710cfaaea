"""Years that begin in another month than January, as councils write them: “2018-19”."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import ClassVar, Self

PATTERN = re.compile(r"(\d{4})[-/](\d{2})", re.ASCII)


@dataclass(frozen=True, order=True)
class SpannedYear:
    """
    A year that begins in `start` and ends in the next. A kind of year says in which month, and what it is called.

    `slug` is “2018-19” and `label` “2018/19”.
    """

    start: int

    first_month: ClassVar[int]
    called: ClassVar[str]

    @classmethod
    def parse(cls, text: str) -> Self:
        """The year of “2018-19” or “2018/19”. Raises ValueError with a sentence that says what is wrong."""
        found = PATTERN.fullmatch(text.strip())
        if not found:
            raise ValueError(f"“{text}” is not {cls.called}. Type it like 2018-19")
        start, end = int(found[1]), int(found[2])
        if not 1900 <= start <= 2200 or end != (start + 1) % 100:
            raise ValueError(f"“{text}” is not {cls.called}. Type it like 2018-19")
        return cls(start)

    @classmethod
    def of(cls, day: date) -> Self:
        return cls(day.year if day.month >= cls.first_month else day.year - 1)

    @property
    def slug(self) -> str:
        return f"{self.start}-{(self.start + 1) % 100:02}"

    @property
    def label(self) -> str:
        return self.slug.replace("-", "/")

    @property
    def first_day(self) -> date:
        return date(self.start, self.first_month, 1)

    @property
    def last_day(self) -> date:
        return date(self.start + 1, self.first_month, 1) - timedelta(days=1)

    def __str__(self):
        return self.slug

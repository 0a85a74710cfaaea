"""The municipal year: from the annual council in May to the end of the April after."""

import re
from dataclasses import dataclass
from datetime import date

PATTERN = re.compile(r"(\d{4})[-/](\d{2})", re.ASCII)


@dataclass(frozen=True, order=True)
class MunicipalYear:
    """The year that begins on 1 May of `start`; `slug` is “2019-20” and `label` “2019/20”."""

    start: int

    @classmethod
    def parse(cls, text: str) -> "MunicipalYear":
        """The year of “2019-20” or “2019/20”. Raises ValueError with a sentence that says what is wrong."""
        found = PATTERN.fullmatch(text.strip())
        if not found or int(found[2]) != (int(found[1]) + 1) % 100:
            raise ValueError(f"“{text}” is not a municipal year. Type it like 2019-20")
        return cls(int(found[1]))

    @classmethod
    def of(cls, day: date) -> "MunicipalYear":
        return cls(day.year if day.month >= 5 else day.year - 1)

    @property
    def slug(self) -> str:
        return f"{self.start}-{(self.start + 1) % 100:02}"

    @property
    def label(self) -> str:
        return self.slug.replace("-", "/")

    @property
    def first_day(self) -> date:
        return date(self.start, 5, 1)

    @property
    def last_day(self) -> date:
        return date(self.start + 1, 4, 30)

    def __str__(self):
        return self.slug

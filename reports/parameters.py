"""What a report may ask for: the fields of Run, and how each is typed, on a page or a command line."""

import calendar
import re
from dataclasses import dataclass
from datetime import date, datetime

FORMATS = ("%Y-%m-%d", "%d %B %Y", "%d %b %Y", "%d/%m/%Y")
ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")


@dataclass(frozen=True)
class Parameter:
    name: str
    label: str
    is_date: bool = False
    unset: str = ""  # the choice of not giving it

    @property
    def option(self) -> str:
        return f"--{self.name.replace('_', '-')}"


PARAMETERS = {
    parameter.name: parameter
    for parameter in (
        Parameter("plan", "Plan"),
        Parameter("as_at", "As at", is_date=True, unset="Latest"),
        Parameter("compared_with", "Compared with", is_date=True, unset="The one before"),
    )
}


def parse_date(text: str) -> date:
    """The date that somebody typed. Raises ValueError with a sentence that says what is wrong with it."""
    for layout in FORMATS:
        try:
            return datetime.strptime(text.strip(), layout).date()
        except ValueError:
            continue
    raise ValueError(_what_is_wrong(text.strip()))


def _what_is_wrong(text: str) -> str:
    if found := ISO.fullmatch(text):
        year, month, day = map(int, found.groups())
        if 1 <= month <= 12 and year and day > calendar.monthrange(year, month)[1]:
            return f"{day} {calendar.month_name[month]} is not a date in {year}"
    return f"“{text}” is not a date. Type it like 31 May 2019 or 2019-05-31"

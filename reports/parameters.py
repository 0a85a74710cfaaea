"""What a report may ask for: the fields of Run, and how each is typed, on a page or a command line."""

import calendar
import re
from dataclasses import dataclass
from datetime import date, datetime

FORMATS = ("%Y-%m-%d", "%d %B %Y", "%d %b %Y", "%d/%m/%Y")
ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})", re.ASCII)
BRITISH = re.compile(r"(\d{1,2})[ /]([a-z]+|\d{1,2})[ /](\d{4})", re.ASCII | re.IGNORECASE)
MONTHS = {name.lower(): number for number, name in enumerate(calendar.month_abbr) if name}


@dataclass(frozen=True)
class Parameter:
    name: str
    label: str
    is_date: bool = False
    unset: str = ""  # the choice of not giving it
    words: tuple[str, ...] = ()  # all that it can be, where that is a few words
    example: str = ""  # how it is written, where that is neither a date nor a slug
    asked_as: str = ""  # its option, where Python keeps that word for itself

    @property
    def metavar(self) -> str:
        """What stands for its value in the help of the command."""
        return "DATE" if self.is_date else "|".join(self.words) or self.example or "SLUG"

    @property
    def option(self) -> str:
        return f"--{self.asked_as or self.name.replace('_', '-')}"


PARAMETERS = {
    parameter.name: parameter
    for parameter in (
        Parameter("plan", "Plan"),
        Parameter("as_at", "As at", is_date=True, unset="Latest"),
        Parameter("compared_with", "Compared with", is_date=True, unset="The one before"),
        Parameter("by", "Grouped by", words=("priority", "recommendation")),
        Parameter("due_from", "Due from", is_date=True, unset="The beginning"),
        Parameter("due_to", "Due by", is_date=True, unset="The end of the month of the report"),
        Parameter("year", "Year", example="2018-19"),
        Parameter("quarter", "Quarter", words=("1", "2", "3", "4")),
        Parameter("committee", "Committee"),
        Parameter("meeting", "Meeting", example="COMMITTEE/DATE"),
        Parameter("review", "Review", unset="None"),
        Parameter("start", "From", example="KIND:REF", asked_as="from"),
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
    day, month, year = _parts(text)
    if 1 <= month <= 12 and 1 <= year <= 9999 and day > calendar.monthrange(year, month)[1]:
        return f"{day} {calendar.month_name[month]} is not a date in {year}"
    return f"“{text}” is not a date. Type it like 31 May 2019 or 2019-05-31"


def _parts(text: str) -> tuple[int, int, int]:
    """Day, month and year of what looks like a date; noughts of what does not."""
    if found := ISO.fullmatch(text):
        year, month, day = map(int, found.groups())
        return day, month, year
    if found := BRITISH.fullmatch(text):
        day, month, year = found.groups()
        return int(day), int(month) if month.isdecimal() else MONTHS.get(month[:3].lower(), 0), int(year)
    return 0, 0, 0

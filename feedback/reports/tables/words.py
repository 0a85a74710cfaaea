"""Sentences that several tables share. A number that may not be seen is not spoken of: then there is no sentence."""

from dataclasses import dataclass
from decimal import Decimal

from feedback.reports.tables.quarters import YTD, change
from feedback.reports.year import Year
from reports.formatting import is_number, percent
from reports.prose import in_words

LARGEST_WORD = 10  # numbers up to ten are told in words, and shares of them tell nothing


@dataclass(frozen=True)
class Period:
    """What a paragraph speaks of: the column of its figures, and how it is called."""

    key: str
    name: str  # “2018/19”, “quarter 2 of 2018/19”
    is_compared: bool  # with the year before


def period(year: Year, quarter: int | None) -> Period:
    """A quarter, and a year that is not over, are not compared with a whole one."""
    if quarter:
        return Period(f"q{quarter}", f"quarter {quarter} of {year.label}", False)
    return Period(YTD, year.label, year.is_over)


def known(*values) -> bool:
    """Whether these may all be said."""
    return all(is_number(value) for value in values)


def moved(now: int, before: int, places: int = 1) -> str:
    """“an increase of 27.7%”, “a decrease”, “the same number”."""
    if now == before:
        return "the same number"
    word = "an increase" if now > before else "a decrease"
    if min(now, before) <= LARGEST_WORD:
        return word
    return f"{word} of {percent(abs(change(now, before)), places)}"


def share(part, whole) -> Decimal | None:
    """What per cent of the whole the part is; None where either may not be seen or there is nothing to share."""
    return Decimal(part) * 100 / Decimal(whole) if known(part, whole) and whole else None


def was(count: int) -> str:
    return "was" if count == 1 else "were"


def none_or_words(count: int) -> str:
    return in_words(count, zero="no")

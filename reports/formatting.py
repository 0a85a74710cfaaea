"""
Values into words, the same words in every format.

Rounding is half up and happens here only. A percentage is a number as printed: 59.4 is shown as 59.4%.
"""

from datetime import date, datetime
from decimal import ROUND_HALF_UP, Context, Decimal

from django.utils.timezone import is_aware, localtime

from reports.table import Kind, Missing, RatingValue, Value

MINUS = "\N{MINUS SIGN}"  # as wide as a figure, and no line breaks after it
# Decimal places where the column does not say.
PLACES = {Kind.INTEGER: 0, Kind.PERCENT: 1, Kind.MONEY: 2}


def round_half_up(value: int | float | Decimal, places: int = 0) -> Decimal:
    """2.5 becomes 3 and -2.5 becomes -3; never a negative zero."""
    exact = Decimal(str(value))
    precision = max(28, exact.adjusted() + places + 2)
    rounded = exact.quantize(
        Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP, context=Context(prec=precision)
    )
    return abs(rounded) if rounded.is_zero() else rounded


def rounded(value: int | Decimal, kind: Kind, places: int | None = None) -> Decimal:
    """The number that is printed for this value in a column of this kind."""
    return round_half_up(value, PLACES.get(kind, 0) if places is None else places)


def number(value: int | float | Decimal, places: int = 0) -> str:
    return f"{round_half_up(value, places):,f}".replace("-", MINUS)


def percent(value: int | float | Decimal, places: int = 1) -> str:
    return f"{number(value, places)}%"


def money(value: int | float | Decimal, places: int = 2) -> str:
    shown = number(value, places)
    return f"{MINUS}£{shown[1:]}" if shown.startswith(MINUS) else f"£{shown}"


def as_date(value: date) -> date:
    """The day, by the clock on the wall, of a date or a time."""
    if isinstance(value, datetime):
        return (localtime(value) if is_aware(value) else value).date()
    return value


def day(value: date) -> str:
    value = as_date(value)
    return f"{value.day} {value:%B %Y}"


def is_number(value: Value) -> bool:
    return isinstance(value, int | float | Decimal)


def words(value: Value, kind: Kind = Kind.TEXT, places: int | None = None) -> str:
    """What a reader sees: “1,234”, “59.4%”, “31 May 2019”, “not collected”, and nothing for None."""
    if value is None:
        return ""
    if isinstance(value, Missing | RatingValue):
        return str(value)
    if isinstance(value, date):
        return day(value)
    if not is_number(value) or kind in {Kind.TEXT, Kind.REFERENCE}:
        return str(value)
    places = PLACES.get(kind, 0) if places is None else places
    return {Kind.PERCENT: percent, Kind.MONEY: money}.get(kind, number)(value, places)

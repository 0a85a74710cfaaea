from datetime import UTC, date, datetime
from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.document import Kind, Missing
from reports.formatting import as_date, day, money, number, percent, round_half_up, words
from tests.reports.documents import AMBER

DECIMALS = st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**12), max_value=10**12)


@given(value=DECIMALS, places=st.integers(0, 6))
def test_rounding_is_decimals_own_half_up_and_never_a_negative_zero(value, places):
    rounded = round_half_up(value, places)
    assert rounded == value.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)
    assert not (rounded.is_zero() and rounded.is_signed())


@given(value=DECIMALS)
def test_no_figure_is_shown_as_minus_nothing(value):
    shown = number(value, 1)
    assert shown.startswith("−") == (round_half_up(value, 1) < 0)


@pytest.mark.parametrize(
    ("value", "places", "shown"),
    [
        (Decimal("0.5"), 0, "1"),
        (Decimal("2.5"), 0, "3"),
        (Decimal("-2.5"), 0, "−3"),
        (Decimal("-0.4"), 0, "0"),
        (1.005, 2, "1.01"),
        (1234567, 0, "1,234,567"),
        (10**40, 0, f"{10**40:,}"),
    ],
)
def test_numbers_have_thousands_and_round_half_up(value, places, shown):
    assert number(value, places) == shown


def test_percentages_are_shown_as_printed():
    assert (percent(Decimal("59.35")), percent(60, 0), percent(0)) == ("59.4%", "60%", "0.0%")


def test_money_puts_the_minus_before_the_pound():
    assert (money(Decimal("-1234.5")), money(20000, 0)) == ("−£1,234.50", "£20,000")


def test_a_time_is_shown_as_its_day_here():
    assert day(date(2019, 5, 31)) == "31 May 2019"
    assert as_date(datetime(2019, 5, 31, 23, 30, tzinfo=UTC)) == date(2019, 6, 1)


@pytest.mark.parametrize(
    ("value", "kind", "shown"),
    [
        (None, Kind.INTEGER, ""),
        (0, Kind.INTEGER, "0"),
        (Missing.NOT_COLLECTED, Kind.INTEGER, "not collected"),
        (AMBER, Kind.RATING, "Amber"),
        ("2.10", Kind.REFERENCE, "2.10"),
        (Decimal("2.10"), Kind.REFERENCE, "2.10"),
        (12, Kind.PERCENT, "12.0%"),
        (12, Kind.MONEY, "£12.00"),
        (date(2019, 5, 1), Kind.DATE, "1 May 2019"),
    ],
)
def test_nothing_missing_and_zero_are_three_different_things(value, kind, shown):
    assert words(value, kind) == shown

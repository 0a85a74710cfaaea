from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from improvement.enums import AgainstTarget, Better
from improvement.indicators import against_target

NUMBERS = st.decimals(min_value=-1000, max_value=1000, places=2)


@pytest.mark.parametrize(
    ("value", "better", "expected"),
    [
        ("95.1", Better.HIGHER, AgainstTarget.ABOVE),
        ("95", Better.HIGHER, AgainstTarget.MEETING),
        ("92", Better.HIGHER, AgainstTarget.WITHIN),
        ("91.99", Better.HIGHER, AgainstTarget.OUTSIDE),
        ("94.9", Better.LOWER, AgainstTarget.ABOVE),
        ("95", Better.LOWER, AgainstTarget.MEETING),
        ("98", Better.LOWER, AgainstTarget.WITHIN),
        ("98.01", Better.LOWER, AgainstTarget.OUTSIDE),
        ("95", Better.NEITHER, None),
    ],
)
def test_a_reading_against_a_target_of_95_with_a_tolerance_of_3(value, better, expected):
    found = against_target(Decimal(value), target=Decimal(95), tolerance=Decimal(3), better=better)
    assert found == expected


def test_without_a_tolerance_whatever_misses_the_target_is_outside():
    assert against_target(Decimal("94.99"), target=Decimal(95), better="higher") == AgainstTarget.OUTSIDE


@given(value=NUMBERS, target=NUMBERS, tolerance=st.decimals(min_value=0, max_value=50, places=2))
def test_lower_is_the_mirror_of_higher(value, target, tolerance):
    high = against_target(value, target=target, tolerance=tolerance, better="higher")
    assert high == against_target(-value, target=-target, tolerance=tolerance, better="lower")

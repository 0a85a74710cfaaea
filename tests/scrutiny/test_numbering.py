import pytest

from scrutiny.enums import ItemKind, Numbering
from scrutiny.numbering import Numbered, numbers

K = ItemKind
SUNDERLAND = [(K.APOLOGIES, 0), (K.MINUTES, 1), (K.DECLARATIONS, 0), (K.BUSINESS, 1), (K.KEY_DECISIONS, 1)]


def test_sunderland_numbers_resolutions_alone():
    given = numbers(Numbering.RESOLUTIONS, SUNDERLAND)
    assert [each.minute for each in given] == [""] * 5
    assert [number for each in given for number in each.resolutions] == ["1", "2", "3"]


def test_telford_numbers_every_item_with_its_prefix_apologies_included():
    minutes = [(K.MINUTES, 1), (K.APOLOGIES, 0), (K.DECLARATIONS, 0), (K.BUSINESS, 2), (K.BUSINESS, 0)]
    given = numbers(Numbering.PREFIXED, minutes, prefix="CYPSC-")
    assert [each.minute for each in given] == [f"CYPSC-{n}" for n in range(1, 6)]
    assert [each.resolutions for each in given] == [("",), (), (), ("", ""), ()]


def test_tameside_runs_on_through_the_year_and_leaves_apologies_without_a_number():
    minutes = [(K.APOLOGIES, 0), *[(K.BUSINESS, 0)] * 10]
    given = numbers(Numbering.RUNNING, minutes, last=31)
    assert [each.minute for each in given] == ["", *(str(n) for n in range(32, 42))]


@pytest.mark.parametrize("style", Numbering)
def test_no_minutes_have_no_numbers(style):
    assert numbers(style, [], prefix="X-") == []


def test_a_minute_of_no_item_is_numbered_like_any_other():
    assert numbers(Numbering.RUNNING, [(None, 1)], last=4) == [Numbered("5", ("",))]

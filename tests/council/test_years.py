from datetime import date

import pytest

from feedback.years import ReportingYear
from scrutiny.years import MunicipalYear


@pytest.mark.parametrize(
    ("kind", "last_before", "first", "last"),
    [
        (ReportingYear, date(2018, 3, 31), date(2018, 4, 1), date(2019, 3, 31)),
        (MunicipalYear, date(2018, 4, 30), date(2018, 5, 1), date(2019, 4, 30)),
    ],
)
def test_a_year_begins_in_its_month_and_ends_the_day_before(kind, last_before, first, last):
    year = kind.parse("2018-19")
    assert (year.first_day, year.last_day) == (first, last)
    assert (kind.of(last_before), kind.of(first), kind.of(last)) == (kind.parse("2017/18"), year, year)


def test_a_year_over_the_turn_of_a_century_is_written_like_any_other():
    year = MunicipalYear.parse("1999-00")
    assert (year.slug, year.label, year.last_day) == ("1999-00", "1999/00", date(2000, 4, 30))


def test_years_of_two_kinds_are_never_equal():
    assert ReportingYear(2018) != MunicipalYear(2018)


@pytest.mark.parametrize("text", ["2018", "2018-20", "2018-9", "18-19", "9999-00", "٢٠١٨-١٩", ""])
@pytest.mark.parametrize("kind", [ReportingYear, MunicipalYear])
def test_what_is_no_year_is_said_to_be_none(kind, text):
    with pytest.raises(ValueError, match=f"“{text}” is not {kind.called}. Type it like 2018-19"):
        kind.parse(text)

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from council.calendar import WorkingCalendar
from tests.factories.closure import ClosureFactory
from tests.factories.organisation import OrganisationFactory

ENGLAND = WorkingCalendar()
NATIONS = ["ENG", "WLS", "SCT", "NIR"]
# Bank holidays that were moved or given once, 2019–2023.
SPECIAL = {
    date(2020, 5, 8): False,  # VE Day, in place of the Monday
    date(2020, 5, 4): True,
    date(2022, 6, 2): False,  # the spring holiday, moved
    date(2022, 6, 3): False,  # Platinum Jubilee
    date(2022, 5, 30): True,
    date(2022, 9, 19): False,  # State Funeral
    date(2023, 5, 8): False,  # Coronation
    date(2021, 12, 27): False,  # Christmas Day, in place of the Saturday
    date(2021, 12, 28): False,
    date(2019, 4, 19): False,  # Good Friday
    date(2019, 4, 22): False,  # Easter Monday
    date(2019, 12, 24): True,
}


@pytest.mark.parametrize(("day", "working"), SPECIAL.items(), ids=str)
def test_england_works_except_on_bank_holidays(day, working):
    assert ENGLAND.is_working_day(day) is working


def test_every_bank_holiday_of_2019_in_england():
    year = [date.fromordinal(date(2019, 1, 1).toordinal() + n) for n in range(365)]
    assert [day for day in year if day.weekday() < 5 and not ENGLAND.is_working_day(day)] == [
        date(2019, 1, 1),
        date(2019, 4, 19),
        date(2019, 4, 22),
        date(2019, 5, 6),
        date(2019, 5, 27),
        date(2019, 8, 26),
        date(2019, 12, 25),
        date(2019, 12, 26),
    ]


def test_a_nation_has_its_own_bank_holidays():
    saint_andrew, second_of_january = date(2023, 11, 30), date(2024, 1, 2)
    assert [day for day in (saint_andrew, second_of_january) if not ENGLAND.is_working_day(day)] == []
    scotland = WorkingCalendar("SCT")
    assert [scotland.is_working_day(day) for day in (saint_andrew, second_of_january)] == [False, False]


def test_twenty_working_days():
    assert ENGLAND.working_days_after(date(2026, 3, 2), 20).date == date(2026, 3, 30)


def test_no_working_days_after_a_day_is_that_day():
    deadline = ENGLAND.working_days_after(date(2019, 1, 1), 0)
    assert (deadline.date, deadline.days) == (date(2019, 1, 1), ())


def test_a_deadline_names_each_day_that_it_counts_or_skips():
    deadline = ENGLAND.working_days_after(date(2019, 4, 17), 2)
    assert [(day.date.day, day.number, day.skipped_because) for day in deadline.days] == [
        (18, 1, ""),
        (19, None, "Good Friday"),
        (20, None, "Saturday"),
        (21, None, "Sunday"),
        (22, None, "Easter Monday"),
        (23, 2, ""),
    ]


def test_a_deadline_explains_itself_in_a_sentence():
    assert ENGLAND.working_days_after(date(2019, 4, 17), 2).explanation() == (
        "2 working days after Wednesday 17 April 2019 is Tuesday 23 April 2019. "
        "Skipped: Friday 19 April 2019 (Good Friday), Monday 22 April 2019 (Easter Monday)."
    )


def test_a_deadline_that_skips_only_weekends_says_no_more_than_the_count():
    assert ENGLAND.working_days_after(date(2026, 3, 5), 2).explanation() == (
        "2 working days after Thursday 5 March 2026 is Monday 9 March 2026."
    )


def test_a_count_back_says_before():
    assert ENGLAND.working_days_before(date(2026, 3, 9), 1).explanation() == (
        "1 working day before Monday 9 March 2026 is Friday 6 March 2026."
    )


def test_a_number_of_working_days_is_not_negative():
    with pytest.raises(ValueError, match="not negative"):
        ENGLAND.working_days_after(date(2019, 1, 1), -1)


def test_an_agenda_is_out_five_clear_days_before_the_meeting():
    # Wednesday to Wednesday: Thursday, Friday, Monday, Tuesday and Wednesday lie clear between.
    assert ENGLAND.working_days_before(date(2019, 7, 11), 6).date == date(2019, 7, 3)


def test_clear_days_step_over_a_bank_holiday():
    assert ENGLAND.working_days_before(date(2019, 5, 31), 6).date == date(2019, 5, 22)


def test_the_next_working_day_may_be_the_day_itself():
    assert ENGLAND.next_working_day(date(2019, 4, 18)) == date(2019, 4, 18)
    assert ENGLAND.next_working_day(date(2019, 4, 19)) == date(2019, 4, 23)


def test_working_days_between_count_the_end_and_not_the_start():
    assert ENGLAND.working_days_between(date(2019, 4, 18), date(2019, 4, 23)) == 1
    assert ENGLAND.working_days_between(date(2019, 4, 23), date(2019, 4, 18)) == -1


@pytest.mark.django_db
def test_an_organisations_own_closures_are_skipped_and_named(django_assert_num_queries):
    closure = ClosureFactory(day=date(2019, 12, 24), reason="Flood")
    ClosureFactory(day=date(2019, 12, 23), reason="Of somebody else")
    with django_assert_num_queries(1):
        calendar = WorkingCalendar.of(closure.organisation)
    deadline = calendar.working_days_after(date(2019, 12, 20), 2)
    assert deadline.explanation() == (
        "2 working days after Friday 20 December 2019 is Friday 27 December 2019. Skipped: "
        "Tuesday 24 December 2019 (Flood), Wednesday 25 December 2019 (Christmas Day), "
        "Thursday 26 December 2019 (Boxing Day)."
    )


@pytest.mark.django_db
def test_an_organisation_keeps_the_holidays_of_its_nation():
    calendar = WorkingCalendar.of(OrganisationFactory(nation="SCT"))
    assert calendar.why_not_working(date(2024, 1, 2)) == "New Year Holiday"


days = st.dates(date(2012, 1, 1), date(2030, 12, 31))
nations = st.sampled_from(NATIONS)


@given(start=days, count=st.integers(0, 65), nation=nations)
def test_counting_forwards_and_measuring_between_agree(start, count, nation):
    calendar = WorkingCalendar(nation)
    deadline = calendar.working_days_after(start, count)
    assert calendar.working_days_between(start, deadline.date) == count
    assert count == 0 or calendar.is_working_day(deadline.date)


@given(start=days, count=st.integers(0, 65), nation=nations)
def test_counting_back_from_a_deadline_returns_to_its_start(start, count, nation):
    calendar = WorkingCalendar(nation)
    start = calendar.next_working_day(start)
    assert calendar.working_days_before(calendar.working_days_after(start, count).date, count).date == start


@given(start=days, count=st.integers(1, 40), closed=st.sets(days, max_size=5))
def test_a_closure_never_brings_a_deadline_forward(start, count, closed):
    closures = dict.fromkeys(closed, "Closed")
    with_closures = WorkingCalendar(closures=closures).working_days_after(start, count)
    assert with_closures.date >= ENGLAND.working_days_after(start, count).date

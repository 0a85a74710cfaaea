from datetime import date, timedelta
from itertools import count, islice

import pytest
from hypothesis import given
from hypothesis import strategies as st

from council.calendar import WorkingCalendar
from feedback.clocks import (
    Pause,
    ask_by,
    days_late,
    days_paused,
    latest_in_time,
    start_of,
    working_of,
)
from feedback.enums import StartCounted, Starts
from tests.feedback.englands_holidays import BANK_HOLIDAYS, ONE_OFF, YEARS, is_worked

ENGLAND = WorkingCalendar()
FIRST, LAST = date(2012, 1, 1), date(2030, 6, 30)
days = st.dates(FIRST, LAST)
limits = st.integers(1, 65)


def due(start: date, limit: int, *, closed=(), pauses=()) -> date:
    calendar = WorkingCalendar(closures=dict.fromkeys(closed, "Closed"))
    return working_of(calendar=calendar, start=start, limit=limit, pauses=pauses).due_on


def by_hand(start: date, limit: int, *, closed=frozenset(), still=frozenset()) -> date:
    """The due date by a list of all days that are worked, the first of which is day 0."""
    worked = (start + timedelta(days=n) for n in count())
    worked = [*islice((day for day in worked if is_worked(day, closed)), limit + 1 + len(still))]
    return [worked[0], *(day for day in worked[1:] if day not in still)][limit]


def test_the_calendar_knows_each_bank_holiday_of_2012_to_2030_and_no_other():
    every = [FIRST + timedelta(days=n) for n in range((date(2030, 12, 31) - FIRST).days + 1)]
    weekdays = [day for day in every if day.isoweekday() <= 5]
    assert [d for d in weekdays if not ENGLAND.is_working_day(d)] == sorted(BANK_HOLIDAYS)
    assert {day.year for day in BANK_HOLIDAYS} == set(YEARS)


@given(start=days, limit=limits)
def test_a_due_date_is_the_one_counted_by_hand(start, limit):
    assert due(start, limit) == by_hand(start, limit)


@pytest.mark.parametrize("proclaimed", ONE_OFF, ids=str)
@given(before=st.integers(0, 30), limit=st.integers(10, 25))
def test_a_count_across_a_holiday_that_was_proclaimed_once_is_the_one_by_hand(proclaimed, before, limit):
    start = proclaimed - timedelta(days=before)
    assert due(start, limit) == by_hand(start, limit)


@given(start=days, limit=limits, closed=st.frozensets(st.integers(0, 90), max_size=6))
def test_the_organisations_own_closures_are_skipped_too(start, limit, closed):
    closed = frozenset(start + timedelta(days=n) for n in closed)
    assert due(start, limit, closed=closed) == by_hand(start, limit, closed=closed)


@given(start=days, limit=limits, wait=st.integers(1, 20), still=st.integers(0, 40))
def test_no_day_of_a_pause_counts(start, limit, wait, still):
    since = ENGLAND.next_working_day(start) + timedelta(days=wait)
    until = since + timedelta(days=still)
    stood = frozenset(since + timedelta(days=n) for n in range(still))
    assert due(start, limit, pauses=[Pause(since, until)]) == by_hand(start, limit, still=stood)


@given(start=days, limit=limits)
def test_the_working_shows_every_day_once_and_numbers_those_that_count(start, limit):
    working = working_of(calendar=ENGLAND, start=start, limit=limit)
    shown = [day.date for day in working.days]
    assert shown == [working.day_0 + timedelta(days=n + 1) for n in range(len(shown))]
    assert [day.number for day in working.days if day.number] == list(range(1, limit + 1))
    assert all(bool(day.skipped_because) == (not is_worked(day.date)) for day in working.days)


@given(start=days, limit=limits)
def test_more_days_are_never_due_sooner(start, limit):
    assert due(start, limit) < due(start, limit + 1)


# Ten working days and the date that comes out, each counted with a printed calendar.
WORKED = {
    "a plain fortnight": (date(2018, 6, 4), date(2018, 6, 18)),
    "Easter 2018, Good Friday on 30 March": (date(2018, 3, 26), date(2018, 4, 11)),
    "Easter 2019, received on Maundy Thursday": (date(2019, 4, 18), date(2019, 5, 7)),
    "Easter 2019, received on Good Friday": (date(2019, 4, 19), date(2019, 5, 8)),
    "Christmas 2018, received on Christmas Eve": (date(2018, 12, 24), date(2019, 1, 10)),
    "Christmas 2018, received on Christmas Day": (date(2018, 12, 25), date(2019, 1, 11)),
    "Christmas 2020, Boxing Day on a Saturday": (date(2020, 12, 18), date(2021, 1, 6)),
    "Christmas 2021, both days at the weekend": (date(2021, 12, 20), date(2022, 1, 6)),
    "Christmas 2022, Christmas Day on a Sunday": (date(2022, 12, 23), date(2023, 1, 11)),
    "the Diamond Jubilee": (date(2012, 5, 25), date(2012, 6, 12)),
    "VE Day in 2020": (date(2020, 5, 1), date(2020, 5, 18)),
    "the Platinum Jubilee": (date(2022, 5, 27), date(2022, 6, 14)),
    "the State Funeral": (date(2022, 9, 12), date(2022, 9, 27)),
    "the Coronation": (date(2023, 4, 28), date(2023, 5, 16)),
    "received on a Saturday": (date(2018, 6, 2), date(2018, 6, 18)),
    "received on a Sunday": (date(2018, 6, 3), date(2018, 6, 18)),
}


@pytest.mark.parametrize(("received", "answer"), WORKED.values(), ids=WORKED)
def test_ten_working_days(received, answer):
    assert due(received, 10) == answer


LONGER = {
    "extended to 20 over Easter 2019": (date(2019, 4, 1), 20, date(2019, 5, 1)),
    "extended to 20 over Christmas 2018": (date(2018, 12, 10), 20, date(2019, 1, 10)),
    "stage two, 25 over Christmas 2019": (date(2019, 12, 2), 25, date(2020, 1, 9)),
    "stage two, 65 from April 2018": (date(2018, 4, 3), 65, date(2018, 7, 5)),
    "the panel, 30 over the May holidays": (date(2018, 4, 16), 30, date(2018, 5, 30)),
    "the panel's report, 5 over Easter 2018": (date(2018, 3, 29), 5, date(2018, 4, 9)),
    "the answer to a panel, 15 over Christmas 2020": (date(2020, 12, 14), 15, date(2021, 1, 7)),
}


@pytest.mark.parametrize(("start", "limit", "answer"), LONGER.values(), ids=LONGER)
def test_other_limits(start, limit, answer):
    assert due(start, limit) == answer


def test_what_came_on_a_bank_holiday_says_so():
    working = working_of(calendar=ENGLAND, start=date(2019, 4, 19), limit=1)
    assert (working.day_0, working.moved_because) == (date(2019, 4, 23), "Good Friday")
    assert working.explanation() == (
        "Friday 19 April 2019 is not a working day (Good Friday), so day 0 is Tuesday 23 April 2019. "
        "1 working day after Tuesday 23 April 2019 is Wednesday 24 April 2019."
    )


def test_the_explanation_names_a_holiday_a_closure_and_a_pause():
    calendar = WorkingCalendar(closures={date(2018, 5, 3): "Flood"})
    pauses = [Pause(date(2018, 5, 8), date(2018, 5, 9))]
    working = working_of(calendar=calendar, start=date(2018, 5, 2), limit=3, pauses=pauses)
    assert working.explanation() == (
        "3 working days after Wednesday 2 May 2018 is Thursday 10 May 2018. Skipped: "
        "Thursday 3 May 2018 (Flood), Monday 7 May 2018 (May Day), Tuesday 8 May 2018 (clock paused)."
    )


def test_a_pause_counts_its_working_days_once_it_is_over():
    pauses = [Pause(date(2018, 5, 4), date(2018, 5, 9)), Pause(date(2018, 5, 21))]
    assert days_paused(ENGLAND, pauses) == 2


REQUESTED, AGREED = date(2018, 5, 1), date(2018, 5, 15)


@pytest.mark.parametrize(
    ("counts_from", "agreed_on", "counted"),
    [
        (StartCounted.STRICTER, AGREED, REQUESTED),
        (StartCounted.REQUEST, AGREED, REQUESTED),
        (StartCounted.STATEMENT, AGREED, AGREED),
        (StartCounted.STATEMENT, None, REQUESTED),
        (StartCounted.STATEMENT, REQUESTED, REQUESTED),
    ],
)
def test_which_of_two_starts_counts(counts_from, agreed_on, counted):
    start = start_of(
        starts=Starts.REQUEST_OR_STATEMENT,
        counts_from=counts_from,
        requested_on=REQUESTED,
        statement_agreed_on=agreed_on,
    )
    assert start.counted == counted
    assert [(day, counts) for _, day, counts in start.candidates()] == [
        (REQUESTED, counted == REQUESTED),
        (agreed_on, counted != REQUESTED),
    ]


def test_a_stage_with_one_start_has_one_candidate():
    start = start_of(starts=Starts.REQUEST, requested_on=REQUESTED)
    assert start.candidates() == [("The request", REQUESTED, True)]


def test_by_when_the_next_stage_is_to_be_asked_for():
    working = ask_by(calendar=ENGLAND, responded_on=date(2018, 12, 14), ask_within=20)
    assert working.due_on == date(2019, 1, 16)
    assert ask_by(calendar=ENGLAND, responded_on=date(2018, 12, 14), ask_within=None) is None


def test_days_late_are_working_days():
    friday = date(2018, 5, 4)
    assert days_late(calendar=ENGLAND, due_on=friday, done_on=date(2018, 5, 8)) == 1
    assert days_late(calendar=ENGLAND, due_on=friday, done_on=friday) == 0
    assert days_late(calendar=ENGLAND, due_on=friday, done_on=date(2018, 5, 1)) == 0


@pytest.mark.parametrize(
    ("happened", "months", "latest"),
    [
        (date(2018, 5, 1), 12, date(2019, 5, 1)),
        (date(2016, 2, 29), 12, date(2017, 2, 28)),
        (date(2018, 8, 31), 6, date(2019, 2, 28)),
        (date(2018, 12, 31), 12, date(2019, 12, 31)),
        (date(2018, 6, 30), 6, date(2018, 12, 30)),
    ],
)
def test_until_when_a_complaint_is_in_time(happened, months, latest):
    assert latest_in_time(happened_on=happened, months=months) == latest

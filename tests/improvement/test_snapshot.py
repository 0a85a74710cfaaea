"""Whatever the ledger holds, every action stands in one column, and a day in the past never changes."""

from datetime import date, datetime, time, timedelta

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from improvement.models import Update
from improvement.snapshot import NEW_CODE, NOT_RATED_CODE, Comparison, Snapshot
from tests.factories.action import ActionFactory
from tests.factories.plan import PlanFactory
from tests.factories.priority import PriorityFactory
from tests.factories.review_point import ReviewPointFactory
from tests.factories.update import row

FIRST = date(2019, 1, 1)
CODES = ["red", "amber", "green", "completed"]
days = st.integers(min_value=0, max_value=200).map(lambda n: FIRST + timedelta(days=n))
ledgers = st.lists(
    st.tuples(
        days,  # joined the plan
        st.none() | days,  # left it
        st.lists(st.tuples(days, days, st.sampled_from(CODES), st.booleans()), max_size=4),
    ),
    max_size=4,
)


def at(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(12)))


def write(ledger):
    """A plan of two priorities with this ledger; a row that is marked so corrects the one before it."""
    plan = PlanFactory()
    priorities = [PriorityFactory(plan=plan, number=number) for number in (1, 2)]
    for on in (FIRST + timedelta(days=50), FIRST + timedelta(days=120)):
        ReviewPointFactory(plan=plan, date=on)
    for i, (joined, left, rows) in enumerate(ledger):
        left = max(joined, left) if left else None
        action = ActionFactory(
            priority=priorities[i % 2],
            joined_on=joined,
            withdrawn_on=left,
            withdrawn_because="No longer needed" if left else "",
        )
        before = None
        for holds_from, recorded, code, corrects in rows:
            mistaken = before if corrects and before else None
            fields = {"corrects": mistaken, "why_corrected": "A slip"} if mistaken else {}
            before = row(action, code, holds_from, recorded_at=at(recorded), **fields)
    return plan


class AnyLedger(TestCase):
    @given(ledger=ledgers, as_at=days)
    def test_the_columns_add_up_to_the_actions_of_the_plan(self, ledger, as_at):
        plan = write(ledger)
        snapshot = Snapshot.take(plan, as_at)
        columns = [code for code, _value in snapshot.columns()]
        actions = plan.actions.in_plan_on(as_at).count()
        assert sum(snapshot.count(code=code) for code in columns) == actions
        assert sum(snapshot.count(priority=each) for each in plan.priorities.all()) == actions
        assert sum(snapshot.counts().values()) == actions

    @given(ledger=ledgers, as_at=days, later=days)
    def test_what_is_recorded_later_changes_nothing_that_was_recorded_by_a_time(self, ledger, as_at, later):
        plan = write(ledger)
        recorded_by = at(FIRST + timedelta(days=100))
        before = standing(Snapshot.take(plan, as_at, recorded_by=recorded_by))
        for action in plan.actions.all():
            row(action, "red", later, recorded_at=recorded_by + timedelta(hours=1))
        assert standing(Snapshot.take(plan, as_at, recorded_by=recorded_by)) == before

    @given(ledger=ledgers, as_at=days, days_later=st.integers(min_value=1, max_value=50))
    def test_what_holds_from_a_later_day_changes_nothing_at_the_day(self, ledger, as_at, days_later):
        plan = write(ledger)
        before = standing(Snapshot.take(plan, as_at))
        for action in plan.actions.all():
            row(action, "red", as_at + timedelta(days=days_later))
        assert standing(Snapshot.take(plan, as_at)) == before

    @given(ledger=ledgers, as_at=days)
    def test_no_action_stands_by_a_row_that_was_put_right(self, ledger, as_at):
        snapshot = Snapshot.take(write(ledger), as_at)
        spoken = [one.update.pk for one in snapshot.standings if one.update]
        assert not Update.objects.filter(corrects__in=spoken).exists()

    @given(ledger=ledgers, as_at=days)
    def test_both_days_account_for_every_action(self, ledger, as_at):
        comparison = Comparison.take(write(ledger), as_at)
        if comparison.before:
            stayed = [move for move in comparison.moves() if move.before]
            assert len(comparison.before.standings) == len(stayed) + len(comparison.left())


def standing(snapshot):
    return [(one.action.ref, one.code, one.update and one.update.pk) for one in snapshot.standings]


@pytest.fixture
def plan(db):
    plan = PlanFactory()
    PriorityFactory(plan=plan, number=1)
    for on in (date(2019, 1, 21), date(2019, 3, 31), date(2019, 5, 31)):
        ReviewPointFactory(plan=plan, date=on)
    return plan


def add(plan, joined_on):
    return ActionFactory(priority=plan.priorities.get(), joined_on=joined_on)


def test_an_action_is_new_until_the_review_after_the_one_it_joined_before(plan):
    add(plan, date(2019, 4, 1))
    codes = [Snapshot.take(plan, on).counts() for on in (date(2019, 5, 31), date(2019, 6, 30))]
    assert codes == [{NEW_CODE: 1}, {NOT_RATED_CODE: 1}]


def test_an_action_that_joined_on_the_day_of_the_last_review_is_not_new(plan):
    add(plan, date(2019, 3, 31))
    assert Snapshot.take(plan, date(2019, 5, 31)).counts() == {NOT_RATED_CODE: 1}


def test_a_new_action_counts_as_new_though_it_is_rated(plan):
    row(add(plan, date(2019, 4, 1)), "red", date(2019, 5, 1))
    assert Snapshot.take(plan, date(2019, 5, 31)).counts() == {NEW_CODE: 1}


def test_no_action_is_new_at_the_first_review(plan):
    add(plan, date(2019, 1, 2))
    assert Snapshot.take(plan, date(2019, 1, 21)).counts() == {NOT_RATED_CODE: 1}


def test_the_column_of_the_not_yet_rated_is_there_only_where_there_are_any(plan):
    action = add(plan, date(2018, 1, 1))
    assert [code for code, _value in Snapshot.take(plan, date(2019, 5, 31)).columns()] == [
        *CODES,
        NEW_CODE,
        NOT_RATED_CODE,
    ]
    row(action, "green", date(2019, 5, 1))
    assert [code for code, _value in Snapshot.take(plan, date(2019, 5, 31)).columns()] == [*CODES, NEW_CODE]


def test_a_row_speaks_until_the_time_at_which_it_was_put_right(plan):
    action = add(plan, date(2018, 1, 1))
    mistaken = row(action, "red", date(2019, 5, 1))
    row(
        action,
        "green",
        date(2019, 5, 1),
        corrects=mistaken,
        why_corrected="Typed for another action",
        recorded_at=at(date(2019, 5, 20)),
    )
    by = [at(date(2019, 5, 19)), at(date(2019, 5, 21))]
    counts = [Snapshot.take(plan, date(2019, 5, 31), recorded_by=time).counts() for time in by]
    assert counts == [{"red": 1}, {"green": 1}]


def test_a_snapshot_takes_as_many_queries_for_many_actions_as_for_one(plan, django_assert_num_queries):
    row(add(plan, date(2018, 1, 1)), "green", date(2019, 5, 1))
    with django_assert_num_queries(5):
        Snapshot.take(plan, date(2019, 5, 31))
    for _ in range(9):
        row(add(plan, date(2018, 1, 1)), "amber", date(2019, 5, 1))
    with django_assert_num_queries(5):
        Snapshot.take(plan, date(2019, 5, 31))

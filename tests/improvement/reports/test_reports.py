"""The reports on plans that nobody published: empty, first, withdrawn, unrated, of another scale."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from council.roles import Role
from improvement.enums import Meaning
from reports.report import BadParameter, Run, find
from tests.factories.action import ActionFactory
from tests.factories.membership import member
from tests.factories.organisation import OrganisationFactory
from tests.factories.plan import PlanFactory
from tests.factories.priority import PriorityFactory
from tests.factories.review_point import ReviewPointFactory
from tests.factories.scale import RatingFactory, RatingScaleFactory
from tests.factories.update import row

pytestmark = pytest.mark.django_db
JANUARY, MAY, TODAY = date(2019, 1, 21), date(2019, 5, 31), date(2019, 7, 4)
KEYS = ["rag-summary", "rag-comparison", "rag-changes"]


def build(key, plan, **fields):
    slug = fields.pop("slug", plan.slug)
    fields = {"user": None, "today": TODAY, **fields}
    return find(key).build(Run(organisation=plan.organisation, plan=slug, **fields))


def rows_of(document):
    table = next(document.tables())
    return {row.label: [cell.value for cell in row.cells] for row in table.rows}


@pytest.mark.parametrize("key", KEYS)
def test_an_empty_plan_has_a_report(key):
    document = build(key, PlanFactory())
    assert all(set(values) <= {0} for values in rows_of(document).values())


def test_a_first_review_point_has_only_current_figures():
    action = ActionFactory()
    ReviewPointFactory(plan=action.plan, date=MAY)
    row(action, "green", MAY)
    document = build("rag-comparison", action.plan)
    assert [column.heading() for column in next(document.tables()).columns] == [
        "Red Current",
        "Amber Current",
        "Green Current",
        "Completed Current",
        "New Actions Current",
    ]
    assert rows_of(document)["Totals"] == [0, 0, 1, 0, 0]


def test_an_action_still_unrated_at_the_next_review_has_its_own_column_so_that_rows_add_up():
    action = ActionFactory()
    for day in (JANUARY, MAY):
        ReviewPointFactory(plan=action.plan, date=day)
    rows = rows_of(build("rag-summary", action.plan))
    assert (rows["Not yet rated"], rows["New Actions"], rows["Total"]) == ([1, 1], [0, 0], [1, 1])


def test_an_action_that_left_is_counted_before_and_said_to_have_left():
    action = ActionFactory(withdrawn_on=date(2019, 3, 1), withdrawn_because="Done by health")
    for day in (JANUARY, MAY):
        ReviewPointFactory(plan=action.plan, date=day)
    row(action, "green", JANUARY)
    document = build("rag-comparison", action.plan)
    assert rows_of(document)["Totals"] == [0, 0, 0, 0, 1, 0, 0, 0, 0, 0]
    assert list(document.paragraphs()) == [
        "The number of actions has decreased from 1 to 0, as one action has left the plan."
    ]
    changes = list(build("rag-changes", action.plan).paragraphs())
    assert changes[1:] == [f"Priority {action.priority.number}: one action has left the plan"]


def test_a_scale_of_another_council_needs_no_code():
    scale = RatingScaleFactory(name="Numbers")
    meanings = [Meaning.NOT_STARTED, Meaning.DELAYED, Meaning.ON_TRACK, Meaning.CLOSED]
    for number, meaning in enumerate(meanings, start=1):
        RatingFactory(scale=scale, code=str(number), label=f"Step {number}", order=number, meaning=meaning)
    action = ActionFactory(priority__plan__scale=scale)
    for day, code in ((JANUARY, "1"), (MAY, "4")):
        ReviewPointFactory(plan=action.plan, date=day)
        row(action, code, day)
    assert rows_of(build("rag-comparison", action.plan))["Totals"] == [1, 0, 0, 0, 0, 0, 0, 1, 0, 0]
    assert list(build("rag-changes", action.plan).paragraphs())[1:] == [
        f"Priority {action.priority.number}: one action has moved from Step 1 to Step 4"
    ]


@given(st.lists(st.sampled_from(["red", "amber", "green", "completed", None]), max_size=12), st.booleans())
def test_rows_and_columns_add_up_to_the_totals(codes, joined_late):
    plan = PlanFactory()
    priorities = [PriorityFactory(plan=plan) for _ in range(3)]
    for day in (JANUARY, MAY):
        ReviewPointFactory(plan=plan, date=day)
    for number, code in enumerate(codes):
        joined = date(2019, 4, 1) if joined_late and number % 2 else date(2018, 1, 1)
        action = ActionFactory(priority=priorities[number % 3], joined_on=joined)
        if code:
            row(action, code, MAY)
    rows = rows_of(build("rag-summary", plan))
    total = rows.pop("Total")
    assert [sum(column) for column in zip(*rows.values(), strict=True)] == total
    assert all(sum(values[:-1]) == values[-1] for values in [*rows.values(), total])
    assert total[-1] == len(codes)


def refused(plan, key="rag-comparison", **fields):
    with pytest.raises(BadParameter) as error:
        build(key, plan, **fields)
    return error.value.parameter, str(error.value)


def test_a_plan_that_is_not_there_is_named():
    plan = PlanFactory(organisation=OrganisationFactory(name="Ours"))
    assert refused(plan, slug=PlanFactory().slug)[0] == "plan"


def test_of_several_plans_one_must_be_chosen():
    plan = PlanFactory()
    PlanFactory(organisation=plan.organisation)
    assert refused(plan, slug="") == ("plan", "Choose a plan")


def test_of_several_plans_the_last_reported_is_meant_where_none_is_named():
    plan = PlanFactory()
    other = PlanFactory(organisation=plan.organisation)
    ReviewPointFactory(plan=plan, date=JANUARY)
    ReviewPointFactory(plan=other, date=MAY)
    ReviewPointFactory(plan=plan, date=date(2019, 7, 31))
    assert build("rag-summary", plan, slug="").subtitle.startswith(other.name)


def test_a_day_that_the_record_does_not_reach_is_refused_unless_it_is_a_review_point():
    plan = PlanFactory()
    ReviewPointFactory(plan=plan, date=date(2019, 7, 31))
    assert refused(plan, as_at=date(2019, 8, 1)) == (
        "as_at",
        "The record does not reach 1 August 2019 yet: choose an earlier day",
    )
    assert build("rag-comparison", plan, as_at=date(2019, 7, 31)).as_at == date(2019, 7, 31)


def test_a_comparison_looks_back():
    assert refused(PlanFactory(), as_at=JANUARY, compared_with=JANUARY) == (
        "compared_with",
        "Choose a day before 21 January 2019",
    )


def test_a_person_of_another_organisation_gets_no_figure():
    plan = PlanFactory()
    outsider = member(OrganisationFactory(), Role.PLAN_MANAGER)
    assert refused(plan, user=outsider)[0] == "plan"


@pytest.mark.parametrize("key", KEYS)
def test_queries_do_not_grow_with_rows(key):
    counts = []
    for actions in (1, 100):
        plan = PlanFactory()
        for day in (JANUARY, MAY):
            ReviewPointFactory(plan=plan, date=day)
        priorities = [PriorityFactory(plan=plan) for _ in range(10 if actions > 1 else 1)]
        for number in range(actions):
            row(ActionFactory(priority=priorities[number % len(priorities)]), "amber", JANUARY)
        with CaptureQueriesContext(connection) as queries:
            build(key, plan)
        counts.append(len(queries))
    assert counts[0] == counts[1]

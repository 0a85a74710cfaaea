"""
A scale that no council of the record uses works in every page and report without a line of code.

It has numbers, bands of lateness, “Not yet started” and “Closed”, and its ratings are data like any other.
"""

import json
from datetime import UTC, date, datetime

import pytest
import time_machine
from django.urls import reverse

from config.reports import REPORTS
from council.roles import Role
from improvement.enums import Meaning, Tone
from reports.renderers import RENDERERS
from reports.report import Run, find
from tests.factories.action import ActionFactory, led_by
from tests.factories.membership import member
from tests.factories.organisation import OrganisationFactory
from tests.factories.plan import PlanFactory
from tests.factories.priority import PriorityFactory
from tests.factories.review_point import ReviewPointFactory
from tests.factories.scale import RatingFactory, RatingScaleFactory, RatingWordingFactory
from tests.factories.update import row
from tests.improvement.views.cast import text_of
from tests.improvement.views.update.page import address, send

pytestmark = pytest.mark.django_db
MARCH, JUNE = date(2030, 3, 29), date(2030, 6, 28)

STEPS = [
    ("not-yet-started", "Not yet started", "N", Tone.GREY, Meaning.NOT_STARTED, False),
    ("1", "1", "1", Tone.RED, Meaning.SERIOUSLY_DELAYED, True),
    ("late", "Up to 30 days late", "L", Tone.AMBER, Meaning.DELAYED, True),
    ("2", "2", "2", Tone.AMBER, Meaning.DELAYED, True),
    ("3", "3", "3", Tone.NONE, Meaning.ON_TRACK, False),
    ("4", "4", "4", Tone.GREEN, Meaning.COMPLETE, False),
    ("closed", "Closed", "X", Tone.NONE, Meaning.CLOSED, False),
]
# Of each step the number of actions in March and in June.
MARCH_TO_JUNE = [
    *[("not-yet-started", "3"), ("1", "late"), ("2", "2"), ("3", "4"), ("3", "3"), ("4", "closed")],
    *[("late", "1"), ("4", "4")],
]


@pytest.fixture(autouse=True)
def july():
    with time_machine.travel(datetime(2030, 7, 9, 9, tzinfo=UTC), tick=False):
        yield


@pytest.fixture
def plan():
    scale = RatingScaleFactory(slug="one-to-four", name="One to four")
    for order, (code, label, letter, tone, meaning, explained) in enumerate(STEPS, start=1):
        rating = RatingFactory(
            scale=scale,
            order=order,
            code=code,
            label=label,
            letter=letter,
            tone=tone,
            meaning=meaning,
            explanation_required=explained,
        )
        RatingWordingFactory(rating=rating, wording=f"What {label} means")
    plan = PlanFactory(organisation=OrganisationFactory(), scale=scale)
    for day in (MARCH, JUNE):
        ReviewPointFactory(plan=plan, date=day)
    return plan


@pytest.fixture
def manager(client, plan):
    user = member(plan.organisation, Role.PLAN_MANAGER, name="Mary Manager")
    client.force_login(user)
    return user


@pytest.fixture
def actions(plan):
    priority = PriorityFactory(plan=plan, number=1)
    made = []
    for march, june in MARCH_TO_JUNE:
        action = ActionFactory(priority=priority, joined_on=date(2030, 1, 1), due_on=date(2030, 12, 31))
        row(action, march, MARCH, "Words of March")
        row(action, june, JUNE, "Words of June")
        made.append(action)
    return made


def url(name, plan, *more):
    return reverse(f"improvement:{name}", args=[plan.organisation.slug, plan.slug, *more])


def test_the_plans_page_speaks_of_its_own_ratings(client, plan, manager, actions):
    response = client.get(url("plan", plan))
    page = text_of(response)
    assert response.context["dashboard"].heading == (
        "One more action is rated 4 and one more is closed. One is rated 1, one is up to 30 days late, "
        "one is still rated 2 and none is not yet started."
    )
    for label in ("Not yet started", "Up to 30 days late", "Closed"):
        assert label in page
    assert {"Red", "Amber", "Green"} & set(page.split()) == set()


def test_every_figure_of_the_plans_page_opens_exactly_its_actions(client, plan, manager, actions):
    dashboard = client.get(url("plan", plan)).context["dashboard"]
    counts = {tile.rating.label: tile.now.count for tile in dashboard.tiles()}
    assert counts == {
        "Not yet started": 0,
        "1": 1,
        "Up to 30 days late": 1,
        "2": 1,
        "3": 2,
        "4": 2,
        "Closed": 1,
        "New": 0,
    }
    for tile in dashboard.tiles():
        if tile.now.url:
            assert len(client.get(tile.now.url).context["table"].rows) == tile.now.count


def test_priority_list_action_and_key_open(client, plan, manager, actions):
    pages = [
        url("priority", plan, 1),
        url("action-list", plan),
        url("plan-about", plan),
        url("action", plan, actions[0].ref),
    ]
    assert [client.get(page).status_code for page in pages] == [200] * 4


def test_a_lead_updates_in_its_words_and_explains_where_the_scale_says(client, plan, actions):
    lead = member(plan.organisation, Role.ACTION_LEAD, name="Ada Lead")
    action = led_by(lead, priority=actions[0].priority, ref="1.99", joined_on=date(2030, 1, 1))
    client.force_login(lead)
    page = text_of(client.get(address(action)))
    assert all(f"What {label} means" in page for _code, label, *_rest in STEPS)

    assert send(client, action, rating="late", words="").status_code == 200
    assert action.updates.count() == 0
    assert send(client, action, rating="late", words="The supplier is late").status_code == 302
    assert send(client, action, rating="closed", words="").status_code == 302
    assert [update.rating.code for update in action.updates.order_by("pk")] == ["late", "closed"]


@pytest.mark.parametrize("report", REPORTS, ids=lambda report: report.key)
def test_every_report_that_asks_for_a_plan_is_written_in_every_format(report, plan, actions):
    if set(report.parameters) & {"committee", "meeting", "review"} or "plan" not in report.parameters:
        pytest.skip("not about a plan")
    run = Run(organisation=plan.organisation, plan=plan.slug, user=None, today=date(2030, 7, 9))
    document = find(report.key).build(run)
    for renderer in RENDERERS.values():
        assert renderer.render(document)


def test_a_table_of_ratings_has_a_row_for_each_step_and_adds_up(plan, actions):
    run = Run(organisation=plan.organisation, plan=plan.slug, user=None, today=date(2030, 7, 9))
    text = RENDERERS["json"].render(find("rag-summary").build(run))
    rows = {row["label"]: row["values"][-1] for row in json.loads(text)["tables"][0]["rows"]}
    assert rows == {
        "Not yet started": 0,
        "1": 1,
        "Up to 30 days late": 1,
        "2": 1,
        "3": 2,
        "4": 2,
        "Closed": 1,
        "New Actions": 0,
        "Total": 8,
    }


def test_changes_name_both_ratings(plan, actions):
    run = Run(organisation=plan.organisation, plan=plan.slug, user=None, today=date(2030, 7, 9))
    table = next(find("rag-changes").build(run).tables())
    moves = [tuple(cell.value.label for cell in row.cells[-2:]) for row in table.rows if len(row.cells) > 1]
    assert ("Not yet started", "3") in moves
    assert ("4", "Closed") in moves
    assert ("2", "2") in moves

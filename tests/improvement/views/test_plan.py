"""The page of a plan: what it says, that its figures are the actions behind them, and who may see it."""

import re
from datetime import date
from html import unescape

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from council.roles import Role
from tests.factories.membership import member
from tests.factories.plan import PlanFactory
from tests.factories.review_point import ReviewPointFactory
from tests.factories.update import row
from tests.improvement.following import follow_with
from tests.improvement.views.cast import statuses, text_of

pytestmark = pytest.mark.django_db
JANUARY, SPRING, MAY = date(2019, 1, 21), date(2019, 3, 31), date(2019, 5, 31)
BACKEND = "django.contrib.auth.backends.ModelBackend"


@pytest.fixture
def as_reader(client, cast):
    client.force_login(cast.reader, backend=BACKEND)
    return client


@pytest.fixture
def as_member(client, published_plan):
    client.force_login(member(published_plan.organisation, Role.MEMBER), backend=BACKEND)
    return client


def review(cast, *days):
    for day in days:
        ReviewPointFactory(plan=cast.plan, date=day)


def figures(page: str) -> list[tuple[str, int]]:
    """(address, number) of every link on the page to the list of actions that is a number."""
    links = re.findall(r'<a [^>]*href="([^"]*/actions/\?[^"]*)"[^>]*>(\d+)', page)
    return [(unescape(address), int(number)) for address, number in links]


@pytest.fixture
def assert_figures_are_right(client, monkeypatch):
    def follow_all(url, *, at_least):
        there = figures(client.get(url).content.decode())
        assert len(there) >= at_least
        count = follow_with(client, monkeypatch)
        assert [(address, count(address)) for address, _number in there] == there

    return follow_all


@pytest.mark.once
@pytest.mark.no_cover
def test_every_figure_opens_exactly_the_actions_that_it_counts(as_member, assert_figures_are_right):
    url = "/sunderland/plans/learning-and-improvement-plan/?as_at=2019-05-31"
    assert_figures_are_right(url, at_least=50)


@pytest.mark.parametrize("day", ["2019-01-21", "2019-04-30", "2019-05-31", "2019-07-01"])
def test_figures_are_right_on_any_day(as_reader, cast, day, assert_figures_are_right):
    review(cast, JANUARY, SPRING, MAY)
    for code in ("red", "amber", "green", "completed"):
        row(cast.action(), code, JANUARY)
        row(cast.action(joined_on=date(2019, 4, 2)), code, MAY)
    cast.action(joined_on=date(2019, 4, 2))
    cast.action(withdrawn_on=date(2019, 4, 15), withdrawn_because="Done elsewhere")
    assert_figures_are_right(f"{cast.url('plan')}?as_at={day}", at_least=15)


def test_the_published_plan_reads_as_a_sentence(as_member):
    response = as_member.get("/sunderland/plans/learning-and-improvement-plan/?as_at=2019-05-31")
    dashboard = response.context["dashboard"]
    assert dashboard.heading == (
        "Six more actions are completed and evidenced. Four are still amber and none is red."
    )
    assert dashboard.lead == (
        "101 actions: 91 on track or complete, 4 delayed, 6 new since the last meeting."
    )
    assert [tile.now.count for tile in dashboard.tiles()] == [0, 4, 56, 35, 6]


def test_the_only_plan_opens_by_itself(as_reader, cast):
    assert as_reader.get("/ours/plans/").url == cast.url("plan")


def test_plans_are_listed_where_there_are_several(as_reader, cast):
    second = PlanFactory(organisation=cast.plan.organisation, name="A second plan")
    response = as_reader.get("/ours/plans/")
    assert response.context["plans"] == [second, cast.plan]
    assert "Plan of theirs" not in text_of(response)


def test_the_latest_review_up_to_today_is_shown(as_reader, cast):
    review(cast, JANUARY, MAY, date(2099, 1, 1))
    cast.action()
    assert as_reader.get(cast.url("plan")).context["dashboard"].now.as_at == MAY


def test_a_day_that_does_not_exist_is_refused_beside_the_choice(as_reader, cast):
    review(cast, JANUARY)
    response = as_reader.get(cast.url("plan"), {"as_at": "2019-02-31"})
    assert response.status_code == 400
    assert response.context["form"].errors == {"as_at": ["Enter a real date, like 2019-05-31"]}
    assert response.context["dashboard"].now.as_at == JANUARY


def test_an_empty_plan_says_so(as_reader, cast):
    cast.priority.delete()
    response = as_reader.get(cast.url("plan"))
    assert response.context["dashboard"].heading == "This plan has no actions yet"
    assert "A plan manager adds the priorities and their actions" in text_of(response)


def test_a_plan_without_a_review_compares_with_nothing(as_reader, cast):
    row(cast.action(), "green", JANUARY)
    page = text_of(as_reader.get(cast.url("plan")))
    assert "there is no earlier review to compare with" in page
    assert "There is no earlier review, so there is nothing to compare with yet." in page


def test_a_bad_month_leads_with_what_is_late(as_reader, cast):
    review(cast, SPRING, MAY)
    for _ in range(8):
        action = cast.action()
        row(action, "green", SPRING)
        row(action, "red", MAY, "The team has left")
    assert as_reader.get(cast.url("plan")).context["dashboard"].heading == (
        "Eight actions are red, eight more than last time, and none is amber. "
        "No more actions are completed and evidenced."
    )


def test_an_action_that_left_since_the_last_meeting_is_named(as_reader, cast):
    review(cast, SPRING, MAY)
    cast.action(ref="1.9", withdrawn_on=date(2019, 5, 1), withdrawn_because="Done elsewhere")
    gone = as_reader.get(cast.url("plan")).context["dashboard"].gone()
    assert [standing.action.ref for standing in gone] == ["1.9"]


def test_who_may_see_the_plan(client, cast):
    people = (cast.manager, cast.lead, cast.reader, cast.outsider)
    assert statuses(client, cast.url("plan"), *people) == [200, 200, 200, 404]
    assert statuses(client, "/ours/plans/theirs-plan/", cast.reader) == [404]


def test_the_plan_takes_as_many_queries_for_100_actions_as_for_one(as_reader, cast):
    review(cast, JANUARY, SPRING, MAY)
    _acted(cast, 1)
    few = _queries(as_reader, cast.url("plan"))
    _acted(cast, 99)
    assert _queries(as_reader, cast.url("plan")) == few


def _acted(cast, count):
    for _ in range(count):
        action = cast.action()
        for day in (JANUARY, SPRING, MAY):
            row(action, "amber", day, "Waiting for the bid")


def _queries(client, url) -> int:
    client.get(url)
    with CaptureQueriesContext(
        connection,
    ) as captured:
        assert client.get(url).status_code == 200
    return len(captured)


def test_a_plan_that_nobody_has_rated_says_so(as_reader, cast):
    cast.action()
    response = as_reader.get(cast.url("plan"))
    assert response.context["dashboard"].heading == "The plan’s one action is not rated yet."
    assert "Another date" not in text_of(response)

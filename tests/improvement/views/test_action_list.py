"""The list of actions: each filter, its heading, and who may see it."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from improvement.domain.date_changes import agree_date, ask_for_date
from tests.factories.action import ActionLeadFactory
from tests.factories.post import PostFactory
from tests.factories.review_point import ReviewPointFactory
from tests.factories.update import row
from tests.improvement.views.cast import statuses, text_of

pytestmark = pytest.mark.django_db
SPRING, MAY = date(2019, 3, 31), date(2019, 5, 31)


@pytest.fixture
def as_reader(client, cast):
    client.force_login(cast.reader, backend="django.contrib.auth.backends.ModelBackend")
    for day in (SPRING, MAY):
        ReviewPointFactory(plan=cast.plan, date=day)
    return client


def shown(response) -> list[str]:
    return [each.record.action.ref for each in response.context["table"].rows]


def heading(response) -> str:
    return response.context["heading"]


@pytest.fixture
def three(cast):
    """1.2 is red; 1.10 is green and past its date; 1.11 joined in April."""
    red, late = (
        cast.action(ref="1.2", title="Map the routes"),
        cast.action(ref="1.10", due_on=date(2019, 4, 1), title="Ask Health"),
    )
    row(red, "red", MAY, "The bid failed")
    row(late, "green", MAY)
    cast.action(ref="1.11", joined_on=date(2019, 4, 2), due_on=None, title="Train staff")
    lead = PostFactory(organisation=cast.plan.organisation, title="IRO Manager", slug="iro-manager")
    ActionLeadFactory(action=late, post=lead, person=None)


@pytest.mark.parametrize(
    ("query", "refs", "words"),
    [
        ({}, ["1.2", "1.10", "1.11"], "Three actions in the plan"),
        ({"rating": "red"}, ["1.2"], "One action is red"),
        ({"rating": "new"}, ["1.11"], "One action is new since the last meeting"),
        ({"rating": "amber"}, [], "No actions are amber"),
        ({"flag": "past-due-yet-on-track"}, ["1.10"], "One action is green but past its due date"),
        ({"priority": "1", "rating": "green"}, ["1.10"], "One action of priority 1 is green"),
        ({"q": "routes"}, ["1.2"], "One action matches"),
        ({"q": "1.1"}, [], "No actions match"),
        ({"lead": "post:iro-manager"}, ["1.10"], "One action matches"),
        ({"due_from": "2019-04-01", "due_to": "2019-04-01"}, ["1.10"], "One action matches"),
        ({"sort": "-ref"}, ["1.11", "1.10", "1.2"], "Three actions in the plan"),
        ({"sort": "due"}, ["1.2", "1.10", "1.11"], "Three actions in the plan"),
    ],
)
def test_each_filter_leaves_its_actions_and_says_so(as_reader, cast, three, query, refs, words):
    response = as_reader.get(cast.url("action-list"), query)
    assert (shown(response), heading(response)) == (refs, words)


def test_a_filter_can_be_taken_away_by_itself(as_reader, cast, three):
    response = as_reader.get(cast.url("action-list"), {"rating": "red", "q": "routes", "page": "1"})
    assert response.context["chosen"] == [("“routes”", "?rating=red"), ("Red", "?q=routes")]
    assert response.context["clear_url"] == "?"


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ({"as_at": "2019-02-31"}, "Enter a real date, like 2019-05-31"),
        ({"previous": "2019-02-31"}, "Enter a real date, like 2019-05-31"),
        ({"recorded_by": "yesterday"}, "Enter a real time, like 2019-06-03T09:30:00+01:00"),
        ({"recorded_by": "0001-01-01T00:00:00+14:00"}, "Enter a real time, like 2019-06-03T09:30:00+01:00"),
        ({"recorded_by": "9999-12-31T23:59:59-14:00"}, "Enter a real time, like 2019-06-03T09:30:00+01:00"),
        ({"due_to_day": "9" * 30, "due_to_month": "1", "due_to_year": "2019"}, "Due to must be a real date"),
        ({"previous": "2019-06-30", "as_at": "2019-05-31"}, "The day to compare with must be before"),
        ({"rating": "purple"}, "Choose a rating from the list"),
        ({"flag": "purple"}, "Choose a question from the list"),
        ({"priority": "99"}, "Choose a priority from the list"),
        ({"due_to": "2019-02-31"}, "Due to must be a real date"),
    ],
)
def test_bad_input_is_named_and_the_list_stays(as_reader, cast, three, query, words):
    response = as_reader.get(cast.url("action-list"), query)
    assert response.status_code == 400
    assert words in text_of(response)
    assert shown(response) == ["1.2", "1.10", "1.11"]


@pytest.mark.parametrize("query", [{"per_page": "-5"}, {"per_page": "0"}, {"page": "-1"}, {"page": "x"}])
def test_a_page_that_cannot_be_is_the_nearest_that_can(as_reader, cast, three, query):
    assert shown(as_reader.get(cast.url("action-list"), query)) == ["1.2", "1.10", "1.11"]


def test_the_list_is_that_of_the_day_and_the_time_that_are_asked_for(as_reader, cast):
    action = cast.action(ref="1.2")
    row(action, "green", SPRING)
    row(action, "red", MAY, "The bid failed")
    url = cast.url("action-list")
    assert shown(as_reader.get(url, {"as_at": "2019-03-31", "rating": "green"})) == ["1.2"]
    then = {"as_at": "2019-05-31", "recorded_by": "2019-05-30T00:00:00+01:00", "rating": "green"}
    assert shown(as_reader.get(url, then)) == ["1.2"]


def test_who_may_see_the_list(client, cast):
    cast.their_action(ref="9.9")
    people = (cast.manager, cast.lead, cast.reader, cast.outsider)
    assert statuses(client, cast.url("action-list"), *people) == [200, 200, 200, 404]


def test_another_organisations_actions_and_leads_are_not_listed(as_reader, cast):
    theirs = cast.their_action(ref="9.9", title="A secret of theirs")
    ActionLeadFactory(action=theirs)
    response = as_reader.get(cast.url("action-list"), {"q": "secret"})
    assert shown(response) == []
    assert dict(response.context["form"].fields["lead"].choices) == {"": "All"}


def test_the_list_takes_as_many_queries_for_100_actions_as_for_one(as_reader, cast):
    counted = []
    for count in (1, 99):
        for _ in range(count):
            action = cast.action()
            row(action, "amber", MAY, "Waiting")
            ActionLeadFactory(action=action)
        as_reader.get(cast.url("action-list"))
        with CaptureQueriesContext(connection) as captured:
            as_reader.get(cast.url("action-list"))
        counted.append(len(captured))
    assert counted[0] == counted[1]


def test_a_date_that_moved_later_stands_as_it_was_on_the_day(as_reader, cast):
    action = cast.action(ref="1.1", due_on=date(2019, 3, 31))
    row(action, "green", MAY)
    change = ask_for_date(action=action, new=date(2031, 3, 31), reason="The contract is late", by=cast.lead)
    agree_date(change=change, by=cast.manager)
    assert "31 Mar 2019 61 days late" in text_of(
        as_reader.get(cast.url("action-list"), {"as_at": "2019-05-31"})
    )

from datetime import date

import pytest
import time_machine

from improvement.models import Action
from tests.factories.action import ActionLeadFactory
from tests.factories.person import PersonFactory
from tests.factories.post import PostFactory
from tests.factories.priority import PriorityFactory
from tests.improvement.views.cast import NOON, TODAY, day, errors, said, statuses, text_of, typed

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _on_the_day():
    with time_machine.travel(NOON, tick=False):
        yield


def new_action(**fields):
    return {
        "priority": "1",
        "title": "Map the routes",
        "because": "Ofsted's visit of May",
        "bodies": "HEALTH",
        **fields,
    }


def test_an_action_is_added_with_its_leads_and_counts_as_new(as_manager, cast):
    post = PostFactory(organisation=cast.plan.organisation, slug="director", title="Director")
    data = new_action(lead_1="post:director", **day("due_on", date(2019, 9, 30)))
    response = as_manager.post(cast.url("action-add"), data, follow=True)
    action = cast.plan.actions.get()
    assert (action.ref, action.title, action.joined_on) == ("1.1", "Map the routes", TODAY)
    assert action.due_on == date(2019, 9, 30)
    assert [str(row) for row in action.leads.in_order()] == [post.title, "HEALTH"]
    assert action.history.get().history_user == cast.manager
    assert response.redirect_chain[0][0] == cast.url("action", "1.1")


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"title": " "}, {"title": ["Say what is to be done"]}),
        ({"because": ""}, {"because": ["Say why the action joins the plan"]}),
        ({"bodies": " \n "}, {"lead_1": ["Choose at least one lead"]}),
        (typed("due_on", "31 2 2020"), {"due_on": ["Due date must be a real date"]}),
        (typed("due_on", "1 7 2019"), {"due_on": ["Due date must be on or after 9 July 2019"]}),
        ({"ref": "1.7"}, {"ref": ["1.7 is the reference of another action: choose a free one"]}),
    ],
)
def test_a_new_action_that_lacks_something_is_not_saved_and_nothing_is_lost(
    as_manager, cast, fields, expected
):
    cast.action(ref="1.7")
    response = as_manager.post(cast.url("action-add"), new_action(detail="Kept words") | fields)
    assert errors(response) == expected
    assert "Kept words" in response.content.decode()
    assert cast.plan.actions.count() == 1


def test_a_priority_and_a_lead_of_another_plan_cannot_be_chosen(as_manager, cast):
    PriorityFactory(plan=cast.other, number=77)
    stranger = PersonFactory(organisation=cast.other.organisation)
    data = new_action(priority="77", lead_1=f"person:{stranger.public_id}")
    assert sorted(errors(as_manager.post(cast.url("action-add"), data))) == ["lead_1", "priority"]
    assert stranger.name not in as_manager.get(cast.url("action-add")).content.decode()


@pytest.mark.parametrize("page", ["action-edit", "action-withdraw", "action-merge"])
def test_only_who_manages_the_plan_changes_its_actions(client, cast, page):
    cast.action(ref="1.7")
    people = (cast.manager, cast.reader, cast.lead, cast.outsider)
    assert statuses(client, cast.url(page, "1.7"), *people) == [200, 403, 403, 404]
    assert statuses(client, cast.url(page, "1.7"), cast.reader, cast.outsider, method="post") == [403, 404]


@pytest.mark.parametrize("page", ["action-edit", "action-withdraw", "action-merge"])
def test_another_plan_s_reference_has_no_page(as_manager, cast, page):
    cast.their_action(ref="1.9")
    for ref in ("1.9", "nothing"):
        assert as_manager.get(cast.url(page, ref)).status_code == 404


def edited(client, cast, action, **fields):
    seen = action.history.latest().history_id
    data = {"title": action.title, "seen": seen, "why": "Clearer", "bodies": "HEALTH"} | fields
    return client.post(cast.url("action-edit", action.ref), data, follow=True)


def test_wording_and_leads_change_for_a_reason(as_manager, cast):
    action = cast.action()
    response = edited(as_manager, cast, action, title="A new title", measure="All of them")
    action.refresh_from_db()
    assert (action.title, action.measure) == ("A new title", "All of them")
    assert [str(row) for row in action.leads.in_order()] == ["HEALTH"]
    assert response.redirect_chain[0][0] == cast.url("action", action.ref)


def test_leads_that_nobody_touched_keep_their_rows(as_manager, cast):
    action = cast.action()
    lead = ActionLeadFactory(action=action, as_printed="As the plan said")
    edited(as_manager, cast, action, lead_1=f"person:{lead.person.public_id}", bodies="", title="New")
    lead.refresh_from_db()
    assert lead.as_printed == "As the plan said"


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"why": " "}, {"why": ["Give the reason for the change"]}),
        ({"title": ""}, {"title": ["Say what is to be done"]}),
    ],
)
def test_wording_does_not_change_without_a_reason_or_to_nothing(as_manager, cast, fields, expected):
    action = cast.action(title="Old")
    assert errors(edited(as_manager, cast, action, **fields)) == expected
    action.refresh_from_db()
    assert action.title == "Old"


def test_the_second_of_two_writers_sees_both_and_chooses(as_manager, cast):
    action = cast.action(title="Old")
    seen = action.history.latest().history_id
    edited(as_manager, cast, action, title="The first one's")
    response = edited(as_manager, cast, action, title="The second one's", seen=seen)
    assert "Mary Manager changed this action while you were writing" in text_of(response)
    assert "The first one's" in response.content.decode().replace("&#x27;", "'")
    assert "The second one's" in response.content.decode().replace("&#x27;", "'")
    action.refresh_from_db()
    assert action.title == "The first one's"
    again = response.context["form"]["seen"].value()
    edited(as_manager, cast, action, title="The second one's", seen=again)
    action.refresh_from_db()
    assert action.title == "The second one's"


def left(client, cast, page, action, **fields):
    data = {"why": "Done elsewhere"} | day("on", TODAY) | fields
    return client.post(cast.url(page, action.ref), data, follow=True)


def test_an_action_is_withdrawn_for_a_reason_and_its_record_stays(as_manager, cast):
    action = cast.action()
    left(as_manager, cast, "action-withdraw", action)
    action.refresh_from_db()
    assert (action.withdrawn_on, action.withdrawn_because) == (TODAY, "Done elsewhere")


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"why": ""}, "why"),
        (typed("on", "31 2 2019"), "on"),
        (typed("on", "10 7 2019"), "on"),
        (typed("on", "1 1 2017"), "on"),
    ],
)
@pytest.mark.parametrize("page", ["action-withdraw", "action-merge"])
def test_an_action_leaves_for_a_reason_from_a_day_that_is_real_and_past(
    as_manager, cast, page, fields, field
):
    action, other = cast.action(), cast.action()
    response = left(as_manager, cast, page, action, into=other.ref, **fields)
    assert list(errors(response)) == [field]
    action.refresh_from_db()
    assert action.withdrawn_on is None


def test_an_action_is_merged_into_another(as_manager, cast):
    action, other = cast.action(), cast.action()
    left(as_manager, cast, "action-merge", action, into=other.ref)
    action.refresh_from_db()
    assert action.merged_into == other


@pytest.mark.parametrize("which", ["itself", "theirs", "withdrawn"])
def test_an_action_is_merged_only_into_one_that_is_in_its_plan(as_manager, cast, which):
    action = cast.action(ref="1.1")
    cast.their_action(ref="1.50")
    cast.action(ref="1.60", withdrawn_on=TODAY, withdrawn_because="Done")
    into = {"itself": "1.1", "theirs": "1.50", "withdrawn": "1.60"}[which]
    response = left(as_manager, cast, "action-merge", action, into=into)
    assert errors(response) == {"into": ["Choose another action that is in this plan"]}
    assert not Action.objects.filter(merged_into__isnull=False).exists()


def test_what_has_left_the_plan_leaves_it_no_second_time(as_manager, cast):
    action = cast.action()
    left(as_manager, cast, "action-withdraw", action)
    response = left(as_manager, cast, "action-withdraw", action)
    assert errors(response) == {"__all__": ["This action has left the plan already"]}
    assert as_manager.get(cast.url("action-withdraw", action.ref)).url == cast.url("action", action.ref)
    assert said(as_manager.get(cast.url("review-open"))) == ["This action has left the plan already."]

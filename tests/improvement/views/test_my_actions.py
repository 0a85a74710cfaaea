from datetime import UTC, date, datetime

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from council.roles import Role
from improvement.enums import UpdateKind
from tests.factories.action import ActionFactory, ActionLeadFactory, led_by
from tests.factories.membership import member
from tests.factories.organisation import OrganisationFactory
from tests.factories.person import PersonFactory
from tests.factories.post import PostHoldingFactory
from tests.factories.priority import PriorityFactory
from tests.factories.review_point import ReviewPointFactory
from tests.factories.update import claim_row, row

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _today():
    with time_machine.travel(datetime(2019, 7, 9, 9, tzinfo=UTC), tick=False):
        yield


@pytest.fixture
def organisation():
    return OrganisationFactory()


@pytest.fixture
def lead(organisation):
    return member(organisation, Role.ACTION_LEAD, name="Ada Lead")


@pytest.fixture
def priority(organisation):
    return PriorityFactory(plan__organisation=organisation, number=1)


def open_review(plan):
    fields = {"updates_by": date(2019, 7, 19), "opened_on": date(2019, 7, 1), "meeting": "Improvement Board"}
    return ReviewPointFactory(plan=plan, date=date(2019, 7, 31), **fields)


def get(client, organisation, **query):
    return client.get(reverse("improvement:my-actions", args=[organisation.slug]), query)


def refs(response) -> list[str]:
    return [shown.action.ref for shown in response.context["rows"]]


def test_the_heading_is_the_job_and_its_date(client, organisation, lead, priority):
    actions = [led_by(lead, priority=priority) for _ in range(3)]
    open_review(priority.plan)
    row(actions[0], "green", date(2019, 7, 2))
    client.force_login(lead)
    page = get(client, organisation).context["page"]
    assert (page.heading, page.lead, page.steps(), page.steps_in_words) == (
        "Update two actions by Friday 19 July",
        "They go to the Improvement Board on 31 July 2019. You have done one.",
        [True, False, False],
        "1 of 3 updated",
    )
    assert page.tabs() == [("to-update", "To update", 2), ("updated", "Updated", 1)]


def test_without_an_open_review_the_heading_says_what_stands(client, organisation, lead, priority):
    led_by(lead, priority=priority, due_on=date(2019, 3, 31))
    led_by(lead, priority=priority, due_on=date(2019, 8, 1))
    led_by(lead, priority=priority, due_on=date(2020, 8, 1))
    client.force_login(lead)
    page = get(client, organisation).context["page"]
    assert (
        page.heading
        == "You lead three actions still to be done: one past its date and one due within a month"
    )
    assert page.tabs() == [("not-asked", "No review open", 3)]


def test_all_done_is_said(client, organisation, lead, priority):
    action = led_by(lead, priority=priority)
    open_review(priority.plan)
    row(action, "green", date(2019, 7, 2))
    client.force_login(lead)
    assert get(client, organisation).context["page"].heading == "Your action is updated"


def test_a_lead_of_nothing_is_told_what_to_do(client, organisation, lead):
    client.force_login(lead)
    response = get(client, organisation)
    assert response.context["page"].heading == "You lead no actions"
    assert "An action appears here when you lead it" in response.content.decode()


def test_mine_are_those_led_in_person_or_by_a_post_held_today_soonest_first(
    client, organisation, lead, priority
):
    later = led_by(lead, priority=priority, due_on=date(2019, 9, 30))
    undated = led_by(lead, priority=priority, due_on=None, timescale="Ongoing")
    by_post = ActionFactory(priority=priority, due_on=date(2018, 12, 31))
    person = organisation.people.get(user=lead)
    held = PostHoldingFactory(post__organisation=organisation, person=person)
    ActionLeadFactory(action=by_post, person=None, post=held.post)
    left = ActionFactory(priority=priority)
    past = PostHoldingFactory(post__organisation=organisation, person=person, held_to=date(2019, 7, 8))
    ActionLeadFactory(action=left, person=None, post=past.post)
    ActionLeadFactory(action=ActionFactory(priority=priority))
    led_by(lead, priority=priority, withdrawn_on=date(2019, 6, 1), withdrawn_because="Merged")
    client.force_login(lead)
    assert refs(get(client, organisation)) == [by_post.ref, later.ref, undated.ref]


def test_a_row_says_how_late_what_was_said_and_what_is_missing(client, organisation, lead, priority):
    action = led_by(lead, priority=priority, due_on=date(2018, 12, 31))
    row(action, "green", date(2019, 5, 31), "The policy is written")
    client.force_login(lead)
    response = get(client, organisation)
    (shown,) = response.context["rows"]
    assert (shown.late, shown.since, shown.missing) == (
        190,
        "Updated 31 May, 39 days ago",
        "Green, but past its date. Add evidence, or ask for a new date.",
    )
    assert "“The policy is written”" in response.content.decode()


def test_a_returned_claim_comes_back_with_the_comment(client, organisation, lead, priority):
    action = led_by(lead, priority=priority)
    open_review(priority.plan)
    claim = claim_row(action, date(2019, 7, 2))
    row(action, "green", date(2019, 7, 3), "Send the minutes", kind=UpdateKind.RETURN, answers=claim)
    client.force_login(lead)
    response = get(client, organisation)
    assert refs(response) == [action.ref]
    assert "“Send the minutes”" in response.content.decode()


def test_parts_search_rating_and_order(client, organisation, lead, priority):
    first = led_by(lead, priority=priority, ref="1.2", title="Audit of cases", due_on=date(2019, 9, 1))
    second = led_by(lead, priority=priority, ref="1.13", title="Training", due_on=date(2019, 8, 1))
    done = led_by(lead, priority=priority, ref="1.3")
    row(first, "red", date(2019, 6, 1), "x")
    row(second, "green", date(2019, 5, 1))
    row(done, "completed", date(2019, 5, 1), kind=UpdateKind.ACCEPTANCE, provenance="published")
    client.force_login(lead)
    queries = [
        {},
        {"show": "completed"},
        {"q": "audit"},
        {"rating": "green"},
        {"sort": "ref"},
        {"sort": "oldest"},
        {"sort": "rating"},
        {"q": "nothing like it"},
        {"show": "nonsense"},
    ]
    assert [refs(get(client, organisation, **query)) for query in queries] == [
        ["1.13", "1.2"],
        ["1.3"],
        ["1.2"],
        ["1.13"],
        ["1.2", "1.13"],
        ["1.13", "1.2"],
        ["1.2", "1.13"],
        [],
        ["1.13", "1.2"],
    ]


def test_a_row_opens_with_its_form(client, organisation, lead, priority):
    action = led_by(lead, priority=priority)
    row(action, "amber", date(2019, 5, 31), "Delay")
    client.force_login(lead)
    key = get(client, organisation).context["rows"][0].key
    response = get(client, organisation, open=key)
    assert response.context["form"].action == action
    assert "Save update" in response.content.decode()


def test_actions_of_another_organisation_are_not_among_mine(client, organisation, lead, priority):
    mine, elsewhere = led_by(lead, priority=priority), led_by(lead)
    client.force_login(lead)
    response = get(client, organisation)
    assert refs(response) == [mine.ref]
    assert elsewhere.title not in response.content.decode()


def test_who_has_a_page_of_their_own(client, organisation, priority):
    answers = []
    for user in (
        member(organisation, Role.PLAN_MANAGER),
        member(organisation, Role.MEMBER),
        member(OrganisationFactory(), Role.ACTION_LEAD),
    ):
        client.force_login(user)
        answers.append(get(client, organisation).status_code)
    assert answers == [200, 403, 404]


def test_the_page_takes_as_many_queries_for_many_actions_as_for_one(client, organisation, lead, priority):
    open_review(priority.plan)
    client.force_login(lead)

    def queries() -> int:
        with CaptureQueriesContext(
            connection,
        ) as captured:
            get(client, organisation)
        return len(captured)

    def add():
        action = led_by(lead, priority=priority)
        row(action, "amber", date(2019, 5, 31), "Delay")
        claim_row(led_by(lead, priority=priority), date(2019, 7, 2))

    add()
    one = queries()
    for _ in range(20):
        add()
    assert queries() == one


def test_a_person_of_no_organisation_leads_nothing(client, organisation, lead, priority):
    ActionLeadFactory(action__priority=priority, person=PersonFactory(organisation=organisation))
    client.force_login(lead)
    assert refs(get(client, organisation)) == []


def test_the_parts_and_the_rows_are_linked_with_what_was_asked_kept(client, organisation, lead, priority):
    action = led_by(lead, priority=priority, ref="1.4")
    row(led_by(lead, priority=priority), "completed", date(2019, 5, 31), provenance="published")
    client.force_login(lead)
    page = get(client, organisation, sort="ref").content.decode()
    assert 'href="?sort=ref&amp;show=completed"' in page
    assert f'hx-get="?sort=ref&amp;open={action.plan.slug}-1-4"' in page

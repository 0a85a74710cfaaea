from datetime import UTC, date, datetime

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from council.roles import Role
from tests.factories.action import ActionFactory, led_by
from tests.factories.membership import member
from tests.factories.organisation import OrganisationFactory
from tests.factories.priority import PriorityFactory
from tests.factories.update import row

pytestmark = pytest.mark.django_db
TODAY = date(2019, 7, 9)


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


@pytest.fixture
def actions(lead, priority):
    """1.1 is amber, 1.2 green, 1.3 not rated."""
    actions = [led_by(lead, priority=priority, ref=f"1.{n}") for n in (1, 2, 3)]
    row(actions[0], "amber", date(2019, 5, 31), "Delay")
    row(actions[1], "green", date(2019, 5, 31))
    return actions


def address(plan) -> str:
    return reverse("improvement:update-several", args=[plan.organisation.slug, plan.slug])


def send(client, plan, changes: dict[str, str]):
    """Send the table as it was shown, with these changes."""
    sent = {}
    for form in client.get(address(plan)).context["forms"]:
        sent |= {field.html_name: field.value() or "" for field in form}
    return client.post(address(plan), sent | changes)


def test_only_changed_rows_are_saved(client, lead, priority, actions):
    client.force_login(lead)
    response = send(client, priority.plan, {"1.1-rating": "green", "1.2-words": "On the way"})
    assert response.status_code == 302
    said = [str(message) for message in client.get(response.url).context["messages"]]
    assert said == ["Two updates saved: 1.1 is green and 1.2 is green"]
    assert [
        [u.rating.code for u in action.updates.order_by("pk").select_related("rating")] for action in actions
    ] == [
        ["amber", "green"],
        ["green", "green"],
        [],
    ]
    assert actions[1].updates.latest("pk").words == "On the way"


def test_one_refused_row_leaves_the_others_saved_and_its_words_in_place(client, lead, priority, actions):
    client.force_login(lead)
    response = send(
        client,
        priority.plan,
        {"1.1-rating": "red", "1.2-rating": "amber", "1.2-words": "Late", "1.3-words": "Begun"},
    )
    assert [fault.message for fault in response.context["faults"]] == [
        "1.1: Say why the action is red",
        "1.3: Choose the rating of 1.3",
    ]
    assert [saved.action.ref for saved in response.context["saved"]] == ["1.2"]
    forms = {form.action.ref: form for form in response.context["forms"]}
    shown = [(forms[ref]["rating"].value(), forms[ref]["words"].value() or "") for ref in ("1.2", "1.3")]
    assert shown == [("amber", ""), ("", "Begun")]
    assert [action.updates.count() for action in actions] == [1, 2, 0]


def test_a_row_that_somebody_else_changed_shows_theirs_and_keeps_mine(client, lead, priority, actions):
    client.force_login(lead)
    page = client.get(address(priority.plan))
    sent = {field.html_name: field.value() or "" for form in page.context["forms"] for field in form}
    row(actions[0], "red", date(2019, 7, 8), "Funding refused", said_by="Bo Partner")
    response = client.post(address(priority.plan), sent | {"1.1-words": "Mine"})
    form = next(form for form in response.context["forms"] if form.action.ref == "1.1")
    assert (form.latest.words, form["words"].value(), actions[0].updates.count()) == (
        "Funding refused",
        "Mine",
        2,
    )
    again = {field.html_name: field.value() or "" for form in response.context["forms"] for field in form}
    assert client.post(address(priority.plan), again).status_code == 302
    assert actions[0].updates.latest("pk").words == "Mine"


def test_a_row_that_was_left_alone_does_not_undo_what_somebody_else_saved(client, lead, priority, actions):
    client.force_login(lead)
    page = client.get(address(priority.plan))
    sent = {field.html_name: field.value() or "" for form in page.context["forms"] for field in form}
    row(actions[0], "red", date(2019, 7, 8), "Funding refused")
    client.post(address(priority.plan), sent | {"1.2-words": "Mine"})
    assert (actions[0].updates.count(), actions[1].updates.count()) == (2, 2)


def test_completed_is_not_offered_and_not_taken(client, lead, priority, actions):
    client.force_login(lead)
    form = client.get(address(priority.plan)).context["forms"][0]
    assert [code for code, _label in form.fields["rating"].choices] == ["red", "amber", "green"]
    response = send(client, priority.plan, {"1.1-rating": "completed"})
    assert [fault.message for fault in response.context["faults"]] == [
        "1.1: Choose a rating of this plan’s scale"
    ]


def test_a_lead_has_their_own_actions_and_a_manager_all(client, organisation, lead, priority, actions):
    other = ActionFactory(priority=PriorityFactory(plan=priority.plan, number=2), ref="2.1")
    ActionFactory(priority__plan__organisation=organisation, ref="9.9")
    answers = []
    for user, query in (
        (lead, {}),
        (member(organisation, Role.PLAN_MANAGER), {}),
        (member(organisation, Role.PLAN_MANAGER), {"priority": "2"}),
    ):
        client.force_login(user)
        answers.append(
            [form.action.ref for form in client.get(address(priority.plan), query).context["forms"]]
        )
    assert answers == [["1.1", "1.2", "1.3"], ["1.1", "1.2", "1.3", "2.1"], ["2.1"]]
    client.force_login(lead)
    client.post(address(priority.plan), {"2.1-rating": "green", "2.1-words": "Not mine"})
    assert other.updates.count() == 0


def test_who_may_open_the_table(client, organisation, priority):
    answers = []
    for user in (member(organisation, Role.MEMBER), member(OrganisationFactory(), Role.PLAN_MANAGER)):
        client.force_login(user)
        answers.append(client.get(address(priority.plan)).status_code)
    assert answers == [403, 404]


def test_the_table_takes_as_many_queries_for_many_actions_as_for_one(client, organisation, priority):
    client.force_login(member(organisation, Role.PLAN_MANAGER))

    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            client.get(address(priority.plan))
        return len(captured)

    row(ActionFactory(priority=priority), "amber", TODAY, "x")
    one = queries()
    for _ in range(20):
        row(ActionFactory(priority=priority), "amber", TODAY, "x")
    assert queries() == one

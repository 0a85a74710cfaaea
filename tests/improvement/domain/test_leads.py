import pytest
from django.core.exceptions import ValidationError

from improvement.domain.leads import hand_on, led_in_person, set_leads
from tests.factories.action import ActionFactory, ActionLeadFactory
from tests.factories.organisation import OrganisationFactory
from tests.factories.person import PersonFactory
from tests.factories.plan import PlanFactory
from tests.factories.post import PostFactory
from tests.factories.priority import PriorityFactory
from tests.factories.user import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def priority():
    return PriorityFactory(number=1)


@pytest.fixture
def organisation(priority):
    return priority.plan.organisation


def leads(action):
    return [str(row) for row in action.leads.in_order()]


def test_leads_are_posts_people_and_bodies_in_order(priority, organisation):
    action = ActionFactory(priority=priority)
    post = PostFactory(organisation=organisation, title="Director")
    person = PersonFactory(organisation=organisation, name="Ada")
    set_leads(action=action, leads=[post, person, "HEALTH"], by=None)
    assert leads(action) == ["Director", "Ada", "HEALTH"]
    assert [row.order for row in action.leads.in_order()] == [1, 2, 3]


def test_the_same_leads_again_keep_their_rows(priority, organisation):
    action = ActionFactory(priority=priority)
    person = PersonFactory(organisation=organisation)
    first = set_leads(action=action, leads=[person, "HEALTH"], by=None)
    again = set_leads(action=action, leads=[person, "HEALTH"], by=None)
    assert [row.pk for row in again] == [row.pk for row in first]


def test_other_leads_replace_them_and_the_history_says_who_and_why(priority, organisation):
    by = UserFactory()
    lead = ActionLeadFactory(action=ActionFactory(priority=priority))
    set_leads(action=lead.action, leads=["Police"], by=by, why="Moved")
    assert leads(lead.action) == ["Police"]
    removed = lead.history.model.objects.get(history_type="-")
    assert (removed.history_user, removed.history_change_reason) == (by, "Moved")


def test_nobody_of_another_organisation_leads(priority):
    action = ActionFactory(priority=priority)
    stranger = PersonFactory(organisation=OrganisationFactory())
    with pytest.raises(ValidationError) as refused:
        set_leads(action=action, leads=[stranger], by=None)
    assert refused.value.message_dict == {"leads": ["Choose leads of the same organisation"]}
    assert leads(action) == []


def test_a_leaver_s_actions_go_to_a_post_in_the_order_of_the_plan(priority, organisation):
    leaver = PersonFactory(organisation=organisation)
    later, earlier = (ActionFactory(priority=priority, ref=ref) for ref in ("1.10", "1.2"))
    other = ActionLeadFactory(action=ActionFactory(priority=priority), as_printed="Ada L")
    for action in (later, earlier):
        ActionLeadFactory(action=action, person=leaver, as_printed="The leaver")
    post = PostFactory(organisation=organisation, title="Director")
    moved = hand_on(plan=priority.plan, leaver=leaver, to=post, by=UserFactory(), why="Retired")
    assert moved == [earlier, later]
    assert [leads(action) for action in (earlier, later)] == [["Director"], ["Director"]]
    assert earlier.leads.get().as_printed == ""
    other.refresh_from_db()
    assert other.as_printed == "Ada L"


def test_who_leads_beside_the_leaver_leads_once(priority, organisation):
    leaver, stays = PersonFactory.create_batch(2, organisation=organisation)
    action = ActionFactory(priority=priority)
    ActionLeadFactory(action=action, person=leaver)
    ActionLeadFactory(action=action, person=stays)
    assert hand_on(plan=priority.plan, leaver=leaver, to=stays, by=None, why="Left") == [action]
    assert leads(action) == [stays.name]


def test_only_this_plan_s_actions_that_are_still_in_it_are_handed_on(priority, organisation):
    leaver, heir = PersonFactory.create_batch(2, organisation=organisation)
    elsewhere = ActionFactory(priority=PriorityFactory(plan=PlanFactory(organisation=organisation)))
    gone = ActionFactory(priority=priority, withdrawn_on="2019-01-01", withdrawn_because="Done")
    stays = ActionFactory(priority=priority)
    for action in (elsewhere, gone, stays):
        ActionLeadFactory(action=action, person=leaver)
    assert [row.action for row in led_in_person(priority.plan, leaver)] == [stays]
    assert hand_on(plan=priority.plan, leaver=leaver, to=heir, by=None, why="Left") == [stays]
    assert (leads(elsewhere), leads(gone)) == ([leaver.name], [leaver.name])


def test_what_a_post_of_the_leaver_leads_stays_with_the_post(priority, organisation):
    leaver, heir = PersonFactory.create_batch(2, organisation=organisation)
    ActionLeadFactory(
        action=ActionFactory(priority=priority), person=None, post=PostFactory(organisation=organisation)
    )
    with pytest.raises(ValidationError) as refused:
        hand_on(plan=priority.plan, leaver=leaver, to=heir, by=None, why="Left")
    assert refused.value.message_dict == {"leaver": [f"{leaver} leads no action of this plan in person"]}


@pytest.mark.parametrize(
    ("to", "why", "field"),
    [("heir", " ", "why"), ("leaver", "Left", "to"), ("stranger", "Left", "to")],
)
def test_a_hand_on_names_somebody_else_of_the_organisation_and_a_reason(
    priority, organisation, to, why, field
):
    people = {
        "leaver": PersonFactory(organisation=organisation),
        "heir": PersonFactory(organisation=organisation),
        "stranger": PersonFactory(organisation=OrganisationFactory()),
    }
    lead = ActionLeadFactory(action=ActionFactory(priority=priority), person=people["leaver"])
    with pytest.raises(ValidationError) as refused:
        hand_on(plan=priority.plan, leaver=people["leaver"], to=people[to], by=None, why=why)
    assert list(refused.value.message_dict) == [field]
    assert leads(lead.action) == [people["leaver"].name]

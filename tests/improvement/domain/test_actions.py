from datetime import date

import pytest
from django.core.exceptions import ValidationError

from council import history
from improvement.domain.actions import add_action, edit_action, merge_action, next_reference, withdraw_action
from improvement.enums import Provenance
from improvement.models import Action
from tests.factories.action import ActionFactory
from tests.factories.person import PersonFactory
from tests.factories.priority import PriorityFactory
from tests.factories.user import UserFactory

pytestmark = pytest.mark.django_db
JOINED = date(2019, 6, 1)


@pytest.fixture
def priority():
    return PriorityFactory(number=1)


def added(priority, **fields):
    fields = {
        "title": "Map the routes",
        "because": "Ofsted's visit of May",
        "joined_on": JOINED,
        "leads": ["HEALTH"],
        "by": None,
    } | fields
    return add_action(priority=priority, **fields)


def test_a_priority_s_references_go_on_as_people_count(priority):
    assert next_reference(priority) == "1.1"
    for ref in ("1.9", "1.20"):
        ActionFactory(priority=priority, ref=ref)
    assert next_reference(priority) == "1.21"


def test_a_withdrawn_action_s_reference_is_not_given_again(priority):
    ActionFactory(priority=priority, ref="1.4", withdrawn_on=JOINED, withdrawn_because="Done")
    assert next_reference(priority) == "1.5"


def test_an_action_joins_a_plan_with_leads_and_a_reason(priority):
    person = PersonFactory(organisation=priority.plan.organisation, name="Ada")
    by = UserFactory()
    action = added(priority, leads=[person, "HEALTH"], due_on=date(2019, 9, 30), timescale="September", by=by)
    action.refresh_from_db()
    assert (action.ref, action.plan, action.title) == ("1.1", priority.plan, "Map the routes")
    assert (action.joined_on, action.joined_because) == (JOINED, "Ofsted's visit of May")
    assert (action.due_on, action.timescale) == (date(2019, 9, 30), "September")
    assert action.provenance == Provenance.ENTERED
    assert [str(row) for row in action.leads.in_order()] == ["Ada", "HEALTH"]
    assert action.history.get().history_user == by


def test_everything_that_is_wrong_with_a_new_action_is_said_at_once(priority):
    ActionFactory(priority=priority, ref="1.7")
    with pytest.raises(ValidationError) as refused:
        added(priority, title=" ", because="", leads=[], ref="1.7", due_on=date(2019, 5, 31))
    assert refused.value.message_dict == {
        "title": ["Say what is to be done"],
        "because": ["Say why the action joins the plan"],
        "leads": ["Choose at least one lead"],
        "due_on": ["Due date must be on or after 1 June 2019"],
        "ref": ["1.7 is the reference of another action: choose a free one"],
    }
    assert Action.objects.count() == 1


@pytest.mark.parametrize("ref", ["1/2", "1 2", "é", "-1", "x" * 21, "1.1\x00"])
def test_a_reference_is_fit_for_an_address(priority, ref):
    with pytest.raises(ValidationError) as refused:
        added(priority, ref=ref)
    assert list(refused.value.message_dict) == ["ref"]


def test_another_plan_may_use_the_same_reference(priority):
    ActionFactory(ref="1.7")
    assert added(priority, ref="1.7").ref == "1.7"


def test_an_action_s_dates_and_rating_are_not_wording(priority):
    with pytest.raises(TypeError, match="no editable due_on"):
        edit_action(action=ActionFactory(), by=None, why="Moved", due_on=JOINED)


def test_changed_wording_keeps_what_it_was_and_why():
    action = edit_action(action=ActionFactory(title="Old"), by=UserFactory(), why="Clearer", title=" New ")
    latest = history.changes(action)[0]
    assert (action.title, latest.why) == ("New", "Clearer")
    assert [(field.before, field.after) for field in latest.fields] == [("Old", "New")]


@pytest.mark.parametrize(("why", "title", "field"), [(" ", "New", "why"), ("Clearer", " ", "title")])
def test_wording_changes_for_a_reason_and_to_something(why, title, field):
    action = ActionFactory(title="Old")
    with pytest.raises(ValidationError) as refused:
        edit_action(action=action, by=None, why=why, title=title)
    assert list(refused.value.message_dict) == [field]
    action.refresh_from_db()
    assert action.title == "Old"


def test_a_title_that_was_not_published_may_stay_so():
    action = ActionFactory(title="", provenance=Provenance.RECONSTRUCTED)
    assert edit_action(action=action, by=None, why="Measure added", title="", measure="All").measure == "All"


def test_a_withdrawn_action_is_out_of_the_plan_from_the_day_and_stays_on_the_record():
    action = withdraw_action(action=ActionFactory(), on=JOINED, why="Done elsewhere", by=UserFactory())
    assert (action.withdrawn_on, action.withdrawn_because) == (JOINED, "Done elsewhere")
    actions = Action.objects
    assert list(actions.in_plan_on(date(2019, 5, 31))) == [action]
    assert list(actions.in_plan_on(JOINED)) == []


@pytest.mark.parametrize(
    ("on", "why", "errors"),
    [
        (JOINED, " ", {"why": ["Give the reason"]}),
        (
            date(2017, 12, 31),
            "Done",
            {"on": ["The date must be on or after 1 January 2018, when the action joined"]},
        ),
    ],
)
def test_an_action_leaves_for_a_reason_and_not_before_it_joined(on, why, errors):
    action = ActionFactory(joined_on=date(2018, 1, 1))
    with pytest.raises(ValidationError) as refused:
        withdraw_action(action=action, on=on, why=why, by=None)
    assert refused.value.message_dict == errors
    action.refresh_from_db()
    assert action.withdrawn_on is None


def test_an_action_leaves_the_plan_once():
    action = withdraw_action(action=ActionFactory(), on=JOINED, why="Done", by=None)
    with pytest.raises(ValidationError, match="has left the plan already"):
        withdraw_action(action=action, on=JOINED, why="Again", by=None)


def test_a_merged_action_names_where_its_work_went_on(priority):
    one, other = ActionFactory.create_batch(2, priority=priority)
    merged = merge_action(action=one, into=other, on=JOINED, why="The same work", by=None)
    assert (merged.withdrawn_on, merged.merged_into) == (JOINED, other)
    assert list(Action.objects.in_plan_on(JOINED)) == [other]


@pytest.mark.parametrize("into", ["itself", "another plan's", "a withdrawn one"])
def test_an_action_is_merged_into_another_that_is_in_its_plan(priority, into):
    action = ActionFactory(priority=priority)
    others = {
        "itself": action,
        "another plan's": ActionFactory(),
        "a withdrawn one": ActionFactory(priority=priority, withdrawn_on=JOINED, withdrawn_because="Done"),
    }
    with pytest.raises(ValidationError) as refused:
        merge_action(action=action, into=others[into], on=JOINED, why="The same work", by=None)
    assert refused.value.message_dict == {"into": ["Choose another action that is in this plan"]}
    action.refresh_from_db()
    assert action.withdrawn_on is None


def test_two_actions_are_not_merged_into_each_other(priority):
    one, other = ActionFactory.create_batch(2, priority=priority)
    before = Action.objects.get(pk=one.pk)
    merge_action(action=one, into=other, on=JOINED, why="The same work", by=None)
    with pytest.raises(ValidationError, match="Choose another action"):
        merge_action(action=other, into=before, on=JOINED, why="The same work", by=None)

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from council import history
from improvement.domain.date_changes import agree_date, ask_for_date, refuse_date
from improvement.enums import DateChangeState, Provenance
from improvement.models import DateChange
from tests.factories.action import ActionFactory
from tests.factories.user import UserFactory

pytestmark = pytest.mark.django_db
DUE, LATER = date(2019, 3, 31), date(2019, 9, 30)


def asked(action=None, *, by=None, new=LATER, reason="The contract is late"):
    return ask_for_date(action=action or ActionFactory(due_on=DUE), new=new, reason=reason, by=by)


def test_a_date_that_is_asked_for_leaves_the_due_date_alone():
    by = UserFactory()
    change = asked(by=by)
    change.action.refresh_from_db()
    assert change.action.due_on == DUE
    assert (change.old, change.new, change.reason, change.asked_by) == (
        DUE,
        LATER,
        "The contract is late",
        by,
    )
    assert change.state == DateChangeState.ASKED


def test_an_action_without_a_date_may_get_its_first():
    assert asked(ActionFactory(due_on=None)).old is None


@pytest.mark.parametrize(
    ("fields", "errors"),
    [
        ({"new": DUE}, {"new_due_on": ["New due date must be after 31 March 2019"]}),
        ({"reason": "  "}, {"reason": ["Give the reason for the new date"]}),
        (
            {"new": date(2019, 1, 1), "reason": ""},
            {
                "new_due_on": ["New due date must be after 31 March 2019"],
                "reason": ["Give the reason for the new date"],
            },
        ),
    ],
)
def test_a_date_must_move_on_and_for_a_reason(fields, errors):
    with pytest.raises(ValidationError) as refused:
        asked(**fields)
    assert refused.value.message_dict == errors
    assert not DateChange.objects.exists()


def test_a_first_date_cannot_lie_before_the_action_joined():
    action = ActionFactory(due_on=None, joined_on=date(2019, 5, 1))
    with pytest.raises(ValidationError) as refused:
        asked(action, new=date(2019, 4, 30))
    assert list(refused.value.message_dict) == ["new_due_on"]


def test_only_one_date_waits_for_an_answer():
    action = asked().action
    with pytest.raises(ValidationError) as refused:
        asked(action, new=date(2019, 12, 31))
    assert refused.value.message_dict == {
        "new_due_on": ["A new date has been asked for already, and the plan manager has not decided"]
    }


def test_no_date_is_asked_for_an_action_that_left_the_plan():
    action = ActionFactory(withdrawn_on=date(2019, 4, 1), withdrawn_because="Done elsewhere")
    with pytest.raises(ValidationError, match="has left the plan"):
        asked(action)


def test_an_agreed_date_is_the_action_s_from_then_on_and_the_old_one_stays_on_the_record():
    manager = UserFactory(name="Mary Manager")
    change = agree_date(change=asked(), by=manager, why="Agreed at the board")
    change.action.refresh_from_db()
    assert (change.action.due_on, change.action.due_provenance) == (LATER, Provenance.ENTERED)
    assert (change.old, change.state, change.decided_by) == (DUE, DateChangeState.AGREED, manager)
    latest = history.changes(change.action)[0]
    assert (latest.who, latest.why) == ("Mary Manager", "New date agreed: The contract is late")
    assert [(field.name, field.before, field.after) for field in latest.fields] == [("due date", DUE, LATER)]


def test_a_refused_date_leaves_the_due_date_alone_and_says_why():
    change = refuse_date(change=asked(), by=UserFactory(), why="The committee wants it in March")
    change.action.refresh_from_db()
    assert change.action.due_on == DUE
    assert (change.state, change.decision_reason) == (
        DateChangeState.REFUSED,
        "The committee wants it in March",
    )


def test_a_refusal_without_a_reason_is_no_decision():
    change = asked()
    with pytest.raises(ValidationError) as refused:
        refuse_date(change=change, by=UserFactory(), why=" ")
    assert refused.value.message_dict == {"why": ["Say why the new date is refused"]}
    change.refresh_from_db()
    assert change.state == DateChangeState.ASKED


def test_the_second_to_decide_is_told_who_decided_what():
    change = asked()
    agree_date(change=change, by=UserFactory(name="Mary Manager"))
    with pytest.raises(ValidationError, match="Mary Manager has agreed this request already"):
        refuse_date(change=change, by=UserFactory(), why="Too late")
    change.action.refresh_from_db()
    assert change.action.due_on == LATER


def test_a_decision_keeps_what_was_saved_of_the_action_meanwhile():
    change = asked()
    stale = DateChange.objects.select_related("action").get(pk=change.pk)
    change.action.title = "A better title"
    history.save(change.action, by=None)
    agreed = agree_date(change=stale, by=None)
    agreed.action.refresh_from_db()
    assert (agreed.action.title, agreed.action.due_on) == ("A better title", LATER)


def test_after_an_answer_another_date_may_be_asked_for():
    change = refuse_date(change=asked(), by=None, why="Too late")
    assert asked(change.action, new=date(2019, 4, 30)).state == DateChangeState.ASKED

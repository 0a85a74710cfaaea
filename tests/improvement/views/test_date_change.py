from datetime import date
from uuid import uuid4

import pytest

from improvement.domain.date_changes import ask_for_date
from improvement.enums import DateChangeState
from tests.improvement.views.cast import errors, statuses, text_of

pytestmark = pytest.mark.django_db
DUE, LATER = date(2019, 3, 31), date(2019, 9, 30)


@pytest.fixture
def change(cast):
    action = cast.action(ref="1.7", due_on=DUE)
    return ask_for_date(action=action, new=LATER, reason="The contract is late", by=cast.lead)


def decided(client, cast, change, **data):
    return client.post(cast.url("date-change", change.public_id), data)


def test_the_page_shows_what_is_asked_by_whom_and_why(as_manager, cast, change):
    text = text_of(as_manager.get(cast.url("date-change", change.public_id)))
    heading = "Should 1.7 be due on 30 September 2019 instead of 31 March 2019?"
    for words in (heading, "The contract is late", "Ada Lead"):
        assert words in text


def test_an_agreed_date_is_the_action_s(as_manager, cast, change):
    assert decided(as_manager, cast, change, decision="agree").status_code == 302
    change.action.refresh_from_db()
    assert change.action.due_on == LATER


def test_a_refusal_needs_a_reason(as_manager, cast, change):
    response = decided(as_manager, cast, change, decision="refuse", why=" ")
    assert errors(response) == {"why": ["Say why the new date is refused"]}
    decided(as_manager, cast, change, decision="refuse", why="Too late")
    change.refresh_from_db()
    assert (change.state, change.decision_reason) == (DateChangeState.REFUSED, "Too late")


@pytest.mark.parametrize("decision", ["", "perhaps"])
def test_a_decision_is_one_of_two(as_manager, cast, change, decision):
    assert list(errors(decided(as_manager, cast, change, decision=decision))) == ["decision"]
    change.refresh_from_db()
    assert change.state == DateChangeState.ASKED


def test_the_second_to_decide_is_told_what_was_decided(as_manager, cast, change):
    decided(as_manager, cast, change, decision="agree")
    response = decided(as_manager, cast, change, decision="refuse", why="Too late")
    assert "Mary Manager has agreed this request already" in text_of(response)
    assert "The new date for 1.7 was agreed" in text_of(response)
    change.action.refresh_from_db()
    assert change.action.due_on == LATER


def test_earlier_requests_stand_beside(as_manager, cast, change):
    decided(as_manager, cast, change, decision="refuse", why="Too late")
    again = ask_for_date(action=change.action, new=LATER, reason="Still late", by=cast.lead)
    page = as_manager.get(cast.url("date-change", again.public_id))
    assert list(page.context["earlier"]) == [change]


def test_only_who_manages_the_plan_decides(client, cast, change):
    url = cast.url("date-change", change.public_id)
    people = (cast.manager, cast.reader, cast.lead, cast.outsider)
    assert statuses(client, url, *people) == [200, 403, 403, 404]
    posted = {"decision": "agree"}
    assert statuses(client, url, *people[1:], method="post", data=posted) == [403, 403, 404]
    change.refresh_from_db()
    assert change.state == DateChangeState.ASKED


def test_another_plan_s_request_has_no_page(as_manager, cast):
    theirs = ask_for_date(action=cast.their_action(), new=LATER, reason="Secret", by=None)
    for public_id in (theirs.public_id, uuid4()):
        assert as_manager.get(cast.url("date-change", public_id)).status_code == 404

"""Notices of key decisions: 28 days, what is private and why, what was taken, called in, and what became of it."""

from datetime import date, timedelta

import pytest
import time_machine

from council.roles import Role
from scrutiny.models import CallIn, KeyDecision, Notice
from tests.factories.membership import member
from tests.factories.recommendation import NoticeFactory

MATTER = {"matter": "To procure foster care", "decision_maker": "Cabinet", "is_key": "on"}


ADDED = {"days": "28", "call_in_days": "5"}


@pytest.fixture
def notice(cast):
    """Issued on 2 September 2019, so that the first day of decision was Monday 30 September."""
    return NoticeFactory(organisation=cast.ours, issued_on=date(2019, 9, 2))


@pytest.fixture
def decision(notice):
    said = {"matter": "To procure foster care", "decision_maker": "Cabinet"}
    return KeyDecision.objects.create(notice=notice, order=1, ref="190902/1", **said)


def take(browser, decision, on="2019-10-03", outcome="Agreed"):
    sign = browser.seen("key-decision-take", decision.public_id)
    return browser.post("key-decision-take", decision.public_id, taken_on=on, outcome=outcome, seen=sign)


def call_in(browser, decision, on="2019-10-10", by="Cllr A\nCllr B", reason="Too dear"):
    said = {"called_in_on": on, "called_in_by": by, "reason": reason}
    return browser.post("key-decision-call-in", decision.public_id, **said)


def test_nothing_is_in_the_record_yet(browser):
    assert browser.heading("key-decision-list") == "No notice of key decisions is in the record"


def test_the_notice_that_holds_is_shown_and_its_days_are_counted_out(browser, cast, notice, decision):
    NoticeFactory(organisation=cast.ours, issued_on=date(2019, 10, 14))
    NoticeFactory(organisation=cast.theirs, issued_on=date(2019, 10, 1))
    page = browser.page("key-decision-list")
    assert "28 days from Monday 2 September 2019 end on Monday 30 September 2019." in page
    assert browser.heading("key-decision-list") == "One decision"
    with time_machine.travel("2019-09-26T12:00:00+01:00", tick=False):
        assert "24 of them passed, four left." in browser.page("key-decision-list")
    older = browser.client.get(cast.url("key-decision-list"), {"notice": "2019-10-14"})
    assert older.context["notice"].issued_on == date(2019, 10, 14)
    for wrong in ("2019-10-01", "2019-02-31", "then", ""):
        assert browser.client.get(cast.url("key-decision-list"), {"notice": wrong}).status_code == 404


def test_a_notice_is_added_once_a_day(browser, cast):
    assert browser.post("notice-add", issued_on="2019-10-14", **ADDED) == {}
    assert browser.post("notice-add", issued_on="2019-10-14", **ADDED) == {
        "issued_on": ["There is a notice of 14 October 2019 already"]
    }
    assert browser.post("notice-add", issued_on="2019-02-31", **ADDED) == {
        "issued_on": ["Day it is issued must be a real date"]
    }
    assert browser.post("notice-add", issued_on="2019-11-14", days="0", call_in_days="0").keys() == {
        "days",
        "call_in_days",
    }
    assert Notice.objects.get().organisation == cast.ours


def test_a_private_decision_needs_its_reason(browser, notice, decision):
    said = {"ref": "190902/2", "is_private": "on", "exempt": "3", **MATTER}
    assert browser.post("key-decision-add", "2019-09-02", **said) == {
        "private_reason": ["Say why the meeting is to be private"]
    }
    assert browser.post("key-decision-add", "2019-09-02", **said, private_reason="Prices of bidders") == {}
    found = notice.decisions.get(ref="190902/2")
    assert (found.order, found.exempt, found.private_reason) == (2, 3, "Prices of bidders")
    assert browser.heading("key-decision-list") == "Two decisions, one of them in private"
    KeyDecision.objects.create(notice=notice, order=9, ref="190902/9", is_private=True)
    assert browser.heading("key-decision-list") == (
        "Three decisions, two of them in private and one of those without a reason"
    )
    assert "190902/9 is to be decided in private, and no reason is given." in browser.page(
        "key-decision-list"
    )
    assert browser.post("key-decision-add", "2019-09-02", ref="190902/10", **MATTER) == {}
    assert notice.decisions.get(ref="190902/10").order == 10


@pytest.mark.parametrize(
    ("changed", "errors"),
    [
        ({"ref": "190902/1"}, {"ref": ["The notice has 190902/1 already"]}),
        ({"matter": " "}, {"matter": ["Enter matter"]}),
        ({"decision_maker": ""}, {"decision_maker": ["Enter who decides"]}),
        ({"due_from": "2019-02-31"}, {"due_from": ["Anticipated on, or from must be a real date"]}),
        (
            {"due_from": "2019-11-30", "due_to": "2019-11-01"},
            {"due_to": ["The period must end after it begins"]},
        ),
    ],
    ids=["reference twice", "no matter", "nobody", "31 February", "ends first"],
)
def test_a_decision_that_cannot_be_is_refused(browser, decision, changed, errors):
    assert (
        browser.post("key-decision-add", "2019-09-02", **{"ref": "190902/2", **MATTER, **changed}) == errors
    )
    assert KeyDecision.objects.get() == decision


def test_it_is_taken_once_the_notice_has_run_and_may_be_called_in_for_five_working_days(browser, decision):
    page = decision.public_id
    assert take(browser, decision, on="2019-09-29") == {
        "taken_on": ["Notice was given on 2 September 2019: 28 days had not passed"]
    }
    assert take(browser, decision, on="2019-10-11") == {
        "taken_on": ["The date of the decision must be today or in the past"]
    }
    assert take(browser, decision, outcome=" ") == {"outcome": ["Say what was decided"]}
    assert call_in(browser, decision) == {"called_in_on": ["The decision has not been taken"]}
    assert take(browser, decision) == {}
    decision.refresh_from_db()
    assert decision.call_in_by == date(2019, 10, 10)
    assert browser.heading("key-decision", page) == "May be called in until Thursday 10 October 2019"
    with time_machine.travel("2019-10-11T12:00:00+01:00", tick=False):
        browser.log_in(browser.cast.officer)
        assert browser.heading("key-decision", page) == "Taken on 3 October 2019, not called in"


def test_a_council_gives_its_own_number_of_days_and_a_date_that_was_told_stays(browser, notice, decision):
    notice.call_in_days = 3
    notice.save()
    assert take(browser, decision) == {}
    decision.refresh_from_db()
    assert decision.call_in_by == date(2019, 10, 8)
    counted = "3 working days after Thursday 3 October 2019 is Tuesday 8 October 2019."
    assert counted in browser.page("key-decision", decision.public_id)
    notice.call_in_days = 7
    notice.save()
    decision.refresh_from_db()
    assert decision.call_in_by == date(2019, 10, 8)
    assert "working days after" not in browser.page("key-decision", decision.public_id)


def test_a_bank_holiday_lengthens_the_window(browser, decision):
    with time_machine.travel("2020-01-02T12:00:00+00:00", tick=False):
        browser.log_in(browser.cast.officer)
        assert take(browser, decision, on="2019-12-23") == {}
        decision.refresh_from_db()
        assert decision.call_in_by == date(2020, 1, 2)  # 25 and 26 December and 1 January are holidays
        page = browser.page("key-decision", decision.public_id)
    assert "Christmas Day" in page


def test_it_is_called_in_within_the_window_and_the_committee_says_what_became_of_it(browser, decision):
    take(browser, decision)
    for on in ("2019-10-02", "2019-10-11"):
        assert call_in(browser, decision, on=on) == {
            "called_in_on": ["It could be called in until 10 October 2019"]
        }
    assert call_in(browser, decision, by=" ", reason=" ").keys() == {"called_in_by", "reason"}
    assert call_in(browser, decision) == {}
    assert call_in(browser, decision) == {"__all__": ["This decision has been called in already"]}
    heading = "Called in on 10 October 2019: not yet considered"
    assert browser.heading("key-decision", decision.public_id) == heading
    assert take(browser, decision, on="2019-10-10") == {}
    page = ("key-decision-consider", decision.public_id)
    said = {"considered_on": "2019-10-17", "outcome": "referred-back", "outcome_text": "Ask again"}
    opened = browser.seen(*page)
    assert browser.post(*page, **said | {"considered_on": "2019-10-09"}, seen=opened) == {
        "considered_on": ["It was called in on 10 October 2019, after that"]
    }
    assert browser.post(*page, **said | {"outcome": "open"}, seen=opened).keys() == {"outcome"}
    assert browser.post(*page, **said, seen=opened) == {}
    assert browser.post(*page, **said | {"outcome": "stands"}, seen=opened).keys() == {"__all__"}
    assert browser.heading("key-decision", decision.public_id) == (
        "Called in on 10 October 2019: referred back to the decision-maker"
    )
    assert CallIn.objects.get().outcome_text == "Ask again"


def test_a_decision_that_was_called_in_cannot_be_taken_later(browser, decision):
    take(browser, decision)
    call_in(browser, decision, on="2019-10-07")
    assert take(browser, decision, on="2019-10-08") == {
        "taken_on": ["It was called in on 7 October 2019, before that"]
    }


def test_the_second_of_two_to_record_a_decision_sees_what_the_first_wrote(browser, decision):
    opened = browser.seen("key-decision-take", decision.public_id)
    assert take(browser, decision, outcome="Agreed, at a lower price") == {}
    response = browser.client.post(
        browser.cast.url("key-decision-take", decision.public_id),
        {"taken_on": "2019-10-04", "outcome": "Refused", "seen": opened},
    )
    page = response.content.decode()
    assert response.status_code == 400
    assert "Otto Officer changed this while you were writing" in page
    assert "Agreed, at a lower price" in page
    assert "Refused" in page
    again = {"taken_on": "2019-10-04", "outcome": "Refused", "seen": response.context["form"]["seen"].value()}
    assert browser.post("key-decision-take", decision.public_id, **again) == {}
    decision.refresh_from_db()
    assert (decision.outcome, decision.history.count()) == ("Refused", 3)


def test_what_was_decided_in_private_is_for_who_may_open_exempt_items(browser, cast, decision):
    KeyDecision.objects.filter(pk=decision.pk).update(is_private=True, private_reason="Prices", exempt=3)
    take(browser, decision, outcome="The bid of Quillfeather")
    call_in(browser, decision, reason="Quillfeather is dear", by="Cllr Quillfeather")
    assert "The bid of Quillfeather" in browser.page("key-decision", decision.public_id)
    browser.log_in(cast.reader)
    page = browser.page("key-decision", decision.public_id)
    assert "Quillfeather" not in page
    assert "To procure foster care" in page
    assert "What was decided in private is kept" in page
    assert browser.client.get("/ours/search/", {"q": "Quillfeather"}).context["groups"] == []
    browser.log_in(member(cast.ours, Role.MEMBER))
    assert "The bid of Quillfeather" in browser.page("key-decision", decision.public_id)


def test_who_may_only_read_is_offered_and_allowed_nothing(browser, cast, decision):
    browser.log_in(cast.reader)
    assert "Record the decision" not in browser.page("key-decision", decision.public_id)
    assert "Add a decision" not in browser.page("key-decision-list")
    posts = [("notice-add",), ("key-decision-add", "2019-09-02")]
    posts += [(f"key-decision-{name}", decision.public_id) for name in ("take", "call-in", "consider")]
    assert {browser.client.post(cast.url(*post)).status_code for post in posts} == {403}
    browser.log_in(cast.outsider)
    assert {browser.client.post(cast.url(*post)).status_code for post in posts} == {404}


def test_a_decision_of_another_council_is_not_there(browser, cast):
    theirs = KeyDecision.objects.create(
        notice=NoticeFactory(organisation=cast.theirs), order=1, ref="1", matter="M", decision_maker="D"
    )
    for name in ("key-decision", "key-decision-take", "key-decision-call-in", "key-decision-consider"):
        assert browser.client.get(cast.url(name, theirs.public_id)).status_code == 404
    assert browser.client.get(cast.url("key-decision-add", "2019-06-17")).status_code == 404


def test_as_many_queries_for_many_as_for_one(browser, cast, notice, decision):
    few = browser.queries("key-decision-list")
    for number in range(2, 7):
        NoticeFactory(organisation=cast.ours, issued_on=date(2019, 6, 1) + timedelta(days=number))
        row = KeyDecision.objects.create(
            notice=notice, order=number, ref=f"190902/{number}", taken_on=date(2019, 10, 3)
        )
        CallIn.objects.create(decision=row, called_in_on=date(2019, 10, 4), called_in_by="X", reason="Y")
    assert browser.queries("key-decision-list") == few

"""Who sits on a committee, its page and the list of committees."""

from datetime import date

import pytest

from scrutiny.enums import MemberRole
from scrutiny.models import CommitteeMember
from tests.factories.committee import CommitteeFactory, CommitteeMemberFactory
from tests.factories.meeting import MeetingFactory
from tests.factories.person import PersonFactory


@pytest.fixture
def chair(cast):
    return CommitteeMemberFactory(
        committee=cast.committee, printed_as="P. Smith", sort_name="smith p", role=MemberRole.CHAIR
    )


@pytest.fixture
def browser(browser, cast):
    return browser.log_in(cast.clerk)


@pytest.fixture
def person(cast):
    return PersonFactory(organisation=cast.ours, name="Ann Pinter")


def joins(person, **said):
    return {"person": person.pk, "role": "member", "held_from": "2019-10-01", "title": "Cllr", **said}


def members(browser) -> list[str]:
    return [
        str(seat) for seat in browser.client.get(browser.cast.url("committee", "children")).context["members"]
    ]


def test_a_member_joins_and_stands_in_the_order_of_surnames(browser, cast, chair, person):
    assert browser.post("member-add", "children", **joins(person, printed_as="A. Pinter")) == {}
    governor = PersonFactory(organisation=cast.ours, name="Ada Abbot")
    assert browser.post("member-add", "children", **joins(governor, is_co_opted="on", title="Mrs")) == {}
    assert members(browser) == ["Cllr A. Pinter", "Cllr P. Smith", "Mrs Ada Abbot"]
    assert browser.post("member-add", "children", **joins(person)) == {
        "person": ["Ann Pinter sits on this committee then already"]
    }


def test_two_chairs_at_once_are_refused(browser, cast, chair, person):
    assert browser.post("member-add", "children", **joins(person, role="chair")) == {
        "role": ["Cllr P. Smith is in the chair then. End that seat first"]
    }
    assert browser.post("member-end", "children", chair.pk, held_until="2019-09-30") == {}
    assert browser.post("member-add", "children", **joins(person, role="chair")) == {}
    assert browser.post("member-end", "children", chair.pk, held_until="2019-10-31") == {
        "held_until": ["Cllr Ann Pinter is in the chair from 1 October 2019"]
    }
    on_each_day = [
        cast.committee.members.on(date(2019, month, 15)).filter(role=MemberRole.CHAIR).count()
        for month in (9, 10, 11)
    ]
    assert on_each_day == [1, 1, 1]


def test_a_replacement_takes_the_seat_on_the_day_after(browser, cast, chair, person):
    page = ("member-replace", "children", chair.pk)
    assert browser.client.get(cast.url(*page)).context["form"]["role"].value() == MemberRole.CHAIR
    early = joins(person, role="chair", held_from="2019-05-15")
    assert browser.post(*page, **early) == {"held_from": ["Cllr P. Smith took the seat on 15 May 2019"]}
    assert browser.post(*page, **joins(person, role="chair")) == {}
    chair.refresh_from_db()
    assert (chair.held_until, chair.replaced_by.get().person) == (date(2019, 9, 30), person)
    assert members(browser) == ["Cllr Ann Pinter"]
    third = PersonFactory(organisation=cast.ours)
    assert browser.post(*page, **joins(third)) == {"__all__": ["Cllr P. Smith has been replaced already"]}
    assert CommitteeMember.objects.count() == 2


def test_dates_that_cannot_be_are_refused(browser, cast, chair, person):
    for day, words in (("2019-02-31", "Last day of the seat must be a real date"), ("", "Enter last day")):
        errors = browser.post("member-end", "children", chair.pk, held_until=day)
        assert errors["held_until"][0].startswith(words)
    assert browser.post("member-end", "children", chair.pk, held_until="2019-05-14") == {
        "held_until": ["The seat was taken on 15 May 2019, after that"]
    }
    assert browser.post("member-add", "children", **joins(person, held_from="31-2-2019")).keys() == {
        "held_from"
    }


def test_somebody_of_another_council_is_no_choice_and_their_seats_are_not_there(browser, cast, chair):
    theirs = CommitteeMemberFactory(committee__organisation=cast.theirs)
    elsewhere = CommitteeMemberFactory(committee=CommitteeFactory(organisation=cast.ours))
    assert browser.post("member-add", "children", **joins(theirs.person)).keys() == {"person"}
    for name in ("member-replace", "member-end"):
        for seat in (theirs, elsewhere):
            assert browser.client.get(cast.url(name, "children", seat.pk)).status_code == 404


def test_the_scrutiny_officer_and_a_reader_seat_nobody(browser, cast, chair):
    posts = [
        ("member-add", "children"),
        ("member-replace", "children", chair.pk),
        ("member-end", "children", chair.pk),
    ]
    for user, status in ((cast.officer, 403), (cast.reader, 403), (cast.outsider, 404)):
        browser.log_in(user)
        assert {browser.client.post(cast.url(*post)).status_code for post in posts} == {status}


def test_the_list_says_which_agenda_must_be_out_next_and_what_is_owed(browser, cast):
    assert browser.heading("committee-list") == "No meeting is in the calendar. No answer is owed"
    MeetingFactory(committee=cast.committee, date=date(2019, 10, 31))
    cast.asked()
    assert browser.heading("committee-list") == (
        "The next agenda is to be out by 23 October 2019. One answer is overdue"
    )
    MeetingFactory(committee=cast.committee, date=date(2019, 10, 14))
    assert browser.heading("committee-list") == "One agenda is late. One answer is overdue"
    assert browser.heading("committee", "children") == (
        "The agenda of 14 October 2019 is six days late. One answer is owed"
    )


def test_a_committee_that_meets_in_private_is_there_for_who_may_open_exempt_items(browser, cast):
    CommitteeFactory(
        organisation=cast.ours,
        slug="group",
        name="Quillfeather group",
        is_private=True,
        reports_to=cast.committee,
    )
    pages = (("committee-list",), ("committee", "children"))
    assert all("Quillfeather" in browser.page(*page) for page in pages)
    browser.log_in(cast.reader)
    assert not any("Quillfeather" in browser.page(*page) for page in pages)
    assert browser.client.get(cast.url("committee", "group")).status_code == 404


def test_as_many_queries_for_many_as_for_one(browser, cast, chair):
    def grow(number):
        CommitteeMemberFactory(committee=cast.committee)
        CommitteeMemberFactory(committee=cast.committee, held_until=date(2019, 6, number))
        MeetingFactory(committee=cast.committee, date=date(2019, 6, number))
        MeetingFactory(committee=cast.committee, date=date(2019, 11, number))
        CommitteeFactory(organisation=cast.ours, reports_to=cast.committee, predecessor=cast.committee)

    grow(1)
    pages = (("committee-list",), ("committee", "children"))
    few = [browser.queries(*page) for page in pages]
    for number in range(2, 7):
        grow(number)
    assert [browser.queries(*page) for page in pages] == few

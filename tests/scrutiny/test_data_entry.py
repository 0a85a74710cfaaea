"""Data entry of the committees' record: who may enter what, by the rules of the domain, and nothing of others'."""

from datetime import date

import pytest
from django.apps import apps
from django.contrib import admin

from council import history
from council.roles import GRANTABLE, Role
from scrutiny.models import (
    AgendaItem,
    Committee,
    CommitteeMember,
    KeyDecision,
    Meeting,
    Minute,
    Publication,
    Recommendation,
    Resolution,
    Response,
    WorkProgrammeItem,
)
from tests.council.admin.pages import address, errors
from tests.factories.committee import CommitteeFactory, CommitteeMemberFactory
from tests.factories.meeting import AgendaItemFactory, MeetingFactory
from tests.factories.membership import member
from tests.factories.organisation import OrganisationFactory
from tests.factories.person import PersonFactory
from tests.factories.recommendation import NoticeFactory

pytestmark = pytest.mark.django_db
MODELS = [model for model in apps.get_app_config("scrutiny").get_models() if model in admin.site._registry]
# Meetings and what is said at them are the clerk's; what is asked, answered and planned is both their work.
CLERKS_ALONE = {
    *("ActionArising", "AgendaItem", "AgendaPaper", "AgendaPart", "Attendance", "Committee"),
    *("CommitteeMember", "Declaration", "Meeting", "Minute", "PublicQuestion", "Publication", "Resolution"),
}
READ_ONLY = {Publication, Resolution}


@pytest.fixture
def organisation():
    return OrganisationFactory()


@pytest.fixture
def clerk(client, organisation):
    user = member(organisation, Role.CLERK, is_staff=True)
    client.force_login(user)
    return user


@pytest.fixture
def committee(organisation):
    return CommitteeFactory(organisation=organisation)


def test_every_model_has_a_page():
    every = {model.__name__ for model in apps.get_app_config("scrutiny").get_models()}
    kept = {name for name in every if not name.startswith("Historical")}
    assert kept - {model.__name__ for model in MODELS} == set()


@pytest.mark.parametrize("role", GRANTABLE, ids=[role.value for role in GRANTABLE])
def test_clerk_and_scrutiny_officer_may_enter_and_nobody_else(client, organisation, role):
    client.force_login(member(organisation, role, is_staff=True))
    lists = {model.__name__: client.get(address(model, "changelist")).status_code for model in MODELS}
    forms = {model.__name__: client.get(address(model, "add")).status_code for model in MODELS}
    names = {model.__name__ for model in MODELS}
    mine = {Role.CLERK: names, Role.SCRUTINY_OFFICER: names - CLERKS_ALONE}.get(role, set())
    fixed = {model.__name__ for model in READ_ONLY}
    assert {name for name, status in lists.items() if status == 200} == mine
    assert {name for name, status in forms.items() if status == 200} == mine - fixed
    assert {*lists.values(), *forms.values()} <= {200, 302, 403}


def test_a_clerk_enters_a_committee_its_member_and_a_meeting(client, organisation, clerk):
    said = {"organisation": organisation.pk, "name": "Panel", "slug": "panel", "kind": "committee"}
    numbered = {"numbering": "running", "clear_days": 5, "answer_within_months": 2, "why": "New this year"}
    assert client.post(address(Committee, "add"), said | numbered).status_code == 302
    panel = Committee.objects.get(slug="panel")
    assert [(each.who, each.why) for each in history.changes(panel)] == [(str(clerk), "New this year")]
    seat = {"committee": panel.pk, "person": PersonFactory(organisation=organisation).pk, "role": "chair"}
    seat |= {"title": "Cllr", "printed_as": "Lee", "held_from": "2024-05-16"}
    assert client.post(address(CommitteeMember, "add"), seat).status_code == 302
    meeting = {"committee": panel.pk, "date": "2024-06-06", "kind": "ordinary", "venue": "Town Hall"}
    assert client.post(address(Meeting, "add"), meeting).status_code == 302
    assert (panel.members.get().printed_as, panel.meetings.get().date) == ("Lee", date(2024, 6, 6))


def test_two_chairs_at_once_are_refused_beside_the_field(client, committee, clerk):
    CommitteeMemberFactory(committee=committee, role="chair", held_from=date(2024, 5, 1))
    seat = {"committee": committee.pk, "person": PersonFactory(organisation=committee.organisation).pk}
    seat |= {"role": "chair", "title": "Cllr", "printed_as": "Lee", "held_from": "2024-06-01"}
    assert list(errors(client.post(address(CommitteeMember, "add"), seat))) == ["role"]
    assert committee.members.count() == 1


def test_a_meeting_without_a_date_and_an_item_without_a_title_are_refused(client, committee, clerk):
    meeting = {"committee": committee.pk, "date": "", "kind": "ordinary"}
    assert list(errors(client.post(address(Meeting, "add"), meeting))) == ["date"]
    item = {"meeting": MeetingFactory(committee=committee).pk, "kind": "business", "title": ""}
    assert list(errors(client.post(address(AgendaItem, "add"), item))) == ["title"]
    assert (Meeting.objects.count(), AgendaItem.objects.count()) == (1, 0)


def test_minutes_are_numbered_as_they_are_entered(client, committee, clerk):
    meeting = MeetingFactory(committee=committee)
    item = AgendaItemFactory(meeting=meeting, order=1)
    said = {"meeting": meeting.pk, "item": item.pk, "heading": "Plan", "text": "It was discussed."}
    said |= {"resolutions": "that it be noted\nthat it come back"}
    assert client.post(address(Minute, "add"), said).status_code == 302
    minute = Minute.objects.get()
    assert list(minute.resolutions.in_order().values_list("text", flat=True)) == [
        "that it be noted",
        "that it come back",
    ]


def test_a_scrutiny_officer_enters_what_was_asked_answered_planned_and_decided(client, committee):
    organisation = committee.organisation
    client.force_login(member(organisation, Role.SCRUTINY_OFFICER, is_staff=True))
    asked = {"committee": committee.pk, "ref": "1", "text": "Say how many", "made_on": "2019-07-04"}
    assert client.post(address(Recommendation, "add"), asked | {"asked_of": "Cabinet"}).status_code == 302
    answer = {"recommendation": Recommendation.objects.get().pk, "given_on": "2019-08-15"}
    answer |= {"answer": "accepted", "text": "Each quarter"}
    assert client.post(address(Response, "add"), answer).status_code == 302
    topic = {"committee": committee.pk, "year": "2019/20", "topic": "Foster carers", "hoped_for": "More"}
    assert client.post(address(WorkProgrammeItem, "add"), topic).status_code == 302
    notice = NoticeFactory(organisation=organisation)
    decision = {
        "notice": notice.pk,
        "order": 1,
        "ref": "190614/1",
        "matter": "Sell",
        "decision_maker": "Cabinet",
    }
    assert client.post(address(KeyDecision, "add"), decision).status_code == 302
    topic = WorkProgrammeItem.objects.get()
    assert (topic.year, topic.why, Response.objects.get().answer) == ("2019-20", "More", "accepted")


def test_another_councils_committee_is_refused_where_it_is_forged(client, organisation, clerk):
    theirs = CommitteeFactory()
    meeting = {"committee": theirs.pk, "date": "2024-06-06", "kind": "ordinary"}
    assert list(errors(client.post(address(Meeting, "add"), meeting))) == ["committee"]
    item = {"meeting": MeetingFactory(committee=theirs).pk, "kind": "business", "title": "Plan"}
    assert list(errors(client.post(address(AgendaItem, "add"), item))) == ["meeting"]
    assert not AgendaItem.objects.exists()

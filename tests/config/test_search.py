"""Search: what it finds, and that it finds nothing that the person may not see."""

import pytest

from council.roles import Role
from improvement.models import Recommendation, Source
from scrutiny.models import KeyDecision, Meeting
from tests.factories.action import ActionFactory, ActionLeadFactory
from tests.factories.committee import CommitteeFactory
from tests.factories.complaint import ComplaintFactory
from tests.factories.lesson import LessonFactory
from tests.factories.meeting import AgendaItemFactory, MeetingFactory
from tests.factories.membership import member
from tests.factories.organisation import OrganisationFactory
from tests.factories.person import PersonFactory
from tests.factories.plan import PlanFactory
from tests.factories.post import PostFactory
from tests.factories.priority import PriorityFactory
from tests.factories.recommendation import NoticeFactory, RecommendationFactory

pytestmark = pytest.mark.django_db


def council(slug):
    """An organisation whose every record says “referral”."""
    organisation = OrganisationFactory(slug=slug)
    plan = PlanFactory(organisation=organisation, slug="plan")
    priority = PriorityFactory(plan=plan, number=3, title=f"Referral of {slug}", statement="Help sooner")
    source = Source.objects.create(organisation=organisation, slug="s", kind="inspection", title="Ofsted")
    Recommendation.objects.create(source=source, ref="R7", text=f"Referral routes of {slug}")
    action = ActionFactory(priority=priority, ref="3.8", title=f"Map referral of {slug}")
    post = PostFactory(
        organisation=organisation, title=f"Referral Manager of {slug}", slug="referral-manager"
    )
    ActionLeadFactory(action=action, post=post, person=None)
    ActionLeadFactory(action=action, person=None, body=f"Referral Partners of {slug}")
    PersonFactory(organisation=organisation, name="Referral Nobody who leads nothing")
    return organisation


@pytest.fixture
def found(client):
    ours, _theirs = council("ours"), council("theirs")
    client.force_login(member(ours, Role.MEMBER), backend="django.contrib.auth.backends.ModelBackend")

    def find(words):
        groups = client.get("/ours/search/", {"q": words}).context["groups"]
        return {title: [_name(each) for each in there] for title, _template, there, _more in groups}

    return find


def _name(each):
    return str(each["lead"]) if isinstance(each, dict) else getattr(each, "ref", None) or each.title


def test_words_find_every_kind_of_record_of_ones_own_organisation_and_no_other(found):
    assert found("REFERRAL") == {
        "Actions": ["3.8"],
        "Priorities": ["Referral of ours"],
        "Recommendations": ["R7"],
        "Leads": ["Referral Manager of ours", "Referral Partners of ours"],
    }
    assert found("theirs") == {}


@pytest.mark.parametrize(
    ("words", "kinds"),
    [
        ("3.8", ["Actions"]),
        ("r7", ["Recommendations"]),
        ("map referral", ["Actions"]),
        ("referral map", ["Actions"]),
        ("map elsewhere", []),
        ("a", []),
        ("", []),
        ("%", []),
        ("\0", []),
    ],
)
def test_references_and_words_in_any_order(found, words, kinds):
    assert list(found(words)) == kinds


def test_nothing_found_says_what_to_try(client, found):
    page = client.get("/ours/search/", {"q": "nonsense"}).content.decode()
    assert "Nothing found for “nonsense”" in page
    assert "Try fewer words" in page


def test_a_stranger_finds_no_search(client, found):
    assert client.get("/theirs/search/").status_code == 404


def test_words_come_back_as_text(client, found):
    page = client.get("/ours/search/", {"q": "<script>alert(1)</script>"}).content.decode()
    assert "<script>alert" not in page


def test_everybody_finds_lessons_and_the_feedback_team_alone_cases(client):
    organisation = OrganisationFactory(slug="ours")
    ComplaintFactory(organisation=organisation, ref="C-0412")
    ComplaintFactory(ref="C-0412")
    LessonFactory(organisation=organisation, ref="L-007", text="Calls are returned, see C-0412")
    for role, kinds in (
        (Role.MEMBER, {"Lessons": ["L-007"]}),
        (Role.ACTION_LEAD, {"Lessons": ["L-007"]}),
        (Role.FEEDBACK_TEAM, {"Lessons": ["L-007"], "Cases": ["C-0412"]}),
    ):
        client.force_login(member(organisation, role), backend="django.contrib.auth.backends.ModelBackend")
        groups = client.get("/ours/search/", {"q": "C-0412"}).context["groups"]
        assert {title: [each.ref for each in there] for title, _, there, _ in groups} == kinds


def test_what_committees_ask_decide_and_meet_about_is_found_and_nothing_that_is_closed(client):
    ours, theirs = OrganisationFactory(slug="ours"), OrganisationFactory(slug="theirs")
    for organisation in (ours, theirs):
        committee = CommitteeFactory(organisation=organisation, name="Children’s Committee")
        RecommendationFactory(committee=committee, ref="2a", text="Referral charter")
        meeting = MeetingFactory(committee=committee)
        AgendaItemFactory(meeting=meeting, title="Referral routes")
        notice = NoticeFactory(organisation=organisation)
        said = {"matter": "A referral contract", "decision_maker": "Cabinet"}
        KeyDecision.objects.create(notice=notice, order=1, ref="190617/1", **said)
        private = CommitteeFactory(organisation=organisation, name="Referral group", is_private=True)
        MeetingFactory(committee=private)
        RecommendationFactory(committee=private, ref="P1", text="Referral in private")
    committees = ("Committees’ recommendations", "Meetings", "Key decisions")
    for role, words, expected in (
        (Role.MEMBER, "referral", [["2a", "P1"], ["Referral group"], ["190617/1"]]),
        (Role.CLERK, "referral", [["2a", "P1"], ["Children’s Committee", "Referral group"], ["190617/1"]]),
        (Role.ADMINISTRATOR, "referral", [["2a"], [], ["190617/1"]]),
        (Role.ADMINISTRATOR, "children 2019-07-04", [[], ["Children’s Committee"], []]),
        (Role.ADMINISTRATOR, "2A", [["2a"], [], []]),
    ):
        client.force_login(member(ours, role), backend="django.contrib.auth.backends.ModelBackend")
        response = client.get("/ours/search/", {"q": words})
        found = {title: list(map(_called, there)) for title, _, there, _ in response.context["groups"]}
        assert [found.get(title, []) for title in committees] == expected
        assert response.content.decode().count("/ours/committees/") >= sum(map(len, expected))


def _called(each):
    return each.committee.name if isinstance(each, Meeting) else getattr(each, "ref", "")

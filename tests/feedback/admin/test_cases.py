"""Cases in data entry: the rules of the domain hold, nothing private is in a list, and every look is kept."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from council import history
from council.models import Closure
from council.roles import Role
from feedback.domain.complaints import log_complaint
from feedback.models import (
    CaseFile,
    Clock,
    ClockChange,
    Complaint,
    Compliment,
    Cost,
    Disposal,
    Element,
    Handler,
    Lesson,
    Look,
    Note,
    OmbudsmanReferral,
    PreComplaint,
    Stage,
)
from tests.council.admin.pages import address, errors, rows
from tests.factories.action import ActionFactory
from tests.factories.complaint import ComplaintFactory, HandlerFactory
from tests.factories.files import upload
from tests.factories.membership import member
from tests.factories.organisation import OrganisationFactory
from tests.factories.procedure import england
from tests.factories.team import TeamFactory

pytestmark = pytest.mark.django_db

CASES = [CaseFile, Clock, ClockChange, Complaint, Compliment, Cost, Disposal, Element, Handler]
CASES += [Lesson, Look, Note, OmbudsmanReferral, PreComplaint, Stage]
FAMILY = "Featherstonehaugh"


@pytest.fixture
def organisation():
    return OrganisationFactory()


@pytest.fixture
def team(organisation):
    return TeamFactory(organisation=organisation)


@pytest.fixture
def entrant(client, organisation):
    user = member(organisation, Role.FEEDBACK_TEAM, is_staff=True, name="Fay Feedback")
    client.force_login(user)
    return user


@pytest.fixture
def case(organisation, team):
    return log_complaint(
        organisation=organisation,
        procedure=england(),
        received_on=date(2018, 5, 1),
        category="parent",
        teams=[team],
        complainant_name=FAMILY,
        today=date(2018, 5, 2),
        by=None,
    )


def complaint(team, **fields) -> dict:
    given = {"organisation": team.organisation_id, "procedure": england().pk, "received_on": "2018-05-01"}
    given |= {"category": "parent", "teams": [team.pk], "channel": "email", "consent": "not-needed"}
    return {**given, "advocacy": "offered", "joint_lead": "on", "complainant_name": FAMILY, **fields}


def looks(user) -> list[tuple[str, str]]:
    found = Look.objects.filter(user=user).order_by("pk")
    return [(str(look.complaint), look.at_what) for look in found]


def test_a_case_of_the_past_is_typed_in_and_its_first_clock_runs(client, organisation, team, entrant):
    assert client.post(address(Complaint, "add"), complaint(team)).status_code == 302
    made = Complaint.objects.get()
    assert (made.ref, made.complainant_name, list(made.teams.all())) == ("C-0001", FAMILY, [team])
    clock = Clock.objects.get()
    assert (clock.stage.complaint, clock.due_on) == (made, date(2018, 5, 16))
    assert history.changes(made)[-1].who == "Fay Feedback"


def test_what_cannot_be_true_of_a_case_is_said_at_its_field(client, organisation, team, entrant):
    tomorrow = timezone.localdate() + timedelta(days=1)
    refused = client.post(address(Complaint, "add"), complaint(team, received_on=tomorrow))
    assert errors(refused) == {"received_on": ["Date received must be today or in the past"]}
    data = complaint(team, teams=[TeamFactory().pk])
    assert set(errors(client.post(address(Complaint, "add"), data))) == {"teams"}
    data = complaint(team, organisation=OrganisationFactory().pk)
    assert set(errors(client.post(address(Complaint, "add"), data))) >= {"organisation"}
    assert not Complaint.objects.exists()


def test_a_case_is_put_right_with_the_reason_in_its_history(client, organisation, team, entrant, case):
    data = complaint(team, received_on="2018-05-02", complainant_name="Another") | rows("stages", initial=1)
    page = address(Complaint, "change", case.pk)
    assert errors(client.post(page, data)) == {"why": ["Say why the day of receipt changes"]}
    assert client.post(page, {**data, "why": "It was stamped on the 2nd"}).status_code == 302
    case.refresh_from_db()
    assert (case.received_on, case.complainant_name) == (date(2018, 5, 2), "Another")
    assert Clock.objects.get().due_on == date(2018, 5, 17)
    assert "It was stamped on the 2nd" in {change.why for change in history.changes(case)}


def test_who_opens_a_case_or_something_of_it_has_looked(client, entrant, case):
    client.get(address(Complaint, "changelist"))
    client.get(address(Stage, "changelist"))
    assert looks(entrant) == []
    client.get(address(Complaint, "change", case.pk))
    client.get(address(Complaint, "history", case.pk))
    client.get(address(Stage, "change", case.stages.get().pk))
    client.get(address(Clock, "history", Clock.objects.get().pk))
    assert looks(entrant) == [
        (case.ref, "Data entry: complaint"),
        (case.ref, "Data entry: complaint"),
        (case.ref, "Data entry: stage"),
        (case.ref, "Data entry: clock"),
    ]


def test_no_list_and_no_search_holds_a_name(client, entrant, case):
    client.post(address(Note, "add"), {"complaint": case.pk, "on": "2018-05-02", "text": FAMILY})
    client.post(address(Element, "add"), {"stage": case.stages.get().pk, "alleged": FAMILY, "subject": ""})
    client.post(
        address(CaseFile, "add"), {"complaint": case.pk, "title": FAMILY, "file": upload(f"{FAMILY}.pdf")}
    )
    assert [Note.objects.count(), Element.objects.count(), CaseFile.objects.count()] == [1, 1, 1]
    client.get("/admin/")  # it says what was added, to who added it
    for model in CASES:
        page = client.get(address(model, "changelist"))
        assert FAMILY not in page.content.decode()
        found = client.get(address(model, "changelist"), {"q": FAMILY})
        assert list(found.context["cl"].result_list) == []


@pytest.mark.parametrize("role", [Role.ADMINISTRATOR, Role.PLAN_MANAGER])
@pytest.mark.parametrize("model", CASES)
def test_who_enters_the_plan_reaches_no_case(client, organisation, case, role, model):
    user = member(organisation, role, is_staff=True)
    HandlerFactory(complaint=case, user=user)
    client.force_login(user)
    assert client.get(address(model, "changelist")).status_code == 403
    assert client.get(address(Complaint, "change", case.pk)).status_code in {302, 403}
    assert looks(user) == []


def test_a_case_that_somebody_answers_elsewhere_is_not_in_their_data_entry(client, organisation, entrant):
    other = OrganisationFactory(name="Zanzibar council")
    theirs = ComplaintFactory(organisation=other, ref="Z-1")
    HandlerFactory(complaint=theirs, user=entrant)
    membership = member(other, Role.ACTION_LEAD).memberships.get()
    membership.user = entrant
    membership.save()
    assert list(Complaint.objects.visible_to(entrant)) == [theirs]
    assert b"Z-1" not in client.get(address(Complaint, "changelist")).content
    assert client.get(address(Complaint, "change", theirs.pk)).status_code == 302
    data = {"complaint": theirs.pk, "on": "2018-05-02", "text": "Called"}
    assert set(errors(client.post(address(Note, "add"), data))) == {"complaint"}


def test_stages_follow_each_other_and_outcomes_have_their_day(client, entrant, case):
    two = england().stages.get(number=2)
    data = {"complaint": case.pk, "stage": two.pk, "requested_on": "2018-06-01"}
    refused = client.post(address(Stage, "add"), data)
    assert refused.status_code == 200
    assert case.stages.count() == 1
    one = case.stages.get()
    client.post(address(Element, "add"), {"stage": one.pk, "alleged": "No call", "subject": ""})
    element = Element.objects.get()
    page = address(Element, "change", element.pk)
    refused = client.post(page, {"outcome": "", "decided_on": "2018-05-10"})
    assert errors(refused) == {"outcome": ["Choose an outcome"]}
    refused = client.post(page, {"outcome": "upheld", "decided_on": "2018-04-10"})
    assert set(errors(refused)) == {"decided_on"}
    assert client.post(page, {"outcome": "upheld", "decided_on": "2018-05-10"}).status_code == 302
    element.refresh_from_db()
    assert (element.outcome, element.decided_on) == ("upheld", date(2018, 5, 10))


@pytest.mark.parametrize("model", [Clock, ClockChange, Look, Disposal])
def test_clocks_and_ledgers_are_to_look_at(client, entrant, case, model):
    assert client.get(address(model, "add")).status_code == 403
    if model is Clock:
        page = client.get(address(Clock, "change", Clock.objects.get().pk)).content.decode()
        assert f"/feedback/complaints/{case.ref}/" in page
        assert 'name="_save"' not in page


def test_somebody_is_given_a_case(client, organisation, entrant, case):
    lead = member(organisation, Role.ACTION_LEAD)
    data = {"complaint": case.pk, "user": lead.pk, "task": "Answers stage one"}
    assert client.post(address(Handler, "add"), data).status_code == 302
    assert list(Complaint.objects.visible_to(lead)) == [case]
    reader = member(organisation, Role.MEMBER)
    assert set(errors(client.post(address(Handler, "add"), {**data, "user": reader.pk}))) == {"user"}


def test_concerns_praise_costs_and_referrals_go_by_their_rules(client, organisation, team, entrant, case):
    home = {"organisation": organisation.pk}
    concern = {**home, "received_on": "2018-05-01", "category": "parent", "channel": "email"}
    assert client.post(address(PreComplaint, "add"), {**concern, "teams": [team.pk]}).status_code == 302
    praise = {**home, "received_on": "2018-05-01", "team": team.pk, "category": "parent"}
    assert client.post(address(Compliment, "add"), {**praise, "quotation": "Thank you"}).status_code == 302
    cost = {**home, "complaint": case.pk, "kind": "investigation", "paid_on": "2018-05-01", "amount": "0"}
    assert set(errors(client.post(address(Cost, "add"), cost))) == {"amount"}
    assert client.post(address(Cost, "add"), {**cost, "amount": "120.50"}).status_code == 302
    referral = {**home, "complaint": case.pk, "ref": "18 001 234", "received_on": "2018-06-01"}
    assert client.post(address(OmbudsmanReferral, "add"), referral).status_code == 302
    page = address(OmbudsmanReferral, "change", OmbudsmanReferral.objects.get().pk)
    early = {"determination": "premature", "decided_on": "2018-05-01"}
    assert set(errors(client.post(page, early))) == {"decided_on"}
    assert client.post(page, {**early, "decided_on": "2018-07-01"}).status_code == 302
    assert OmbudsmanReferral.objects.get().decided_on == date(2018, 7, 1)


def test_a_lesson_is_entered_linked_and_achieved(client, organisation, entrant):
    action = ActionFactory(priority__plan__organisation=organisation)
    data = {"organisation": organisation.pk, "text": "Call back within a day", "raised_on": "2018-06-01"}
    assert client.post(address(Lesson, "add"), data).status_code == 302
    lesson = Lesson.objects.get()
    page = address(Lesson, "change", lesson.pk)
    assert client.post(page, {"actions": [action.pk], "achieved_on": "2018-09-01"}).status_code == 302
    lesson.refresh_from_db()
    assert (list(lesson.actions.all()), lesson.achieved_on) == ([action], date(2018, 9, 1))
    theirs = ActionFactory()
    assert set(errors(client.post(page, {"actions": [theirs.pk]}))) == {"actions"}


def test_a_closure_moves_clocks_and_says_which_to_who_may_know(client, organisation, team, entrant):
    today = timezone.localdate()
    case = log_complaint(
        organisation=organisation,
        procedure=england(),
        received_on=today,
        category="parent",
        teams=[team],
        today=today,
        by=None,
    )
    due = Clock.objects.get().due_on
    data = {"organisation": organisation.pk, "day": due, "reason": "A day of mourning"}
    page = client.post(address(Closure, "add"), data, follow=True).content.decode()
    assert f"1 date has moved: {case.ref}" in page
    assert ClockChange.objects.get().old_due_on == due < Clock.objects.get().due_on

    client.force_login(member(organisation, Role.ADMINISTRATOR, is_staff=True))
    data |= {"day": Clock.objects.get().due_on, "reason": "Another"}
    page = client.post(address(Closure, "add"), data, follow=True).content.decode()
    assert "1 date has moved" in page
    assert case.ref not in page

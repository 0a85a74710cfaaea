from datetime import date

import pytest

from council import history
from council.history import changes
from council.roles import Role
from feedback.domain.complaints import (
    acknowledge,
    assign,
    change_complaint,
    close,
    unassign,
    withdraw,
)
from feedback.domain.elements import add_element, decide
from feedback.domain.stages import respond
from feedback.enums import ClockChangeKind, Collected, ComplainantCategory, Outcome
from feedback.models import Clock, CollectionStart, Complaint, Handler, Stage
from tests.factories.complaint import ComplaintFactory
from tests.factories.membership import member
from tests.factories.organisation import OrganisationFactory
from tests.factories.procedure import corporate
from tests.factories.team import TeamFactory
from tests.factories.theme import ThemeFactory
from tests.factories.user import UserFactory
from tests.feedback.domain.cases import RECEIVED, TODAY, council, logged, refused

pytestmark = pytest.mark.django_db
AFTER_RECEIPT = "Date of the acknowledgement must be on or after 1 May 2018, when the complaint was received"


def test_a_complaint_is_logged_with_its_first_stage_and_clock():
    organisation, by = council(), UserFactory()
    teams = [TeamFactory(organisation=organisation) for _ in range(2)]
    theme = ThemeFactory(organisation=organisation)
    case = logged(organisation, teams=teams, themes=[theme], by=by, child_name=" A child ")
    assert (case.ref, case.category, case.child_name) == ("C-0001", ComplainantCategory.PARENT, "A child")
    assert (set(case.teams.all()), set(case.themes.all())) == (set(teams), {theme})
    stage = case.stages.get()
    assert (stage.requested_on, stage.due_on, stage.first_due_on) == (
        RECEIVED,
        date(2018, 5, 16),
        date(2018, 5, 16),
    )
    clock = stage.clocks.get()
    assert (clock.started_on, clock.limit, clock.due_on) == (RECEIVED, 10, date(2018, 5, 16))
    assert {change.who for change in history.changes(case)} == {str(by)}


def test_what_came_on_a_saturday_came_on_the_next_working_day():
    stage = logged(received_on=date(2018, 5, 5)).stages.get()
    assert stage.requested_on == date(2018, 5, 5)
    assert stage.clocks.get().started_on == date(2018, 5, 8)
    assert stage.due_on == date(2018, 5, 22)


def test_a_reference_is_the_next_that_is_free_or_the_one_given():
    organisation = council()
    ComplaintFactory(organisation=organisation, ref="C-0009")
    ComplaintFactory(organisation=organisation, ref="2018-40")
    ComplaintFactory(ref="C-0050")
    assert logged(organisation).ref == "C-0010"
    assert logged(organisation, ref="CFT.7").ref == "CFT.7"
    assert refused(logged, organisation, ref="CFT.7") == {
        "ref": ["CFT.7 is taken: leave this empty to get the next"]
    }
    assert refused(logged, organisation, ref="a/b") == {
        "ref": ["Use up to 20 letters, digits, full stops and hyphens"]
    }


@pytest.mark.parametrize(
    ("fields", "errors"),
    [
        (
            {"received_on": date(2019, 6, 4)},
            {"received_on": ["Date received must be today or in the past"]},
        ),
        (
            {"received_on": date(1918, 5, 1)},
            {"received_on": ["Date received must be in 2000 or later: check the year"]},
        ),
        ({"received_on": None}, {"received_on": ["Enter the date received"]}),
        ({"teams": []}, {"teams": ["Choose at least one team"]}),
        (
            {"acknowledged_on": date(2018, 4, 30)},
            {"acknowledged_on": [AFTER_RECEIPT]},
        ),
        (
            {"happened_on": date(2018, 5, 2)},
            {
                "happened_on": [
                    "It happened after 1 May 2018, when the complaint was received: check both dates"
                ]
            },
        ),
        (
            {"happened_on": date(1018, 5, 1), "accepted_late_because": "Asked by the court"},
            {"happened_on": ["Date it happened must be in 1920 or later: check the year"]},
        ),
        (
            {"happened_on": date(2017, 4, 30)},
            {
                "accepted_late_because": [
                    "A complaint about that day was in time until 30 April 2018: say why it is accepted"
                ]
            },
        ),
        ({"category": "neighbour"}, {"category": ["Value 'neighbour' is not a valid choice."]}),
    ],
)
def test_what_cannot_be_true_is_refused_and_nothing_is_kept(fields, errors):
    assert refused(logged, **fields) == errors
    assert [model.objects.count() for model in (Complaint, Stage, Clock)] == [0, 0, 0]


@pytest.mark.parametrize(
    "fields",
    [
        {"happened_on": date(2017, 5, 1)},
        {"happened_on": date(1975, 5, 1), "accepted_late_because": "The child is an adult now"},
        {"acknowledged_on": RECEIVED},
        {"received_on": TODAY},
    ],
)
def test_what_can_be_true_is_kept(fields):
    case = logged(**fields)
    assert {name: getattr(case, name) for name in fields} == fields


def test_what_belongs_elsewhere_is_refused():
    organisation = council()
    errors = refused(
        logged,
        organisation,
        teams=[TeamFactory()],
        themes=[ThemeFactory()],
        procedure=corporate(),
    )
    assert errors == {
        "teams": [f"Choose teams of {organisation}"],
        "themes": [f"Choose themes of {organisation}"],
    }
    wales = OrganisationFactory(nation="WLS")
    team = TeamFactory(organisation=wales)
    assert refused(logged, wales, teams=[team]) == {"procedure": [f"Choose a procedure of {wales}"]}


def test_a_field_that_has_functions_of_its_own_is_not_logged():
    with pytest.raises(TypeError, match="closed_on"):
        logged(closed_on=RECEIVED)


def test_a_corporate_complaint_takes_its_own_procedure():
    case = logged(procedure=corporate())
    assert case.stages.get().stage.procedure == corporate()


def test_a_case_is_completed_later_and_keeps_what_is_not_given():
    case, by = logged(child_name="A child"), UserFactory()
    team = TeamFactory(organisation=case.organisation)
    change_complaint(complaint=case, today=TODAY, by=by, teams=[team], desired_outcome="An apology")
    case = Complaint.objects.get()
    assert (case.child_name, case.desired_outcome, list(case.teams.all())) == (
        "A child",
        "An apology",
        [team],
    )
    assert history.changes(case)[0].who == str(by)


def test_another_day_of_receipt_moves_the_clock_and_takes_a_reason():
    case = logged()
    move = {"complaint": case, "today": TODAY, "by": None, "received_on": date(2018, 5, 8)}
    assert refused(change_complaint, **move) == {"why": ["Say why the day of receipt changes"]}
    change_complaint(**move, why="The letter was stamped wrongly")
    stage = case.stages.get()
    assert (stage.requested_on, stage.due_on) == (date(2018, 5, 8), date(2018, 5, 22))
    change = stage.clocks.get().changes.get()
    assert (change.kind, change.old_due_on, change.new_due_on, change.reason) == (
        ClockChangeKind.START_MOVED,
        date(2018, 5, 16),
        date(2018, 5, 22),
        "The letter was stamped wrongly",
    )


def test_a_day_of_receipt_does_not_pass_the_response():
    case = logged()
    respond(stage=case.stages.get(), on=date(2018, 5, 10), today=TODAY, by=None)
    move = {"complaint": case, "today": TODAY, "by": None, "why": "Mistyped"}
    assert refused(change_complaint, **move, received_on=date(2018, 5, 11)) == {
        "received_on": ["Date received must be on or before 10 May 2018, when stage one was answered"]
    }
    assert Complaint.objects.get().received_on == RECEIVED


def test_an_acknowledgement_is_kept_once():
    case = logged()
    act = {"complaint": case, "today": TODAY, "by": None}
    assert refused(acknowledge, **act, on=date(2018, 4, 30)) == {"on": [AFTER_RECEIPT]}
    assert acknowledge(**act, on=date(2018, 5, 2)).acknowledged_on == date(2018, 5, 2)
    assert refused(acknowledge, **act, on=date(2018, 5, 3)) == {"on": ["Acknowledged on 2 May 2018 already"]}


def test_a_withdrawn_case_is_closed_and_takes_no_more_steps():
    case = logged()
    act = {"complaint": case, "today": TODAY, "by": None}
    assert refused(withdraw, **act, on=RECEIVED, because=" ") == {"because": ["Say why it was withdrawn"]}
    withdrawn = withdraw(**act, on=date(2018, 5, 4), because="It was put right")
    assert (withdrawn.withdrawn_on, withdrawn.closed_on) == (date(2018, 5, 4), date(2018, 5, 4))
    said = {"": ["This case was withdrawn on 4 May 2018, so it takes no more steps"]}
    assert refused(withdraw, **act, on=date(2018, 5, 4), because="Again") == said
    assert refused(acknowledge, **act, on=date(2018, 5, 4)) == said
    assert refused(respond, stage=case.stages.get(), on=date(2018, 5, 8), today=TODAY, by=None) == said
    assert not Stage.objects.open().exists()


def test_what_is_undecided_counts_as_withdrawn_from_that_day():
    case, on = logged(), date(2018, 5, 4)
    stage = case.stages.get()
    found, open_one = [add_element(stage=stage, alleged=text, by=None) for text in ("Calls", "Letters")]
    decide(element=found, outcome=Outcome.UPHELD, on=date(2018, 5, 3), by=None)
    withdraw(complaint=case, on=on, because="It was put right", today=TODAY, by=None)
    rows = [(each.outcome, each.decided_on) for each in stage.elements.in_order()]
    assert rows == [(Outcome.UPHELD, date(2018, 5, 3)), (Outcome.UNSUBSTANTIATED, on)]
    assert changes(open_one)[0].why == "The complaint was withdrawn"


def test_where_outcomes_are_not_collected_yet_a_withdrawal_finds_nothing():
    case = logged()
    stage = case.stages.get()
    add_element(stage=stage, alleged="Calls", by=None)
    CollectionStart.objects.create(
        organisation=case.organisation,
        stage=stage.stage,
        what=Collected.ELEMENT_OUTCOMES,
        since=date(2018, 7, 1),
    )
    withdraw(complaint=case, on=date(2018, 5, 4), because="It was put right", today=TODAY, by=None)
    assert stage.elements.get().outcome == ""


def test_a_case_is_closed_when_its_stages_are_answered():
    case = logged()
    act = {"complaint": case, "today": TODAY, "by": None}
    assert refused(close, **act, on=date(2018, 5, 10)) == {"": ["Stage one has no response yet"]}
    respond(stage=case.stages.get(), on=date(2018, 5, 10), today=TODAY, by=None)
    assert refused(close, **act, on=date(2018, 5, 9)) == {
        "on": ["Date of closing must be on or after 10 May 2018, when stage one was answered"]
    }
    assert close(**act, on=date(2018, 5, 10)).closed_on == date(2018, 5, 10)
    assert refused(close, **act, on=date(2018, 5, 11)) == {
        "": ["This case was closed on 10 May 2018 already"]
    }


def test_whoever_is_given_a_case_may_open_it_until_it_is_taken_from_them():
    case, by = logged(), UserFactory()
    lead = member(case.organisation, Role.ACTION_LEAD)
    assign(complaint=case, user=lead, task="Answers stage one", by=by)
    assign(complaint=case, user=lead, task="Answers stage two", by=by)
    assert Handler.objects.get().task == "Answers stage two"
    assert list(Complaint.objects.visible_to(lead)) == [case]
    unassign(complaint=case, user=lead, by=by)
    assert list(Complaint.objects.visible_to(lead)) == []
    assert Handler.history.first().history_user == by


def test_a_case_is_given_only_to_somebody_who_may_handle_cases_here():
    case = logged()
    for user in (
        member(case.organisation, Role.MEMBER),
        member(OrganisationFactory(), Role.ACTION_LEAD),
        member(case.organisation, Role.ACTION_LEAD, is_active=False),
    ):
        assert refused(assign, complaint=case, user=user, task="Answers", by=None) == {
            "user": [f"Choose somebody who may handle cases of {case.organisation}"]
        }
    lead = member(case.organisation, Role.ACTION_LEAD)
    assert refused(assign, complaint=case, user=lead, task=" ", by=None) == {"task": ["Say what they do"]}


def test_two_people_who_log_at_once_get_two_references():
    organisation = council()
    one, two = logged(organisation), logged(organisation)
    assert [one.ref, two.ref] == ["C-0001", "C-0002"]

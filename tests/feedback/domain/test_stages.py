from datetime import date

import pytest

from council import history
from feedback.domain.complaints import close
from feedback.domain.elements import add_element
from feedback.domain.stages import agree_statement, complete_step, open_stage, respond
from feedback.domain.workings import next_to_be_asked_by, start_of_stage
from feedback.enums import ClockChangeKind, Outcome, StartCounted
from feedback.models import Note, Stage
from tests.factories.procedure import CollectionStartFactory, corporate
from tests.factories.user import UserFactory
from tests.feedback.domain.cases import TODAY, council, logged, refused

pytestmark = pytest.mark.django_db
ANSWERED, ASKED = date(2018, 5, 14), date(2018, 5, 21)


def answered(organisation=None, **fields):
    """A case whose stage one was answered on 14 May 2018."""
    case = logged(organisation, **fields)
    respond(stage=case.stages.get(), on=ANSWERED, today=TODAY, by=None)
    return case


def asked(case, number=2, *, on=ASKED, **fields) -> Stage:
    stage = case.procedure.stages.get(number=number)
    return open_stage(complaint=case, stage=stage, requested_on=on, today=TODAY, by=None, **fields)


def at_panel() -> Stage:
    case = answered()
    respond(stage=asked(case), on=date(2018, 6, 20), today=TODAY, by=None)
    return asked(case, 3, on=date(2018, 6, 25))


def clock_of(stage: Stage, number: int):
    return stage.clocks.get(step__number=number)


def test_a_response_in_time_needs_no_reason():
    case, by = logged(), UserFactory()
    stage = respond(stage=case.stages.get(), on=date(2018, 5, 16), today=TODAY, by=by)
    stage.refresh_from_db()
    assert (stage.responded_on, stage.late_because) == (date(2018, 5, 16), "")
    assert stage.clocks.get().done_on == date(2018, 5, 16)
    assert history.changes(stage)[0].who == str(by)


def test_a_late_response_needs_its_reason():
    stage = logged().stages.get()
    act = {"stage": stage, "on": date(2018, 5, 17), "today": TODAY, "by": None}
    assert refused(respond, **act, late_because=" ") == {
        "late_because": ["It was due on 16 May 2018: give the reason for lateness"]
    }
    assert respond(**act, late_because="The manager was ill").late_because == "The manager was ill"


def test_a_reason_is_kept_only_of_what_is_late():
    stage = logged().stages.get()
    assert not respond(stage=stage, on=ANSWERED, today=TODAY, by=None, late_because="x").late_because


@pytest.mark.parametrize(
    ("on", "said"),
    [
        (
            date(2018, 4, 30),
            "Date of the response must be on or after 1 May 2018, when the complaint was received",
        ),
        (date(2019, 6, 4), "Date of the response must be today or in the past"),
        (date(1918, 5, 9), "Date of the response must be in 2000 or later: check the year"),
        (None, "Enter the date of the response"),
    ],
)
def test_a_response_on_a_day_that_cannot_be_is_refused(on, said):
    stage = logged().stages.get()
    assert refused(respond, stage=stage, on=on, today=TODAY, by=None, outcome="") == {"on": [said]}
    stage.refresh_from_db()
    assert (stage.responded_on, stage.clocks.get().done_on) == (None, None)


def test_two_people_who_answer_at_once_are_one_too_many():
    case = logged()
    mine, theirs = case.stages.get(), case.stages.get()
    respond(stage=mine, on=ANSWERED, today=TODAY, by=None)
    assert refused(respond, stage=theirs, on=date(2018, 5, 15), today=TODAY, by=None) == {
        "on": ["Stage one was answered on 14 May 2018"]
    }


def test_what_was_answered_on_the_saturday_it_came_is_done_on_day_0():
    stage = logged(received_on=date(2018, 5, 5)).stages.get()
    respond(stage=stage, on=date(2018, 5, 5), today=TODAY, by=None)
    stage.refresh_from_db()
    assert (stage.responded_on, stage.clocks.get().done_on) == (date(2018, 5, 5), date(2018, 5, 8))


def test_an_outcome_needs_an_element():
    stage = logged().stages.get()
    act = {"stage": stage, "on": ANSWERED, "today": TODAY, "by": None}
    assert refused(respond, **act, outcome=Outcome.UPHELD) == {
        "outcome": ["Add what is alleged before its outcome: there is no element yet"]
    }
    add_element(stage=stage, alleged="Calls were not returned", by=None)
    assert refused(respond, **act) == {"findings": ["Give the outcome of element 1"]}
    assert refused(respond, **act, findings={1: Outcome.UPHELD, 2: Outcome.UPHELD}) == {
        "findings": ["There is no element 2"]
    }
    assert refused(respond, **act, findings={1: Outcome.RESOLVED}, outcome="perhaps") == {
        "findings": ["“Resolved” is not an outcome of the Statutory procedure"],
        "outcome": ["Choose an outcome from the list"],
    }
    respond(**act, outcome=Outcome.UPHELD, findings={1: Outcome.PARTIALLY_UPHELD})
    element = stage.elements.get()
    assert (element.outcome, element.decided_on) == (Outcome.PARTIALLY_UPHELD, ANSWERED)


def test_before_outcomes_were_collected_none_is_asked_for():
    organisation = council()
    CollectionStartFactory(organisation=organisation, since=date(2018, 10, 1))
    stage = logged(organisation).stages.get()
    add_element(stage=stage, alleged="Calls were not returned", by=None)
    assert respond(stage=stage, on=ANSWERED, today=TODAY, by=None, outcome=Outcome.UPHELD).responded_on


def test_stage_two_follows_the_response_of_stage_one():
    case = logged()
    assert refused(asked, case) == {"stage": ["Stage one has no response yet: stage two follows it"]}
    respond(stage=case.stages.get(), on=ANSWERED, today=TODAY, by=None)
    assert refused(asked, case, on=date(2018, 5, 11)) == {
        "requested_on": ["Date of the request must be on or after 14 May 2018, when stage one was answered"]
    }
    assert refused(asked, case, on=date(2019, 6, 4), accepted_because="x") == {
        "requested_on": ["Date of the request must be today or in the past"]
    }
    stage = asked(case)
    assert (stage.stage.number, stage.due_on, stage.first_due_on) == (
        2,
        date(2018, 6, 26),
        date(2018, 6, 26),
    )


def test_stages_are_taken_in_their_order():
    case = answered()
    assert refused(asked, case, 3) == {"stage": ["The next stage is stage 2: stage three is later"]}
    assert refused(asked, case, 1) == {"stage": ["This case has been at stage one already"]}
    other = corporate().stages.get(number=2)
    act = {"complaint": case, "stage": other, "requested_on": ASKED, "today": TODAY, "by": None}
    assert refused(open_stage, **act) == {"stage": ["Choose a stage of the Statutory procedure"]}
    assert Stage.objects.count() == 1


def test_what_is_asked_for_too_late_is_heard_for_a_reason():
    case = answered()
    assert next_to_be_asked_by(case.stages.get()).due_on == date(2018, 6, 12)
    assert asked(answered(), on=date(2018, 6, 12))
    assert refused(asked, case, on=date(2018, 6, 13)) == {
        "accepted_because": ["It had to be asked for by 12 June 2018: say why it is heard"]
    }
    asked(case, on=date(2018, 6, 13), accepted_because="They were in hospital")
    assert Note.objects.get().text == (
        "Stage two is heard though asked for after 12 June 2018: They were in hospital"
    )


def test_the_next_stage_opens_a_closed_case_again():
    case = answered()
    close(complaint=case, on=ANSWERED, today=TODAY, by=None)
    asked(case)
    case.refresh_from_db()
    assert case.closed_on is None


def test_the_stricter_start_counts_and_both_are_kept():
    stage = asked(answered())
    agree_statement(stage=stage, on=date(2018, 6, 4), today=TODAY, by=None)
    stage.refresh_from_db()
    assert (stage.requested_on, stage.statement_agreed_on) == (ASKED, date(2018, 6, 4))
    assert stage.due_on == date(2018, 6, 26)
    assert start_of_stage(stage).candidates() == [
        ("The request", ASKED, True),
        ("The agreed statement of complaint", date(2018, 6, 4), False),
    ]


def test_a_council_that_counts_from_the_statement_moves_the_clock():
    stage = asked(answered(council(counts_from=StartCounted.STATEMENT)))
    assert stage.due_on == date(2018, 6, 26)
    agree_statement(stage=stage, on=date(2018, 6, 4), today=TODAY, by=None)
    stage.refresh_from_db()
    assert (stage.due_on, stage.first_due_on) == (date(2018, 7, 9), date(2018, 7, 9))
    change = stage.clocks.get().changes.get()
    assert (change.kind, change.old_due_on) == (ClockChangeKind.START_MOVED, date(2018, 6, 26))


def test_a_statement_is_agreed_after_the_request_and_where_the_procedure_knows_one():
    case = answered()
    stage = asked(case)
    act = {"today": TODAY, "by": None}
    assert refused(agree_statement, stage=stage, on=date(2018, 5, 18), **act) == {
        "on": ["Date of the agreed statement must be on or after 21 May 2018, the day of the request"]
    }
    one = case.stages.get(stage__number=1)
    assert refused(agree_statement, stage=one, on=date(2018, 5, 18), **act) == {
        "on": ["Stage one starts with the request in this procedure"]
    }
    respond(stage=stage, on=date(2018, 6, 20), today=TODAY, by=None)
    assert refused(agree_statement, stage=stage, on=date(2018, 6, 4), **act) == {
        "on": ["Stage two was answered on 20 June 2018"]
    }


def test_a_panel_meets_reports_and_is_answered():
    stage = at_panel()
    assert [clock.due_on for clock in stage.clocks.all()] == [date(2018, 8, 6)]
    assert stage.due_on is None
    assert refused(respond, stage=stage, on=date(2018, 7, 20), today=TODAY, by=None) == {
        "on": ["Record first when “Panel meets” was done"]
    }
    complete_step(clock=clock_of(stage, 1), on=date(2018, 7, 20), today=TODAY, by=None)
    assert clock_of(stage, 2).due_on == date(2018, 7, 27)
    complete_step(clock=clock_of(stage, 2), on=date(2018, 7, 25), today=TODAY, by=None)
    stage.refresh_from_db()
    assert (clock_of(stage, 3).due_on, stage.due_on) == (date(2018, 8, 15), date(2018, 8, 15))
    complete_step(clock=clock_of(stage, 3), on=date(2018, 8, 10), today=TODAY, by=None)
    stage.refresh_from_db()
    assert stage.responded_on == date(2018, 8, 10)


def test_a_step_of_a_panel_is_done_after_the_one_before_and_once():
    stage = at_panel()
    act = {"today": TODAY, "by": None}
    complete_step(clock=clock_of(stage, 1), on=date(2018, 7, 20), **act)
    assert refused(complete_step, clock=clock_of(stage, 1), on=date(2018, 7, 21), **act) == {
        "on": ["“Panel meets” was done on 20 July 2018"]
    }
    assert refused(complete_step, clock=clock_of(stage, 2), on=date(2018, 7, 19), **act) == {
        "on": ["Date of “Panel reports” must be on or after 20 July 2018, the day of “Panel meets”"]
    }


def test_reasons_of_late_steps_stand_together():
    stage = at_panel()
    act = {"today": TODAY, "by": None}
    assert refused(complete_step, clock=clock_of(stage, 1), on=date(2018, 8, 7), **act) == {
        "late_because": ["It was due on 6 August 2018: give the reason for lateness"]
    }
    complete_step(clock=clock_of(stage, 1), on=date(2018, 8, 7), late_because="No third person", **act)
    complete_step(clock=clock_of(stage, 2), on=date(2018, 8, 10), **act)
    respond(stage=stage, on=date(2018, 9, 28), late_because="The director was away", **act)
    stage.refresh_from_db()
    assert stage.late_because == "Panel meets: No third person\nThe director was away"

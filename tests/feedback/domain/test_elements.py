from datetime import date

import pytest

from feedback.domain.elements import add_element, change_element, counting_day, decide, outcomes_of
from feedback.domain.stages import complete_step, respond
from feedback.enums import Outcome
from feedback.models import Element
from tests.factories.procedure import england
from tests.factories.stage import ElementFactory
from tests.factories.theme import SubjectFactory
from tests.feedback.domain.cases import TODAY, logged, refused
from tests.feedback.domain.test_stages import at_panel, clock_of

pytestmark = pytest.mark.django_db
ON = date(2018, 5, 10)


def test_elements_are_numbered_as_they_come():
    case = logged()
    stage, subject = case.stages.get(), SubjectFactory(organisation=case.organisation)
    add_element(stage=stage, alleged=" Calls were not returned ", by=None)
    add_element(stage=stage, alleged="", subject=subject, by=None)
    assert [(e.number, e.alleged, e.subject) for e in stage.elements.in_order()] == [
        (1, "Calls were not returned", None),
        (2, "", subject),
    ]


def test_an_element_says_something_of_this_council_while_the_stage_is_open():
    stage = logged().stages.get()
    assert refused(add_element, stage=stage, alleged=" ", by=None) == {"alleged": ["Say what is alleged"]}
    assert refused(add_element, stage=stage, alleged="x", subject=SubjectFactory(), by=None) == {
        "subject": ["Choose a subject of this council"]
    }
    respond(stage=stage, on=ON, today=TODAY, by=None)
    assert refused(add_element, stage=stage, alleged="x", by=None) == {
        "": ["Stage one was answered on 10 May 2018"]
    }
    assert not Element.objects.exists()


def test_an_element_is_worded_again():
    element = add_element(stage=logged().stages.get(), alleged="Cals", by=None)
    assert refused(change_element, element=element, alleged="", by=None) == {
        "alleged": ["Say what is alleged"]
    }
    assert change_element(element=element, alleged="Calls", by=None).alleged == "Calls"


def test_an_outcome_counts_from_the_response_whenever_it_was_found():
    stage = logged().stages.get()
    element = add_element(stage=stage, alleged="Calls", by=None)
    found = decide(element=element, outcome=Outcome.UPHELD, on=date(2018, 5, 8), by=None, today=TODAY)
    assert found.decided_on == date(2018, 5, 8)
    respond(stage=stage, on=ON, today=TODAY, by=None)
    element.refresh_from_db()
    assert (element.outcome, element.decided_on) == (Outcome.UPHELD, ON)
    corrected = decide(element=element, outcome=Outcome.NOT_UPHELD, on=date(2019, 5, 8), by=None)
    assert (corrected.outcome, corrected.decided_on) == (Outcome.NOT_UPHELD, ON)


def test_a_panels_outcomes_count_from_the_day_it_met():
    stage = at_panel()
    assert counting_day(stage) is None
    element = add_element(stage=stage, alleged="Calls", by=None)
    complete_step(clock=clock_of(stage, 1), on=date(2018, 7, 20), today=TODAY, by=None)
    complete_step(clock=clock_of(stage, 2), on=date(2018, 7, 25), today=TODAY, by=None)
    found = decide(
        element=element,
        outcome=Outcome.UPHELD,
        outcome_before_panel=Outcome.NOT_UPHELD,
        on=date(2018, 7, 30),
        by=None,
    )
    assert (found.decided_on, found.outcome_before_panel) == (date(2018, 7, 20), Outcome.NOT_UPHELD)
    respond(stage=stage, on=date(2018, 8, 10), today=TODAY, by=None)
    element.refresh_from_db()
    assert element.decided_on == date(2018, 7, 20)


@pytest.mark.parametrize(
    ("fields", "errors"),
    [
        ({"outcome": ""}, {"outcome": ["Choose an outcome"]}),
        ({"outcome": "lost"}, {"outcome": ["Choose an outcome from the list"]}),
        (
            {"outcome": Outcome.RESOLVED},
            {"outcome": ["“Resolved” is not an outcome of the Statutory procedure"]},
        ),
        (
            {"outcome_before_panel": Outcome.UPHELD},
            {"outcome_before_panel": ["Only a panel changes what was found before"]},
        ),
        (
            {"on": date(2018, 4, 30)},
            {"on": ["Date of the decision must be on or after 1 May 2018, the day of the request"]},
        ),
        ({"on": date(2019, 6, 4)}, {"on": ["Date of the decision must be today or in the past"]}),
    ],
)
def test_an_outcome_that_may_not_be_is_refused(fields, errors):
    element = add_element(stage=logged().stages.get(), alleged="Calls", by=None)
    given = {"outcome": Outcome.UPHELD, "on": ON, "today": TODAY, "by": None, **fields}
    assert refused(decide, element=element, **given) == errors
    element.refresh_from_db()
    assert (element.outcome, element.decided_on) == ("", None)


def test_resolved_is_an_outcome_where_the_procedure_says_so():
    procedure = england()
    assert Outcome.RESOLVED not in outcomes_of(procedure)
    procedure.can_resolve = True
    procedure.save()
    assert outcomes_of(procedure) == list(Outcome)
    element = ElementFactory()
    assert decide(element=element, outcome=Outcome.RESOLVED, on=ON, by=None).outcome == Outcome.RESOLVED

from collections.abc import Mapping
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction

from council import history
from feedback.domain.cases import elsewhere, lock_case, refuse, words, wrong_day
from feedback.enums import Collected, Outcome
from feedback.models import CollectionStart, Complaint, Element, Procedure, Stage, Subject


@transaction.atomic
def add_element(*, stage: Stage, alleged: str, by, subject: Subject | None = None) -> Element:
    """
    Add one thing that is alleged to a stage. Its subject is what may be published of it.

    Raises ValidationError on `alleged` (nothing, and no subject), on `subject` (of another organisation), or
    where the stage was answered.
    """
    complaint = lock_case(stage.complaint)
    stage = Stage.objects.select_related("stage").get(pk=stage.pk)
    if stage.responded_on:
        raise ValidationError(f"{stage.stage} was answered on {words(stage.responded_on)}")
    refuse(
        {
            "alleged": "" if alleged.strip() or subject else "Say what is alleged",
            "subject": _wrong_subject(subject, complaint),
        }
    )
    last = stage.elements.order_by("-number", "-pk").first()
    number = last.number + 1 if last else 1
    element = Element(stage=stage, number=number, alleged=alleged.strip(), subject=subject)
    history.save(element, by=by)
    return element


@transaction.atomic
def change_element(*, element: Element, alleged: str, by, subject: Subject | None = None) -> Element:
    """Word an element again. Raises ValidationError like `add_element`."""
    complaint = lock_case(element.stage.complaint)
    element = Element.objects.get(pk=element.pk)
    refuse(
        {
            "alleged": "" if alleged.strip() or subject else "Say what is alleged",
            "subject": _wrong_subject(subject, complaint),
        }
    )
    element.alleged, element.subject = alleged.strip(), subject
    history.save(element, by=by)
    return element


@transaction.atomic
def decide(
    *,
    element: Element,
    outcome: str,
    on: date,
    by,
    outcome_before_panel: str = "",
    subject: Subject | None = None,
    today: date | None = None,
) -> Element:
    """
    Keep what was found of an element, and at a panel what stage two had found.

    It counts from the day of the response, and at a panel from the day it met, whatever `on` says once that is
    known. Raises ValidationError on `outcome`, `outcome_before_panel`, `on` or `subject`.
    """
    complaint = lock_case(element.stage.complaint)
    element = Element.objects.select_related("stage__stage__procedure").get(pk=element.pk)
    stage = element.stage
    since = {"since": stage.requested_on, "since_what": "the day of the request"}
    refuse(
        {
            "outcome": wrong_outcome(outcome, stage.stage.procedure)
            or ("" if outcome else "Choose an outcome"),
            "outcome_before_panel": _wrong_before_panel(stage, outcome_before_panel),
            "on": wrong_day(on, "Date of the decision", today=today, **since),
            "subject": _wrong_subject(subject, complaint),
        }
    )
    element.outcome, element.decided_on = outcome, counting_day(stage) or on
    element.outcome_before_panel = outcome_before_panel or element.outcome_before_panel
    element.subject = subject or element.subject
    history.save(element, by=by)
    return element


def wrong_outcome(outcome: str, procedure: Procedure) -> str:
    """What is wrong with an outcome in a procedure; empty where it is one of its own, or none."""
    if outcome and outcome not in Outcome.values:
        return "Choose an outcome from the list"
    if outcome == Outcome.RESOLVED and not procedure.can_resolve:
        return f"“Resolved” is not an outcome of the {procedure}"
    return ""


def outcomes_of(procedure: Procedure) -> list[Outcome]:
    """The outcomes that a procedure has, in the order of its tables."""
    return [outcome for outcome in Outcome if not wrong_outcome(outcome, procedure)]


def counting_day(stage: Stage) -> date | None:
    """The day from which a stage's outcomes count: when its panel met, else its response; none before."""
    deciding = stage.stage.steps.filter(decides=True).first()
    if deciding is None:
        return stage.responded_on
    clock = stage.clocks.filter(step=deciding).first()
    return clock.done_on if clock else None


def element_errors(stage: Stage, outcome: str, findings: Mapping[int, str], on: date) -> dict[str, str]:
    """What is wrong with the findings of a response, by field."""
    elements = list(stage.elements.in_order())
    procedure = stage.stage.procedure
    wrong = wrong_outcome(outcome, procedure)
    collected = _outcomes_are_collected(stage, on)
    if outcome and collected and not elements:
        wrong = wrong or "Add what is alleged before its outcome: there is no element yet"
    odd = [number for number in findings if number not in {element.number for element in elements}]
    found = next((wrong_outcome(each, procedure) for each in findings.values()), "")
    if odd:
        found = f"There is no element {odd[0]}"
    open_ones = [e.number for e in elements if not (e.outcome or findings.get(e.number))]
    if collected and open_ones:
        found = found or f"Give the outcome of element {open_ones[0]}"
    return {"outcome": wrong, "findings": found}


def decide_all(stage: Stage, findings: Mapping[int, str], on: date, by) -> None:
    """Write the findings of a response, and let every outcome of the stage count from its day."""
    day = counting_day(stage) or on
    for element in stage.elements.in_order():
        found = findings.get(element.number) or element.outcome
        if found and (element.outcome, element.decided_on) != (found, day):
            element.outcome, element.decided_on = found, day
            history.save(element, by=by)


def withdraw_undecided(complaint: Complaint, on: date, by) -> None:
    """
    Find what a withdrawn case leaves undecided “unsubstantiated or withdrawn”, where its outcomes are collected.

    A stage that was answered keeps what its answer found.
    """
    for stage in complaint.stages.filter(responded_on__isnull=True).select_related("stage"):
        stage.complaint = complaint
        if not _outcomes_are_collected(stage, on):
            continue
        for element in stage.elements.filter(outcome="").in_order():
            element.outcome, element.decided_on = Outcome.UNSUBSTANTIATED, on
            history.save(element, by=by, why="The complaint was withdrawn")


def _outcomes_are_collected(stage: Stage, on: date) -> bool:
    starts = CollectionStart.objects.filter(
        organisation=stage.complaint.organisation, stage=stage.stage, what=Collected.ELEMENT_OUTCOMES
    )
    start = starts.first()
    return start is None or on >= start.since


def _wrong_before_panel(stage: Stage, outcome: str) -> str:
    if outcome and not stage.stage.steps.filter(decides=True).exists():
        return "Only a panel changes what was found before"
    return wrong_outcome(outcome, stage.stage.procedure)


def _wrong_subject(subject: Subject | None, complaint) -> str:
    return elsewhere([subject] if subject else [], complaint.organisation, "Choose a subject of this council")

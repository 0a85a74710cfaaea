from collections.abc import Mapping
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction

from council import history
from feedback.domain.cases import lock_case, refuse, words, wrong_day
from feedback.domain.clocks import move_start, start_clock
from feedback.domain.elements import decide_all, element_errors
from feedback.domain.workings import next_to_be_asked_by
from feedback.enums import CountsFrom, Starts
from feedback.models import Clock, Complaint, Note, ProcedureStage, Stage


@transaction.atomic
def open_stage(
    *,
    complaint: Complaint,
    stage: ProcedureStage,
    requested_on: date,
    today: date,
    by,
    statement_agreed_on: date | None = None,
    accepted_because: str = "",
) -> Stage:
    """
    Take a complaint to the next stage of its procedure, and start the stage's clocks. A closed case is open again.

    Raises ValidationError on `stage` (not the next one), `requested_on` (before the response of the stage
    before; to come), `statement_agreed_on` or `accepted_because` (asked for too late, and no reason why it is
    heard all the same).
    """
    complaint = lock_case(complaint)
    before = _last_stage(complaint)
    _check_next(complaint, stage, before)
    asked_by = next_to_be_asked_by(before) if before else None
    late = bool(asked_by and requested_on and requested_on > asked_by.due_on)
    refuse(
        {
            "requested_on": _wrong_request(complaint, before, requested_on, today),
            "statement_agreed_on": _wrong_statement(stage, statement_agreed_on, requested_on, today),
            "accepted_because": f"It had to be asked for by {words(asked_by.due_on)}: say why it is heard"
            if late and not accepted_because.strip()
            else "",
        }
    )
    if late:
        text = f"{stage} is heard though asked for after {words(asked_by.due_on)}: {accepted_because.strip()}"
        history.save(Note(complaint=complaint, on=requested_on, text=text, by=by), by=by)
    if complaint.closed_on:
        complaint.closed_on = None
        history.save(complaint, by=by, why=f"{stage} was asked for")
    return begin(
        complaint=complaint,
        stage=stage,
        requested_on=requested_on,
        by=by,
        statement_agreed_on=statement_agreed_on,
    )


def begin(
    *,
    complaint: Complaint,
    stage: ProcedureStage,
    requested_on: date,
    by,
    statement_agreed_on: date | None = None,
) -> Stage:
    """Write a stage and start the clocks that run from its start. It asks no rule: `open_stage` does."""
    taken = Stage(
        complaint=complaint, stage=stage, requested_on=requested_on, statement_agreed_on=statement_agreed_on
    )
    history.save(taken, by=by)
    for step in stage.steps.in_order():
        if step.number == 1 or step.counts_from == CountsFrom.START:
            start_clock(stage=taken, step=step, by=by)
    return taken


@transaction.atomic
def agree_statement(*, stage: Stage, on: date, today: date, by) -> Stage:
    """
    Keep the day on which the statement of complaint was agreed. Where the stage counts from it, its clocks move.

    Raises ValidationError on `on` (no such start in this procedure; before the request; to come; answered).
    """
    stage = _lock(stage)
    refuse({"on": _wrong_statement(stage.stage, on, stage.requested_on, today) or _answered(stage)})
    stage.statement_agreed_on = on
    history.save(stage, by=by)
    move_start(stage=stage, on=on, reason="The statement of complaint was agreed", by=by)
    return stage


@transaction.atomic
def complete_step(*, clock: Clock, on: date, today: date, by, late_because: str = "") -> Clock:
    """
    Keep the day on which a step of a stage was done, and start what is counted from it.

    The last step of a stage is its response. Raises ValidationError on `on` or `late_because`.
    """
    stage = _lock(clock.stage)
    clock = stage.clocks.select_related("step").get(pk=clock.pk)
    last = stage.stage.steps.order_by("-number", "-pk").first()
    if clock.step_id == last.pk:
        respond(stage=stage, on=on, today=today, by=by, late_because=late_because)
        return stage.clocks.get(pk=clock.pk)
    refuse(_step_errors(stage, clock, on, today, late_because, called=f"Date of “{clock.step}”"))
    _done(clock, on, by)
    if _is_late(clock, on):
        reasons = [stage.late_because, f"{clock.step}: {late_because.strip()}"]
        stage.late_because = "\n".join(filter(None, reasons))
        history.save(stage, by=by)
    following = stage.stage.steps.filter(number=clock.step.number + 1).first()
    if following and not stage.clocks.filter(step=following).exists():
        start_clock(stage=stage, step=following, by=by)
    return clock


@transaction.atomic
def respond(
    *,
    stage: Stage,
    on: date,
    today: date,
    by,
    outcome: str = "",
    late_because: str = "",
    findings: Mapping[int, str] | None = None,
) -> Stage:
    """
    Keep the day on which a stage was answered, and what was found: `findings` is the outcome of an element by
    its number, `outcome` of the stage as a whole.

    Raises ValidationError on `on` (before the request; to come; a step before is not done; paused), on
    `late_because` (after the due date without a reason), `outcome` (without an element; not one of this
    procedure) or `findings` (an element without an outcome, where outcomes are collected).
    """
    stage = _lock(stage)
    clock = _last_clock(stage)
    errors = _step_errors(stage, clock, on, today, late_because, called="Date of the response")
    refuse({**element_errors(stage, outcome, findings or {}, on or today), **errors})
    _done(clock, on, by)
    # Earlier steps may have left reasons of their own.
    reasons = [stage.late_because, late_because.strip() if _is_late(clock, on) else ""]
    stage.responded_on, stage.outcome = on, outcome
    stage.late_because = "\n".join(filter(None, reasons))
    history.save(stage, by=by)
    decide_all(stage, findings or {}, on, by)
    return stage


def _lock(stage: Stage) -> Stage:
    complaint = lock_case(stage.complaint)
    stage = Stage.objects.select_related("stage__procedure").get(pk=stage.pk)
    stage.complaint = complaint
    return stage


def _last_stage(complaint: Complaint) -> Stage | None:
    stage = complaint.stages.select_related("stage__procedure").order_by("-stage__number", "-pk").first()
    if stage:
        stage.complaint = complaint
    return stage


def _check_next(complaint: Complaint, stage: ProcedureStage, before: Stage | None) -> None:
    number = before.stage.number + 1 if before else 1
    if stage.procedure_id != complaint.procedure_id:
        raise ValidationError({"stage": f"Choose a stage of the {complaint.procedure}"})
    if before and stage.number <= before.stage.number:
        raise ValidationError({"stage": f"This case has been at {stage.name.lower()} already"})
    if stage.number != number:
        raise ValidationError({"stage": f"The next stage is stage {number}: {stage.name.lower()} is later"})
    if before and before.responded_on is None:
        raise ValidationError(
            {"stage": f"{before.stage} has no response yet: {stage.name.lower()} follows it"}
        )


def _wrong_request(complaint: Complaint, before: Stage | None, requested_on: date, today: date) -> str:
    since, what = complaint.received_on, "when the complaint was received"
    if before:
        since, what = before.responded_on, f"when {before.stage.name.lower()} was answered"
    return wrong_day(requested_on, "Date of the request", today=today, since=since, since_what=what)


def _wrong_statement(stage: ProcedureStage, agreed_on: date | None, requested_on: date, today: date) -> str:
    if agreed_on is None:
        return ""
    if stage.starts != Starts.REQUEST_OR_STATEMENT:
        return f"{stage} starts with the request in this procedure"
    since = {"since": requested_on, "since_what": "the day of the request"}
    return wrong_day(agreed_on, "Date of the agreed statement", today=today, **since)


def _answered(stage: Stage) -> str:
    return f"{stage.stage} was answered on {words(stage.responded_on)}" if stage.responded_on else ""


def _last_clock(stage: Stage) -> Clock:
    steps = list(stage.stage.steps.in_order())
    clocks = {clock.step_id: clock for clock in stage.clocks.select_related("step")}
    for step in steps[:-1]:
        if step.pk not in clocks or clocks[step.pk].done_on is None:
            raise ValidationError({"on": f"Record first when “{step}” was done"})
    return clocks[steps[-1].pk]


def _step_errors(
    stage: Stage, clock: Clock, on: date, today: date, late_because: str, *, called: str
) -> dict:
    wrong = _answered(stage)
    if clock.done_on:
        wrong = wrong or f"“{clock.step}” was done on {words(clock.done_on)}"
    if clock.paused_on:
        wrong = wrong or f"The clock is paused since {words(clock.paused_on)}: restart it first"
    since, what = _earliest(stage, clock)
    wrong = wrong or wrong_day(on, called, today=today, since=since, since_what=what)
    if wrong or not _is_late(clock, on) or late_because.strip():
        return {"on": wrong}
    return {"late_because": f"It was due on {words(clock.due_on)}: give the reason for lateness"}


def _earliest(stage: Stage, clock: Clock) -> tuple[date, str]:
    before = stage.clocks.filter(step__number__lt=clock.step.number, done_on__isnull=False)
    before = before.select_related("step").order_by("-step__number", "-pk").first()
    if before:
        return before.done_on, f"the day of “{before.step}”"
    first = stage.stage.number == 1
    return stage.requested_on, "when the complaint was received" if first else "the day of the request"


def _is_late(clock: Clock, on: date) -> bool:
    return bool(clock.due_on and on > clock.due_on)


def _done(clock: Clock, on: date, by) -> None:
    # What came in on a Saturday and was answered that day was done on day 0, the Monday.
    clock.done_on = max(on, clock.started_on)
    history.save(clock, by=by)

from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction

from council import history
from council.calendar import WorkingCalendar
from council.models import Organisation
from feedback.clocks import Pause, Working, days_paused
from feedback.domain.cases import lock_case, refuse, words, wrong_day
from feedback.domain.workings import counts_from_of, pauses_of, working_of_clock
from feedback.enums import ClockChangeKind
from feedback.models import Clock, ClockChange, Complaint, ProcedureStep, Stage

REASON_MAX = 500


def start_clock(*, stage: Stage, step: ProcedureStep, by) -> Clock:
    """Start the clock of a step, and let the dates of its stage follow."""
    clock = Clock(stage=stage, step=step, limit=step.limit, started_on=stage.requested_on)
    basis = Basis.of(stage.complaint.organisation)
    count(clock, basis, [])
    history.save(clock, by=by)
    _follow(clock, basis, [], by)
    return clock


@dataclass(frozen=True)
class Basis:
    """By what an organisation counts: its calendar, and which of two possible starts."""

    calendar: WorkingCalendar
    counts_from: str

    @classmethod
    def of(cls, organisation: Organisation) -> "Basis":
        return cls(WorkingCalendar.of(organisation), counts_from_of(organisation))

    def working(self, clock: Clock, pauses: list[Pause], limit: int) -> Working:
        return working_of_clock(
            clock, calendar=self.calendar, counts_from=self.counts_from, pauses=pauses, limit=limit
        )


def _follow(clock: Clock, basis: Basis, pauses: list[Pause], by, why: str = "") -> None:
    """Set when the response of a stage is due, and was first, where this is the clock of its last step."""
    stage, steps = clock.stage, clock.stage.stage.steps.all()
    if clock.step.number < max(step.number for step in steps):
        return
    first = basis.working(clock, pauses, clock.step.limit).due_on
    first = stage.first_due_on if clock.paused_on and stage.first_due_on else first
    if (stage.due_on, stage.first_due_on) != (clock.due_on, first):
        stage.due_on, stage.first_due_on = clock.due_on, first
        history.save(stage, by=by, why=why)


@transaction.atomic
def extend(
    *, clock: Clock, reason: str, today: date, by, limit: int | None = None, on: date | None = None
) -> ClockChange:
    """
    Give a step more working days: `limit` in all, or as many as the procedure allows. The old date is kept.

    It was agreed `on` a day, today if not given. Raises ValidationError on `reason`, on `limit` (the procedure
    allows no or not so many days; extended before), on `on` (to come, or after the time was up).
    """
    clock, on = _lock(clock), on or today
    limit = limit or clock.step.extended_limit
    since = {"since": clock.started_on, "since_what": "when the clock started"}
    refuse(
        {
            "reason": _wrong_reason(reason, "why more time is needed"),
            "limit": _wrong_limit(clock, limit),
            "on": wrong_day(on, "Date of the extension", today=today, **since) or _wrong_after_due(clock, on),
        }
    )
    clock.limit = limit
    return _change(clock, ClockChangeKind.EXTENDED, on, reason, by)


def _wrong_limit(clock: Clock, limit: int | None) -> str:
    longest = clock.step.extended_limit
    before = clock.changes.filter(kind=ClockChangeKind.EXTENDED).order_by("-pk").first()
    if before:
        return f"Extended on {words(before.changed_on)} already, to {clock.limit} working days"
    if longest is None:
        return f"{clock.stage.stage}: the procedure does not extend this step"
    if limit > longest:
        return f"The procedure allows {longest} working days at most"
    return "" if limit > clock.limit else f"Give more than the {clock.limit} working days that it has"


def _wrong_after_due(clock: Clock, on: date) -> str:
    if clock.due_on and on > clock.due_on:
        return f"The time was up on {words(clock.due_on)}: what comes later is late, and takes a reason"
    return ""


@transaction.atomic
def pause(*, clock: Clock, on: date, reason: str, today: date, by) -> ClockChange:
    """
    Stop a clock: `on` is the first day that does not count. Until it is restarted nothing is due.

    Raises ValidationError on `on` (the procedure has no pauses; paused already; the time was up) or `reason`.
    """
    clock = _lock(clock)
    refuse({"on": _wrong_pause(clock, on, today), "reason": _wrong_reason(reason, "why the clock stops")})
    clock.paused_on = on
    return _change(clock, ClockChangeKind.PAUSED, on, reason, by)


def _wrong_pause(clock: Clock, on: date, today: date) -> str:
    if not clock.stage.stage.can_pause:
        return f"{clock.stage.stage}: the procedure does not pause this clock"
    if clock.paused_on:
        return f"Paused since {words(clock.paused_on)} already"
    before = [each.until for each in pauses_of(clock)]
    since, what = (before[-1], "when the clock restarted") if before else (clock.started_on, "the day 0")
    wrong = wrong_day(on, "Date of the pause", today=today, since=since, since_what=what)
    return wrong or _wrong_after_due(clock, on)


@transaction.atomic
def restart(*, clock: Clock, on: date, reason: str, today: date, by) -> ClockChange:
    """
    Let a paused clock run on: `on` is the first day that counts again.

    Raises ValidationError on `on` (it is not paused; before the pause; to come) or `reason`.
    """
    clock = _lock(clock)
    if clock.paused_on is None:
        raise ValidationError({"on": "The clock is not paused"})
    since = {"since": clock.paused_on, "since_what": "when the clock was paused"}
    refuse(
        {
            "on": wrong_day(on, "Date of the restart", today=today, **since),
            "reason": _wrong_reason(reason, "why the clock runs again"),
        }
    )
    pauses = [*pauses_of(clock)[:-1], Pause(clock.paused_on, on)]
    clock.paused_on = None
    return _change(clock, ClockChangeKind.RESTARTED, on, reason, by, pauses=pauses)


def move_start(*, stage: Stage, on: date, reason: str, by) -> list[ClockChange]:
    """Count the clocks of a stage again after the day from which it counts has changed. Returns what moved."""
    basis = Basis.of(stage.complaint.organisation)
    return _count_again(_whole(stage.clocks.all()), basis, ClockChangeKind.START_MOVED, on, reason, by)


@transaction.atomic
def recount(
    *, organisation: Organisation, reason: str, today: date, by, kind: str = ClockChangeKind.CALENDAR
) -> list[ClockChange]:
    """
    Count every running clock of an organisation again, after its working days or what it counts from changed.

    Each clock whose due date is another now keeps the old one with the reason. Returns these changes, the
    first case first. A paused clock is counted again when it is restarted.
    """
    running = Clock.objects.running().filter(stage__complaint__organisation=organisation)
    # One writer at a time, as in every other change of these cases.
    cases = Complaint.objects.select_for_update(of=("self",)).order_by("pk")
    list(cases.filter(pk__in=running.values("stage__complaint")))
    clocks = _whole(running).order_by("stage__complaint__ref_key", "pk")
    return _count_again(clocks, Basis.of(organisation), kind, today, reason, by)


def _count_again(clocks, basis: Basis, kind: str, on: date, reason: str, by) -> list[ClockChange]:
    moved = []
    for clock in clocks:
        old, pauses = (clock.started_on, clock.due_on), pauses_of(clock)
        count(clock, basis, pauses)
        if clock.due_on != old[1]:
            moved.append(_keep(clock, basis, pauses, kind, on, old[1], reason, by))
        elif clock.started_on != old[0]:
            history.save(clock, by=by, why=reason)
    return moved


def count(clock: Clock, basis: Basis, pauses: list[Pause]) -> None:
    """Set the dates of a clock from its start, its limit and its pauses, without saving it."""
    working = basis.working(clock, pauses, clock.limit)
    clock.started_on = working.day_0
    clock.paused_days = days_paused(basis.calendar, pauses)
    clock.due_on = None if clock.paused_on else working.due_on


def _whole(clocks):
    return clocks.select_related(
        "step", "stage__stage__procedure", "stage__complaint__organisation"
    ).prefetch_related("changes", "stage__stage__steps", "stage__clocks__step")


def _lock(clock: Clock) -> Clock:
    """The clock as it is now. Raises ValidationError where its step is done or its case takes no more."""
    lock_case(clock.stage.complaint)
    clock = _whole(Clock.objects).get(pk=clock.pk)
    if clock.done_on:
        raise ValidationError(f"{clock.step} was done on {words(clock.done_on)}")
    return clock


def _change(clock: Clock, kind: str, on: date, reason: str, by, *, pauses=None) -> ClockChange:
    old, basis = clock.due_on, Basis.of(clock.stage.complaint.organisation)
    pauses = pauses_of(clock) if pauses is None else pauses
    count(clock, basis, pauses)
    return _keep(clock, basis, pauses, kind, on, old, reason.strip(), by)


def _keep(clock: Clock, basis: Basis, pauses, kind, on, old: date | None, reason: str, by) -> ClockChange:
    """Save a clock that is due on another day than it was, keep the old one, and let its stage follow."""
    history.save(clock, by=by, why=reason)
    change = ClockChange.objects.create(
        clock=clock, kind=kind, changed_on=on, old_due_on=old, new_due_on=clock.due_on, reason=reason, by=by
    )
    _follow(clock, basis, pauses, by, why=reason)
    return change


def _wrong_reason(reason: str, what: str) -> str:
    if len(reason.strip()) > REASON_MAX:
        return f"Use {REASON_MAX} characters at most"
    return "" if reason.strip() else f"Say {what}"

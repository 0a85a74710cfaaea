"""How the clocks of a stage are counted: from which day, with which pauses, on which calendar."""

from datetime import date

from django.db.models import prefetch_related_objects

from council.calendar import WorkingCalendar
from council.models import Organisation
from feedback.clocks import Pause, Start, Working, ask_by, start_of, working_of
from feedback.enums import ClockChangeKind, CountsFrom, StartCounted, Starts
from feedback.models import Clock, ProcedureStage, Stage
from feedback.settings_of import settings_of


def calendar_of(stage: Stage) -> WorkingCalendar:
    return WorkingCalendar.of(stage.complaint.organisation)


def counts_from_of(organisation: Organisation) -> str:
    """Which of two possible starts an organisation counts from."""
    settings = settings_of(organisation)
    return settings.counts_from if settings else StartCounted.STRICTER


def start_of_stage(stage: Stage, counts_from: str | None = None) -> Start:
    """Both days from which a stage could be counted, and the one that is."""
    if counts_from is None and stage.stage.starts == Starts.REQUEST_OR_STATEMENT:
        counts_from = counts_from_of(stage.complaint.organisation)
    return start_of(
        starts=stage.stage.starts,
        counts_from=counts_from or StartCounted.STRICTER,
        requested_on=stage.requested_on,
        statement_agreed_on=stage.statement_agreed_on,
    )


def start_of_clock(clock: Clock, counts_from: str | None = None) -> date:
    """The day from which a clock is counted, before it is moved to a working day."""
    if clock.step.counts_from == CountsFrom.STEP_BEFORE and clock.step.number > 1:
        # Fetched here once a stage, unless whoever counts many clocks has fetched them together.
        prefetch_related_objects([clock.stage], "clocks__step")
        before = [c for c in clock.stage.clocks.all() if c.step.number == clock.step.number - 1]
        if before and before[0].done_on:
            return before[0].done_on
    return start_of_stage(clock.stage, counts_from).counted


def pauses_of(clock: Clock) -> list[Pause]:
    """When the clock stood still, the first pause first."""
    pauses: list[Pause] = []
    for change in sorted(clock.changes.all(), key=lambda change: change.pk):
        if change.kind == ClockChangeKind.PAUSED:
            pauses.append(Pause(change.changed_on))
        elif change.kind == ClockChangeKind.RESTARTED:
            pauses[-1] = Pause(pauses[-1].since, change.changed_on)
    return pauses


def working_of_clock(
    clock: Clock,
    *,
    calendar: WorkingCalendar | None = None,
    pauses: list[Pause] | None = None,
    limit: int | None = None,
    counts_from: str | None = None,
) -> Working:
    """Every day counted or skipped towards a clock's due date, and why. Pass the calendar where several are."""
    return working_of(
        calendar=calendar or calendar_of(clock.stage),
        start=start_of_clock(clock, counts_from),
        limit=clock.limit if limit is None else limit,
        pauses=pauses_of(clock) if pauses is None else pauses,
    )


def next_stage_of(stage: Stage) -> ProcedureStage | None:
    """The stage of the procedure that may be asked for after this one."""
    return ProcedureStage.objects.filter(
        procedure=stage.stage.procedure_id, number=stage.stage.number + 1
    ).first()


def next_to_be_asked_by(stage: Stage, *, calendar: WorkingCalendar | None = None) -> Working | None:
    """By when the next stage must be asked for; none before the response, and where no time is set."""
    following = next_stage_of(stage) if stage.responded_on else None
    if following is None:
        return None
    return ask_by(
        calendar=calendar or calendar_of(stage),
        responded_on=stage.responded_on,
        ask_within=following.ask_within,
    )

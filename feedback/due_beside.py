"""What else has a date: acknowledgements that are owed, and until when the next stage may be asked for."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Exists, OuterRef, Prefetch

from council.calendar import WorkingCalendar
from council.models import Organisation
from feedback.clocks import ask_by, working_of
from feedback.models import Complaint, ProcedureStage, Stage

# No window to ask is longer than this: what was answered before is not read.
LOOK_BACK = timedelta(days=120)


@dataclass(frozen=True)
class Acknowledgement:
    case: Complaint
    due_on: date
    today: date

    @property
    def is_over(self) -> bool:
        return self.due_on < self.today


@dataclass(frozen=True)
class Window:
    """Until when the next stage may be asked for, in time."""

    case: Complaint
    answered: Stage
    next: ProcedureStage
    until: date
    today: date

    @property
    def is_open(self) -> bool:
        return self.until >= self.today


def acknowledgements(user, organisation: Organisation, calendar: WorkingCalendar, today: date):
    """Open cases that nobody has acknowledged, the soonest due first."""
    cases = open_cases(user, organisation).filter(
        acknowledged_on__isnull=True, procedure__acknowledge_within__isnull=False
    )
    cases = cases.filter(Exists(Stage.objects.open().filter(complaint=OuterRef("pk"))))
    owed = [Acknowledgement(case, acknowledge_by(case, calendar), today) for case in cases]
    return sorted(owed, key=lambda item: (item.due_on, item.case.ref_key))


def acknowledge_by(case: Complaint, calendar: WorkingCalendar) -> date | None:
    within = case.procedure.acknowledge_within
    if not within:
        return None
    return working_of(calendar=calendar, start=case.received_on, limit=within).due_on


def windows(user, organisation: Organisation, calendar: WorkingCalendar, today: date) -> list[Window]:
    """The windows that are open today, the soonest to close first."""
    later = Stage.objects.filter(complaint=OuterRef("complaint"), stage__number__gt=OuterRef("stage__number"))
    answered = Stage.objects.visible_to(user).filter(
        ~Exists(later),
        complaint__organisation=organisation,
        complaint__withdrawn_on__isnull=True,
        responded_on__gte=today - LOOK_BACK,
        responded_on__lte=today,
    )
    answered = answered.select_related("complaint", "stage__procedure").prefetch_related(
        Prefetch("stage__procedure__stages", ProcedureStage.objects.in_order())
    )
    found = (window_of(stage, stage.stage.procedure.stages.all(), calendar, today) for stage in answered)
    return sorted(
        (window for window in found if window and window.is_open),
        key=lambda window: (window.until, window.case.ref_key),
    )


def window_of(
    answered: Stage, stages: Sequence[ProcedureStage], calendar: WorkingCalendar, today: date
) -> Window | None:
    """None where the procedure has no further stage, or sets no time for asking."""
    following = next((stage for stage in stages if stage.number == answered.stage.number + 1), None)
    if not following or not following.ask_within or not answered.responded_on:
        return None
    until = ask_by(
        calendar=calendar, responded_on=answered.responded_on, ask_within=following.ask_within
    ).due_on
    return Window(answered.complaint, answered, following, until, today)


def open_cases(user, organisation: Organisation):
    cases = Complaint.objects.visible_to(user).filter(organisation=organisation)
    return cases.filter(closed_on__isnull=True, withdrawn_on__isnull=True).select_related("procedure")

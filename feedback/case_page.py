"""A case as its page shows it, read in the same number of queries however much has happened in it."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.db.models import Prefetch

from council.calendar import WorkingCalendar
from feedback.due_beside import Window, acknowledge_by, window_of
from feedback.due_list import DueRow
from feedback.models import Clock, Complaint, Element, Stage
from improvement.prose import capital
from reports.prose import counted


@dataclass(frozen=True)
class StagePart:
    """One stage of the case, with its clocks as rows of the list of cases due."""

    stage: Stage
    clocks: list[DueRow]

    @property
    def current(self) -> DueRow | None:
        """The clock that runs or is paused: the first of its steps that is not done."""
        return next((row for row in self.clocks if row.clock.done_on is None), None)

    @property
    def elements(self) -> list[Element]:
        return sorted(self.stage.elements.all(), key=lambda element: element.number)

    @property
    def undecided(self) -> list[Element]:
        return [element for element in self.elements if not element.outcome]

    @property
    def is_open(self) -> bool:
        return self.stage.responded_on is None

    @property
    def days_late(self) -> int:
        """Working days by which the response was late; 0 where it was in time or is not there yet."""
        stage = self.stage
        if not stage.responded_on or not stage.due_on or stage.responded_on <= stage.due_on:
            return 0
        return (
            self.clocks[0].calendar.working_days_between(stage.due_on, stage.responded_on)
            if self.clocks
            else 0
        )


@dataclass(frozen=True)
class CasePage:
    case: Complaint
    parts: list[StagePart]
    calendar: WorkingCalendar
    today: date

    @property
    def latest(self) -> StagePart | None:
        return self.parts[-1] if self.parts else None

    @property
    def open_part(self) -> StagePart | None:
        """The stage that waits for its response."""
        if self.is_over:
            return None
        return next((part for part in reversed(self.parts) if part.is_open), None)

    @property
    def is_over(self) -> bool:
        return bool(self.case.withdrawn_on or self.case.closed_on)

    @cached_property
    def window(self) -> Window | None:
        """Until when the next stage may be asked for, where the last one is answered."""
        if not self.latest or self.latest.is_open or self.case.withdrawn_on:
            return None
        return window_of(self.latest.stage, self.procedure_stages, self.calendar, self.today)

    @cached_property
    def procedure_stages(self):
        return list(self.case.procedure.stages.in_order())

    @cached_property
    def following(self):
        """The next stage of the procedure; None after the last."""
        number = self.latest.stage.stage.number if self.latest else 0
        return next((stage for stage in self.procedure_stages if stage.number == number + 1), None)

    @property
    def acknowledge_by(self) -> date | None:
        return acknowledge_by(self.case, self.calendar)

    @property
    def heading(self) -> str:
        case = self.case
        if case.withdrawn_on:
            return f"{case.ref} was withdrawn on {case.withdrawn_on:%-d %B %Y}"
        if case.closed_on:
            return f"{case.ref} was closed on {case.closed_on:%-d %B %Y}"
        if not self.open_part:
            return f"{case.ref} has no stage yet" if not self.latest else f"{case.ref}: {self._answered()}"
        return f"{case.ref}: {self._owed(self.open_part)}"

    def _answered(self) -> str:
        stage = self.latest.stage
        return f"{_lower(stage.stage.name)} was answered on {stage.responded_on:%-d %B %Y}"

    def _owed(self, part: StagePart) -> str:
        row, name = part.current, _lower(part.stage.stage.name)
        if row is None:
            return f"{name} has no clock"
        if row.left is None:
            return f"{name} is paused since {row.clock.paused_on:%-d %B %Y}"
        due = row.clock.due_on
        if row.is_over:
            return f"{name} is {counted(abs(row.left), 'working day')} overdue"
        if due == self.today:
            return f"{name} is due today"
        return f"{name} is due on {due:%A %-d %B}, in {counted(row.left, 'working day')}"

    @property
    def lead(self) -> str:
        """What may come after, or what is owed beside the response."""
        case = self.case
        if not self.is_over and not case.acknowledged_on and self.acknowledge_by:
            late = ", which is past" if self.acknowledge_by < self.today else ""
            return f"It is not acknowledged yet: that is due by {self.acknowledge_by:%A %-d %B %Y}{late}."
        if self.window:
            word = "can be asked for until" if self.window.is_open else "could be asked for until"
            return f"{capital(_lower(self.window.next.name))} {word} {self.window.until:%A %-d %B %Y}."
        return ""


def _lower(name: str) -> str:
    return f"{name[:1].lower()}{name[1:]}"


def read(case: Complaint, today: date) -> CasePage:
    calendar = WorkingCalendar.of(case.organisation)
    clocks = Clock.objects.select_related("step").prefetch_related("changes").order_by("step__number", "pk")
    elements = Element.objects.select_related("subject").in_order()
    stages = case.stages.select_related("stage").prefetch_related(
        "stage__steps", Prefetch("clocks", clocks), Prefetch("elements", elements)
    )
    parts = []
    for stage in stages.in_order():
        stage.complaint = case
        for clock in stage.clocks.all():
            clock.stage = stage
        parts.append(StagePart(stage, [DueRow(clock, calendar, today) for clock in stage.clocks.all()]))
    return CasePage(case, parts, calendar, today)

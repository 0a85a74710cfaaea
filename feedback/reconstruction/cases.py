"""A rebuilt case, before it is a record: what is known of it, and its stages with their clocks."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from feedback.enums import ComplainantCategory, Outcome, Stream
from feedback.reconstruction.days import Days

Limits = dict[tuple[Stream, int], list[tuple[int, int | None]]]  # the limits of each step of a stage


@dataclass
class RebuiltElement:
    outcome: Outcome
    decided_on: date
    before_panel: str = ""
    subject: str = ""


@dataclass
class RebuiltClock:
    started_on: date
    limit: int
    due_on: date
    done_on: date


@dataclass
class Extension:
    on: date
    old_due_on: date
    new_due_on: date


@dataclass
class RebuiltStage:
    number: int
    requested_on: date
    clocks: list[RebuiltClock]
    first_due_on: date
    extension: Extension | None = None
    elements: list[RebuiltElement] = field(default_factory=list)

    @property
    def due_on(self) -> date:
        return self.clocks[-1].due_on

    @property
    def responded_on(self) -> date:
        return self.clocks[-1].done_on

    @property
    def late_steps(self) -> list[int]:
        """The places of the steps that were done after they were due."""
        return [place for place, clock in enumerate(self.clocks) if clock.done_on > clock.due_on]


@dataclass
class RebuiltCase:
    received_on: date
    stream: Stream = Stream.STATUTORY
    category: ComplainantCategory = ComplainantCategory.NOT_RECORDED
    teams: list[str] = field(default_factory=list)
    themes: list[str] = field(default_factory=list)
    stages: list[RebuiltStage] = field(default_factory=list)
    investigation: Decimal | None = None

    @property
    def answered_on(self) -> date:
        """When stage one was answered."""
        return self.stages[0].responded_on

    @property
    def closed_on(self) -> date:
        return self.stages[-1].responded_on


def one_clock(
    days: Days,
    limits: list[tuple[int, int | None]],
    number: int,
    *,
    requested_on: date,
    responded_on: date,
    extended: bool,
) -> RebuiltStage:
    """A stage of one step, answered on this day, within its first limit or the extended one."""
    (first, longer), *_ = limits
    limit = longer if extended and longer else first
    first_due, due = days.after(requested_on, first), days.after(requested_on, limit)
    extension = Extension(days.after(first_due, -1), first_due, due) if limit != first else None
    clock = RebuiltClock(requested_on, limit, due, responded_on)
    return RebuiltStage(number, requested_on, [clock], first_due, extension)

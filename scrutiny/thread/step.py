"""The parts of a thread as page and report show them: steps with their entries. Pure."""

from dataclasses import dataclass
from datetime import date

from reports.document import RatingValue, Selection

# Stage → the heading of its table. A stage may hold several steps of the page.
STAGES = {
    "asked": "What was asked",
    "done": "What is done",
    "rated": "How it was rated",
    "evidenced": "What proves it",
    "reported": "Where it was reported",
    "challenged": "How it was challenged",
    "answered": "What was answered",
}


@dataclass(frozen=True)
class Entry:
    title: str
    words: str = ""
    on: date | None = None
    when: str = ""  # printed instead of the day
    who: str = ""
    of: str = ""  # the reference of the action that it belongs to
    rating: RatingValue | None = None
    counts: tuple[tuple[RatingValue, str], ...] = ()  # rating → “2 amber”
    selection: Selection | None = None
    is_silent: bool = False  # the words only say that nothing was said

    @property
    def day(self) -> str:
        return self.when or (f"{self.on:%-d %B %Y}" if self.on else "")


@dataclass(frozen=True)
class Step:
    key: str
    stage: str
    kind: str  # “Recommendation”
    note: str = ""  # “Ofsted, 25 July 2018”
    title: str = ""  # over the entries: “Amber each time”
    brief: str = ""  # under its point on the rail
    entries: tuple[Entry, ...] = ()
    is_gap: bool = False
    is_start: bool = False
    next: str = ""  # at a gap: what would close it
    is_grouped: bool = False  # the entries belong to several actions


@dataclass(frozen=True)
class Thread:
    caption: str
    heading: str
    lead: str
    steps: tuple[Step, ...]
    families: Step | None = None  # what families said, where the thread does not begin there

    @property
    def gaps(self) -> int:
        return sum(step.is_gap for step in self.steps)

    def of_stage(self, stage: str) -> list[Step]:
        steps = [*self.steps, *([self.families] if self.families else [])]
        return [step for step in steps if step.stage == stage]

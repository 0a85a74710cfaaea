"""What a sharp member would ask, in words, and from how much on: a plan says that itself."""

from dataclasses import dataclass
from enum import StrEnum

from improvement.models import Plan
from reports.prose import in_words


class Question(StrEnum):
    BEHIND_AT_EVERY_MEETING = "Late at meeting after meeting"
    PAST_DUE_YET_ON_TRACK = "On track, but past the due date"
    COMPLETE_WITHOUT_EVIDENCE = "Complete, without accepted evidence"
    NO_UPDATE = "No update since the last meeting"
    DATE_MOVED_TWICE = "Due date moved more than once"
    NO_EXPLANATION = "Late, with no explanation"

    @property
    def code(self) -> str:
        """The question in an address: “past-due-yet-on-track”."""
        return self.name.lower().replace("_", "-")


@dataclass(frozen=True)
class Thresholds:
    """From how many meetings in a row, days without an update and moves of a date on a plan is asked about."""

    late_meetings: int = 3
    days_without_update: int | None = None  # None: since the last meeting
    date_moves: int = 2

    @classmethod
    def of(cls, plan: Plan) -> "Thresholds":
        return cls(plan.flag_late_meetings, plan.flag_days_without_update, plan.flag_date_moves)

    @property
    def meetings(self) -> str:
        return f"{in_words(self.late_meetings)} meetings or more"

    @property
    def silence(self) -> str:
        """How long nothing was said, after “no update”."""
        days = self.days_without_update
        return f"for {days} day{'' if days == 1 else 's'} or more" if days else "since the last meeting"

    @property
    def moves(self) -> str:
        """How often a date was moved, after “moved”."""
        words = {1: "", 2: "twice or more"}
        return words.get(self.date_moves, f"{in_words(self.date_moves)} times or more")

    def title(self, question: Question) -> str:
        """The question as this plan asks it: “Late at three meetings or more”."""
        return {
            Question.BEHIND_AT_EVERY_MEETING: f"Late at {self.meetings}",
            Question.NO_UPDATE: f"No update {self.silence}",
            Question.DATE_MOVED_TWICE: f"Due date moved {self.moves}".strip(),
        }.get(question, str(question))

"""Where a recommendation stands on a day: answered or not, by when, how late."""

from dataclasses import dataclass
from datetime import date

from reports.prose import counted
from scrutiny.enums import Answer
from scrutiny.models import Recommendation


@dataclass(frozen=True)
class Standing:
    """Of a recommendation read `with_last_answer()`, with its `closed_at` at hand."""

    asked: Recommendation
    today: date

    @property
    def is_closed(self) -> bool:
        return self.asked.closed_at_id is not None

    @property
    def is_owed(self) -> bool:
        return not self.is_closed and not self.asked.last_answer

    @property
    def days_late(self) -> int:
        """Days since an answer was due; 0 where none is owed, or not yet."""
        due = self.asked.answer_due_on
        return max((self.today - due).days, 0) if self.is_owed and due else 0

    @property
    def answer(self) -> str:
        """The last answer in words, or nothing."""
        return Answer(self.asked.last_answer).label if self.asked.last_answer else ""

    @property
    def said(self) -> str:
        """Where it stands, with what was answered: a sentence."""
        answered = not self.is_closed and not self.is_owed
        return f"{self.answer if answered else self.words}."

    @property
    def words(self) -> str:
        if self.is_closed:
            return f"Closed on {self.asked.closed_at.date:%-d %B %Y}"
        if not self.is_owed:
            return "Answered"
        if self.days_late:
            return f"{counted(self.days_late, 'day')} late".capitalize()
        return "Awaiting an answer"

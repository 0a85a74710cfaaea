"""
Where actions stand beyond their rating: live or closed, overdue, delayed, moved.

An action is *live* while its rating is none of those that are done (not rated yet, it is live). It was *completed
since the last meeting* when it is done and was not then, and is *closed* when it was done then already: the three
are all the actions of a plan. It is *overdue* when it is live and its due date has passed, *delayed* when its
rating says so, and its *date has moved* when a new one was agreed by the day.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from improvement.due_dates import DueDates
from improvement.snapshot import Comparison, Move, Standing


class State(StrEnum):
    LIVE = "Live"
    COMPLETED_SINCE = "Completed since the last meeting"
    CLOSED = "Closed by the last meeting"
    DELAYED = "Delayed"
    OVERDUE = "Overdue"
    DATE_MOVED = "Due date moved"

    @property
    def code(self) -> str:
        """The state in an address: “completed-since”."""
        return self.name.lower().replace("_", "-")


def is_done(standing: Standing | None) -> bool:
    return standing is not None and standing.rating is not None and standing.rating.is_done


@dataclass(frozen=True)
class States:
    """The actions of a plan on a day by state. `dates` are those of the same day."""

    comparison: Comparison
    dates: DueDates

    @classmethod
    def take(cls, comparison: Comparison, dates: DueDates | None = None) -> "States":
        now = comparison.now
        return cls(comparison, dates or DueDates.take(now.plan, now.as_at, recorded_by=now.recorded_by))

    def of(self, state: State) -> list[Standing]:
        """In the order of the plan."""
        return [move.now for move in self.comparison.moves() if self._is(move, state)]

    def _is(self, move: Move, state: State) -> bool:
        now, done = move.now, is_done(move.now)
        match state:
            case State.LIVE:
                return not done
            case State.COMPLETED_SINCE:
                return done and not is_done(move.before)
            case State.CLOSED:
                return done and is_done(move.before)
            case State.DELAYED:
                return now.rating is not None and now.rating.is_behind
            case State.OVERDUE:
                return not done and self.dates.days_late(now.action) > 0
            case State.DATE_MOVED:
                return bool(self.dates.moved(now.action))


def with_code(code: str) -> State | None:
    return next((state for state in State if state.code == code), None)


def keys(standings: Iterable[Standing]) -> list[int]:
    return [standing.action.pk for standing in standings]

"""The rows of a list of actions, as they stood on a day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from improvement import prose
from improvement.due_dates import DueDates
from improvement.enums import Provenance
from improvement.flags import Flag, flags_by_action
from improvement.models import Action, ReviewPoint
from improvement.snapshot import Comparison, Standing
from reports.document import RatingValue

LAST = date.max  # actions without a date come after those with one
UNRATED = 10_000  # and without a rating after those with one


@dataclass(frozen=True)
class Row:
    action: Action
    value: RatingValue
    value_before: RatingValue | None
    order: int
    order_before: int
    leads: str
    due: date | None  # as it was on the day
    days_late: int
    is_done: bool
    flags: list[Flag]

    @property
    def priority_number(self) -> int:
        return self.action.priority.number

    @property
    def ref_key(self) -> str:
        return self.action.ref_key

    @property
    def due_key(self) -> date:
        return self.due or LAST

    @property
    def due_is_reconstructed(self) -> bool:
        return self.action.due_provenance == Provenance.RECONSTRUCTED

    @property
    def late(self) -> str:
        """How late it is; nothing where it is done, and no number where the date was not published."""
        if self.is_done or self.days_late <= 0:
            return ""
        return "late" if self.due_is_reconstructed else prose.days(self.days_late, "late")


def rows(comparison: Comparison, flags: Iterable[Flag], only: set[int] | None = None) -> list[Row]:
    """A row for each action of the later day, in the order of the plan; those of `only` (ids), where given."""
    asked, now = flags_by_action(flags), comparison.now
    dates = DueDates.take(now.plan, now.as_at, recorded_by=now.recorded_by)
    return [
        _row(move.before, move.now, asked.get(move.now.action.pk, []), dates)
        for move in comparison.moves()
        if only is None or move.now.action.pk in only
    ]


def _row(before: Standing | None, now: Standing, flags: list[Flag], dates: DueDates) -> Row:
    return Row(
        action=now.action,
        value=now.value,
        value_before=before.value if before else None,
        order=now.rating.order if now.rating and not now.is_new else UNRATED,
        order_before=before.rating.order if before and before.rating else UNRATED,
        leads=", ".join(str(lead) for lead in now.action.leads.all()),
        due=dates.due(now.action),
        days_late=dates.days_late(now.action),
        is_done=bool(now.rating and now.rating.is_done),
        flags=flags,
    )


def name_of_day(points: Iterable[ReviewPoint], day: date) -> str:
    """The day as it is printed: the label of a review point whose date was not published."""
    return next((str(point) for point in points if point.date == day), f"{day:%-d %B %Y}")

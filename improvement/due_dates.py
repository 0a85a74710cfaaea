"""Due dates as they were on a day: what had been asked for, agreed and refused by then."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import Q, QuerySet
from django.utils import timezone

from improvement.enums import DateChangeState
from improvement.models import Action, DateChange, Plan


def end_of(day: date) -> datetime:
    """The first moment after the day."""
    return timezone.make_aware(datetime.combine(day + timedelta(days=1), time()))


def asked_by(changes: QuerySet, day: date) -> QuerySet:
    """Those that had been asked for by the day."""
    return changes.filter(asked_at__lt=end_of(day))


def decided_by(changes: QuerySet, state: str, day: date) -> QuerySet:
    """Those that stood so on the day: one that was decided later was still being asked for."""
    later = Q(decided_at__isnull=True) | Q(decided_at__gte=end_of(day))
    if state == DateChangeState.ASKED:
        return changes.filter(later)
    return changes.filter(~later, state=state)


def state_on(change: DateChange, day: date) -> DateChangeState:
    decided = change.decided_at is not None and change.decided_at < end_of(day)
    return DateChangeState(change.state) if decided else DateChangeState.ASKED


@dataclass(frozen=True)
class DueDates:
    """The due dates of a plan's actions on a day, with what had been agreed by then."""

    as_at: date
    moves: dict[int, list[DateChange]]  # by action: agreed by the day, the earliest first
    before_later_moves: dict[int, date | None]  # by action: the date that was moved after the day

    @classmethod
    def take(cls, plan: Plan, as_at: date, *, recorded_by: datetime | None = None) -> "DueDates":
        """As had been decided by the day, and by the time of recording where there is one. One query."""
        moves: dict[int, list[DateChange]] = {}
        later: dict[int, date | None] = {}
        agreed = DateChange.objects.filter(action__plan=plan, state=DateChangeState.AGREED)
        for change in agreed.order_by("decided_at", "pk"):
            known = recorded_by is None or change.decided_at <= recorded_by
            if known and change.decided_at < end_of(as_at):
                moves.setdefault(change.action_id, []).append(change)
            else:
                later.setdefault(change.action_id, change.old)
        return cls(as_at, moves, later)

    def due(self, action: Action) -> date | None:
        return self.before_later_moves.get(action.pk, action.due_on)

    def days_late(self, action: Action) -> int:
        """Days since the due date: 0 on the day, negative before it or where there is no date."""
        due = self.due(action)
        return (self.as_at - due).days if due else -1

    def moved(self, action: Action) -> list[DateChange]:
        return self.moves.get(action.pk, [])

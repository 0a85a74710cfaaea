"""
Challenge flags: beside a rating, what a sharp member would ask. They overrule nobody; members see them.

Each flag is a question about one action on a day, worked out from the record and stored nowhere. Nothing is
asked of an action that is new or not yet rated. docs/flags.md says when each is raised.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from improvement.due_dates import DueDates
from improvement.enums import Provenance, UpdateKind
from improvement.models import Action, Plan, Update
from improvement.questions import Question, Thresholds
from improvement.snapshot import Snapshot, Standing


@dataclass(frozen=True)
class Flag:
    question: Question
    standing: Standing
    fact: str  # “151 days past its date”
    thresholds: Thresholds = Thresholds()

    @property
    def title(self) -> str:
        """The question as the plan asks it."""
        return self.thresholds.title(self.question)


@dataclass(frozen=True)
class _Facts:
    as_at: date
    previous: date | None
    thresholds: Thresholds
    accepted: set[int]
    dates: DueDates
    earlier: list[dict[int, Standing]]  # by action, at the meetings before; empty where there were too few


def flags(plan: Plan, snapshot: Snapshot, dates: DueDates | None = None) -> list[Flag]:
    """Every flag of a plan on the day of the snapshot, in the order of the questions, then of the plan."""
    dates = dates or DueDates.take(plan, snapshot.as_at, recorded_by=snapshot.recorded_by)
    facts = _facts(plan, snapshot, dates)
    found = [flag for standing in snapshot.standings for flag in _of(standing, facts)]
    order = list(Question)
    return sorted(found, key=lambda flag: order.index(flag.question))


def flags_by_action(found: Iterable[Flag]) -> dict[int, list[Flag]]:
    grouped: dict[int, list[Flag]] = {}
    for flag in found:
        grouped.setdefault(flag.standing.action.pk, []).append(flag)
    return grouped


def _facts(plan: Plan, snapshot: Snapshot, dates: DueDates) -> _Facts:
    accepted = Update.objects.standing(snapshot.as_at, snapshot.recorded_by).filter(
        kind=UpdateKind.ACCEPTANCE
    )
    thresholds = Thresholds.of(plan)
    return _Facts(
        as_at=snapshot.as_at,
        previous=snapshot.previous,
        thresholds=thresholds,
        accepted=set(accepted.filter(action__plan=plan).values_list("action", flat=True)),
        dates=dates,
        earlier=_earlier(plan, snapshot, thresholds.late_meetings),
    )


def _earlier(plan: Plan, snapshot: Snapshot, meetings: int) -> list[dict[int, Standing]]:
    """Standings at the last so many meetings, but for that of the day itself; none where there were fewer."""
    points = list(plan.review_points.up_to(snapshot.as_at)[:meetings])
    if len(points) < meetings:
        return []
    days = [point.date for point in points if point.date < snapshot.as_at]
    return [Snapshot.take(plan, day, recorded_by=snapshot.recorded_by).by_action() for day in days]


def _of(standing: Standing, facts: _Facts) -> Iterable[Flag]:
    if standing.rating is None or standing.is_new:
        return
    for question, fact in _asked(standing, facts):
        yield Flag(question, standing, fact, facts.thresholds)


def _asked(standing: Standing, facts: _Facts) -> Iterable[tuple[Question, str]]:
    rating, action = standing.rating, standing.action
    late = facts.dates.days_late(action)
    if rating.is_behind and _behind_before(action.pk, facts):
        yield Question.BEHIND_AT_EVERY_MEETING, _days(late, action, facts)
    if not rating.is_behind and not rating.is_done and late > 0:
        yield Question.PAST_DUE_YET_ON_TRACK, _days(late, action, facts)
    if rating.is_done and action.pk not in facts.accepted:
        yield Question.COMPLETE_WITHOUT_EVIDENCE, _rated(standing)
    if not rating.is_done and _silent(standing.update.holds_from, facts):
        yield Question.NO_UPDATE, f"last update {standing.update.holds_from:%-d %B %Y}"
    moves = len(facts.dates.moved(action))
    if moves >= facts.thresholds.date_moves:
        yield Question.DATE_MOVED_TWICE, f"moved {moves} time{'' if moves == 1 else 's'}"
    if rating.explanation_required and not standing.update.words:
        yield Question.NO_EXPLANATION, _rated(standing)


def _behind_before(action_id: int, facts: _Facts) -> bool:
    earlier = [standings.get(action_id) for standings in facts.earlier]
    return bool(earlier) and all(
        standing is not None and standing.rating is not None and standing.rating.is_behind
        for standing in earlier
    )


def _silent(last: date, facts: _Facts) -> bool:
    """Whether nothing was said for as long as the plan allows."""
    if days := facts.thresholds.days_without_update:
        return (facts.as_at - last).days >= days
    return facts.previous is not None and last <= facts.previous


def _rated(standing: Standing) -> str:
    return f"rated {standing.rating.label.lower()} from {standing.update.holds_from:%-d %B %Y}"


def _days(late: int, action: Action, facts: _Facts) -> str:
    if action.due_provenance == Provenance.RECONSTRUCTED:
        return "its date was not published"
    if late <= 0:
        return "not yet due" if facts.dates.due(action) else "it has no date"
    return f"{late:,} day{'' if late == 1 else 's'} past its date"

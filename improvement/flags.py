"""
Challenge flags: beside a rating, what a sharp member would ask. They overrule nobody; members see them.

Each flag is a question about one action on a day, worked out from the record and stored nowhere.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from improvement.due import date_changes
from improvement.enums import Provenance, UpdateKind
from improvement.models import Action, Plan, Update
from improvement.snapshot import Snapshot, Standing

LONG_BEHIND = 3  # review points in a row


class Question(StrEnum):
    BEHIND_AT_EVERY_MEETING = "Late at three meetings or more"
    PAST_DUE_YET_ON_TRACK = "On track, but past the due date"
    COMPLETE_WITHOUT_EVIDENCE = "Complete, without accepted evidence"
    NO_UPDATE = "No update since the last meeting"
    DATE_MOVED_TWICE = "Due date moved twice or more"
    NO_EXPLANATION = "Late, with no explanation"

    @property
    def code(self) -> str:
        """The question in an address: “past-due-yet-on-track”."""
        return self.name.lower().replace("_", "-")


@dataclass(frozen=True)
class Flag:
    question: Question
    standing: Standing
    fact: str  # “151 days past its date”


@dataclass(frozen=True)
class _Facts:
    as_at: date
    previous: date | None
    accepted: set[int]
    dates_moved: dict[int, int]
    due_then: dict[int, date | None]  # due dates that were moved after the day
    earlier: list[dict[int, Standing]]  # standings by action at the review points before, the latest first


def flags(plan: Plan, snapshot: Snapshot) -> list[Flag]:
    """Every flag of a plan on the day of the snapshot, in the order of the questions, then of the plan."""
    facts = _facts(plan, snapshot)
    found = [flag for standing in snapshot.standings for flag in _of(standing, facts)]
    order = list(Question)
    return sorted(found, key=lambda flag: order.index(flag.question))


def flags_by_action(found: Iterable[Flag]) -> dict[int, list[Flag]]:
    grouped: dict[int, list[Flag]] = {}
    for flag in found:
        grouped.setdefault(flag.standing.action.pk, []).append(flag)
    return grouped


def _facts(plan: Plan, snapshot: Snapshot) -> _Facts:
    accepted = Update.objects.standing(snapshot.as_at, snapshot.recorded_by).filter(
        kind=UpdateKind.ACCEPTANCE
    )
    moved, due_then = date_changes(plan, snapshot.as_at, snapshot.recorded_by)
    points = plan.review_points.before(snapshot.as_at)[: LONG_BEHIND - 1]
    return _Facts(
        as_at=snapshot.as_at,
        previous=snapshot.previous,
        accepted=set(accepted.filter(action__plan=plan).values_list("action", flat=True)),
        dates_moved=moved,
        due_then=due_then,
        earlier=[
            Snapshot.take(plan, point.date, recorded_by=snapshot.recorded_by).by_action() for point in points
        ],
    )


def _of(standing: Standing, facts: _Facts) -> Iterable[Flag]:
    if standing.rating is None or standing.is_new:
        return
    rating, action = standing.rating, standing.action
    due = facts.due_then.get(action.pk, action.due_on)
    late = (facts.as_at - due).days if due else -1
    if rating.is_behind and _behind_before(action.pk, facts):
        yield Flag(Question.BEHIND_AT_EVERY_MEETING, standing, _days(late, action))
    if not rating.is_behind and not rating.is_done and late > 0:
        yield Flag(Question.PAST_DUE_YET_ON_TRACK, standing, _days(late, action))
    if rating.is_done and action.pk not in facts.accepted:
        yield Flag(Question.COMPLETE_WITHOUT_EVIDENCE, standing, "")
    if facts.previous and not rating.is_done and standing.update.holds_from <= facts.previous:
        yield Flag(Question.NO_UPDATE, standing, f"last update {standing.update.holds_from:%-d %B %Y}")
    if facts.dates_moved.get(action.pk, 0) >= 2:
        yield Flag(Question.DATE_MOVED_TWICE, standing, f"moved {facts.dates_moved[action.pk]} times")
    if rating.explanation_required and not standing.update.words:
        yield Flag(Question.NO_EXPLANATION, standing, "")


def _behind_before(action_id: int, facts: _Facts) -> bool:
    earlier = [standings.get(action_id) for standings in facts.earlier]
    return len(earlier) >= LONG_BEHIND - 1 and all(
        standing is not None and standing.rating is not None and standing.rating.is_behind
        for standing in earlier
    )


def _days(late: int, action: Action) -> str:
    if action.due_provenance == Provenance.RECONSTRUCTED:
        return "its date was not published"
    if late <= 0:
        return "not yet due" if action.due_on else "it has no date"
    return f"{late:,} day{'' if late == 1 else 's'} past its date"

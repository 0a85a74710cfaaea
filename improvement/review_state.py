"""
A review as it stands today: which lead still owes what, and what each action lacks before it can be reported.

Worked out from the record and stored nowhere. Who has done their part comes from review_progress alone.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from council.models import PostHolding
from improvement.enums import UpdateKind
from improvement.models import Action, DateChange, Plan, Rating, Update
from improvement.review_progress import Progress, with_progress

NO_LEAD = "No lead"


class Gap(StrEnum):
    """What an action lacks; the value is its code in an address."""

    NO_UPDATE = "no-update"
    NOT_RATED = "not-rated"
    NO_WORDS = "no-words"
    RETURNED = "returned"
    PAST_DUE = "past-due"
    NO_LEAD = "no-lead"
    VACANT = "vacant"

    @property
    def label(self) -> str:
        return _LABELS[self]


_LABELS = {
    Gap.NO_UPDATE: "No update",
    Gap.NOT_RATED: "Not yet rated",
    Gap.NO_WORDS: "No explanation",
    Gap.RETURNED: "Evidence returned",
    Gap.PAST_DUE: "Past due, no new date",
    Gap.NO_LEAD: "No lead",
    Gap.VACANT: "Post vacant",
}


@dataclass(frozen=True)
class ActionState:
    action: Action
    rating: Rating | None
    update: Update | None
    leads: tuple[str, ...]
    gaps: tuple[Gap, ...]

    @property
    def owes(self) -> bool:
        return self.action.progress == Progress.TO_UPDATE

    @property
    def is_asked(self) -> bool:
        return self.action.progress in {Progress.TO_UPDATE, Progress.UPDATED}


@dataclass(frozen=True)
class LeadState:
    """A lead of a review. `name` is NO_LEAD for the actions that nobody leads."""

    name: str
    asked: int
    owed: tuple[ActionState, ...]  # soonest due first

    @property
    def is_somebody(self) -> bool:
        return self.name != NO_LEAD

    @property
    def soonest_due(self) -> date | None:
        return min((state.action.due_on for state in self.owed if state.action.due_on), default=None)


@dataclass(frozen=True)
class ReviewState:
    actions: tuple[ActionState, ...]  # soonest due first

    @classmethod
    def of(cls, plan: Plan, today: date) -> "ReviewState":
        """The plan's open review. Seven queries, however many actions there are."""
        actions = with_progress(plan.actions.in_plan_on(today), today=today).with_standing(today)
        actions = list(actions.select_related("priority").with_leads().soonest_due_first())
        facts = _facts(plan, actions, today)
        return cls(tuple(_state(action, facts) for action in actions))

    def leads(self) -> list[LeadState]:
        """Everybody who is asked for an update: who owes comes first, and of those who owes soonest."""
        asked: dict[str, list[ActionState]] = {}
        for state in self.actions:
            for name in state.leads if state.is_asked else ():
                asked.setdefault(name, []).append(state)
        leads = [
            LeadState(name, len(states), tuple(state for state in states if state.owes))
            for name, states in asked.items()
        ]
        return sorted(leads, key=_soonest_first)

    def lacking(self, gap: str = "") -> list[ActionState]:
        """Actions that lack something, or this."""
        return [state for state in self.actions if (gap in state.gaps if gap else state.gaps)]


@dataclass(frozen=True)
class _Facts:
    today: date
    ratings: dict[int, Rating]
    rows: dict[int, Update]
    date_asked: set[int]
    held_posts: set[int]


def _facts(plan: Plan, actions: list[Action], today: date) -> _Facts:
    posts = {lead.post_id for action in actions for lead in action.leads.all() if lead.post_id}
    return _Facts(
        today=today,
        ratings={rating.pk: rating for rating in plan.scale.ratings.all()},
        rows=Update.objects.in_bulk([action.standing_id for action in actions if action.standing_id]),
        date_asked=set(DateChange.objects.open().filter(action__plan=plan).values_list("action", flat=True)),
        held_posts=set(PostHolding.objects.on(today).filter(post__in=posts).values_list("post", flat=True)),
    )


def _state(action: Action, facts: _Facts) -> ActionState:
    rating, update = facts.ratings.get(action.standing_rating_id), facts.rows.get(action.standing_id)
    leads = tuple(str(lead) for lead in action.leads.all())
    gaps = tuple(_gaps(action, rating, update, facts))
    return ActionState(action, rating, update, leads or (NO_LEAD,), gaps)


def _gaps(action: Action, rating: Rating | None, update: Update | None, facts: _Facts):
    if rating is not None and rating.is_done:
        return
    if action.progress == Progress.TO_UPDATE and rating is not None:
        yield Gap.NO_UPDATE
    if rating is None:
        yield Gap.NOT_RATED
    elif rating.explanation_required and not update.words:
        yield Gap.NO_WORDS
    if update is not None and update.kind == UpdateKind.RETURN:
        yield Gap.RETURNED
    if action.days_late(facts.today) > 0 and action.pk not in facts.date_asked:
        yield Gap.PAST_DUE
    yield from _gaps_of_leads(action, facts)


def _gaps_of_leads(action: Action, facts: _Facts):
    leads = action.leads.all()
    if not leads:
        yield Gap.NO_LEAD
    elif any(lead.post_id and lead.post_id not in facts.held_posts for lead in leads):
        yield Gap.VACANT


def _soonest_first(lead: LeadState) -> tuple:
    return (not lead.owed, not lead.is_somebody, lead.soonest_due or date.max, -len(lead.owed), lead.name)

"""
A plan as it stood on a day: each action with the rating that held, and the counts that follow.

Every published figure about ratings is counted here and nowhere else. An action is *new* when it joined after
the review point before (design: it is counted in a column of its own, rated or not); *not rated* when it is
not new and has no rating; else it counts under its rating.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property

from improvement.models import Action, Plan, Priority, Rating, ReviewPoint, Update
from reports.document import RatingValue

# No letter: neither is a step of the scale.
NEW = RatingValue(label="New", letter="", meaning="new", tone="none")
NOT_RATED = RatingValue(label="Not yet rated", letter="", meaning="not-rated", tone="none")
NEW_CODE, NOT_RATED_CODE = "new", "not-rated"


def value_of(rating: Rating) -> RatingValue:
    return RatingValue(label=rating.label, letter=rating.letter, meaning=rating.meaning, tone=rating.tone)


@dataclass(frozen=True)
class Standing:
    """One action on the day. `update` is the ledger row that speaks for it; None where it has none."""

    action: Action
    rating: Rating | None
    update: Update | None
    is_new: bool

    @property
    def code(self) -> str:
        """The code of the column that the action counts in."""
        if self.is_new:
            return NEW_CODE
        return self.rating.code if self.rating else NOT_RATED_CODE

    @property
    def value(self) -> RatingValue:
        if self.is_new:
            return NEW
        return value_of(self.rating) if self.rating else NOT_RATED


@dataclass(frozen=True)
class Snapshot:
    plan: Plan
    as_at: date
    previous: date | None  # new actions joined after it; where there is none, no action is new
    recorded_by: datetime | None
    ratings: tuple[Rating, ...]  # the plan's scale, in order
    standings: tuple[Standing, ...]  # in the order of the plan

    @classmethod
    def take(
        cls, plan: Plan, as_at: date, *, recorded_by: datetime | None = None, previous: date | None = None
    ) -> "Snapshot":
        """
        The plan on a day, as recorded by a time (now, where None). Three queries and one for each prefetch.

        `previous` is the day it is compared with: by default that of the review point before `as_at`.
        """
        if previous is None:
            point = ReviewPoint.objects.filter(plan=plan).before(as_at).first()
            previous = point.date if point else None
        # Managers of the models, since a page may take several days of one plan, each with its own queries.
        ratings = tuple(Rating.objects.filter(scale=plan.scale_id).in_order())
        actions = Action.objects.filter(plan=plan).in_plan_on(as_at).with_standing(as_at, recorded_by)
        actions = list(actions.select_related("priority").with_leads().in_order())
        return cls(plan, as_at, previous, recorded_by, ratings, tuple(_stand(actions, ratings, previous)))

    def of(self, *, priority: Priority | None = None, code: str = "") -> list[Standing]:
        """The standings of a priority, or of a column, or of both."""
        return [
            standing
            for standing in self.standings
            if (priority is None or standing.action.priority_id == priority.pk)
            and (not code or standing.code == code)
        ]

    def count(self, *, priority: Priority | None = None, code: str = "") -> int:
        return self.counts(priority)[code] if code else self.counts(priority).total()

    def counts(self, priority: Priority | None = None) -> Counter[str]:
        """Column code → number of actions."""
        if priority is None:
            return self._tallies[0]
        return self._tallies[1].get(priority.pk, Counter())

    @cached_property
    def _tallies(self) -> tuple[Counter[str], dict[int, Counter[str]]]:
        """The counts of the plan, and those of each priority by its id: a page asks for hundreds."""
        whole, parts = Counter(), {}
        for standing in self.standings:
            whole[standing.code] += 1
            parts.setdefault(standing.action.priority_id, Counter())[standing.code] += 1
        return whole, parts

    def columns(self) -> list[tuple[str, RatingValue]]:
        """The columns of a table of counts: the scale, new actions, and not yet rated where there are any."""
        columns = [(rating.code, value_of(rating)) for rating in self.ratings] + [(NEW_CODE, NEW)]
        return columns + ([(NOT_RATED_CODE, NOT_RATED)] if self.count(code=NOT_RATED_CODE) else [])

    def by_action(self) -> dict[int, Standing]:
        return {standing.action.pk: standing for standing in self.standings}


def _stand(actions: list[Action], ratings: Iterable[Rating], previous: date | None) -> Iterable[Standing]:
    by_id = {rating.pk: rating for rating in ratings}
    rows = Update.objects.in_bulk([action.standing_id for action in actions if action.standing_id])
    for action in actions:
        yield Standing(
            action=action,
            rating=by_id.get(action.standing_rating_id),
            update=rows.get(action.standing_id),
            is_new=previous is not None and action.joined_on > previous,
        )


@dataclass(frozen=True)
class Move:
    """An action at two review points. `before` is None where it had not joined."""

    before: Standing | None
    now: Standing

    @property
    def changed(self) -> bool:
        """Another rating than then, or its first. A new action is not a change: it is counted as new."""
        return self.before is not None and not self.now.is_new and self.before.rating != self.now.rating

    @property
    def stays_behind(self) -> bool:
        """Late then and late now, under the same rating: a report must say so too."""
        rating = self.now.rating
        return not self.changed and self.before is not None and rating is not None and rating.is_behind


@dataclass(frozen=True)
class Comparison:
    """A plan at one day beside an earlier one."""

    before: Snapshot | None
    now: Snapshot
    point_before: ReviewPoint | None

    @classmethod
    def take(
        cls,
        plan: Plan,
        as_at: date,
        *,
        compared_with: date | None = None,
        recorded_by: datetime | None = None,
    ) -> "Comparison":
        """By default against the review point before; against none where there is no earlier one."""
        points = plan.review_points
        if compared_with is None:
            point = points.before(as_at).first()
            compared_with = point.date if point else None
        else:
            point = points.filter(date=compared_with).first()
        before = Snapshot.take(plan, compared_with, recorded_by=recorded_by) if compared_with else None
        now = Snapshot.take(plan, as_at, recorded_by=recorded_by, previous=compared_with)
        return cls(before=before, now=now, point_before=point)

    def moves(self) -> list[Move]:
        """Every action of the later day, in the order of the plan, with its standing on the earlier."""
        earlier = self.before.by_action() if self.before else {}
        return [Move(earlier.get(standing.action.pk), standing) for standing in self.now.standings]

    def changes(self) -> list[Move]:
        """What a summary of changes lists: ratings that changed, and late ones that stayed as they were."""
        return [move for move in self.moves() if move.changed or move.stays_behind]

    def added(self) -> list[Standing]:
        return self.now.of(code=NEW_CODE)

    def left(self) -> list[Standing]:
        """Actions of the earlier day that were withdrawn or merged since."""
        still = self.now.by_action()
        before = self.before.standings if self.before else ()
        return [standing for standing in before if standing.action.pk not in still]

"""One lead's actions as the page My actions shows them, worked out before anything is drawn."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from improvement.enums import UpdateKind
from improvement.flags import flags, flags_by_action
from improvement.lead_words import age, missing
from improvement.models import Action, DateChange, Plan, ReviewPoint, Update
from improvement.prose import capital
from improvement.review_progress import Progress
from improvement.snapshot import NEW, NOT_RATED, Snapshot, value_of
from reports.document import RatingValue
from reports.prose import counted, in_words, listed

DUE_SOON = timedelta(days=31)


@dataclass(frozen=True)
class Row:
    action: Action
    standing: Update | None
    rating: RatingValue
    since: str  # under the rating: when it was updated, and how long ago
    late: int
    missing: str
    returned: Update | None  # quality assurance's last word, where that was a return
    waiting: Update | None  # a claim that quality assurance has not answered
    asked: DateChange | None

    @property
    def key(self) -> str:
        """Names the row in the page and in an address."""
        return f"{self.action.plan.slug}-{self.action.ref}".replace(".", "-")

    @property
    def progress(self) -> str:
        return self.action.progress


@dataclass(frozen=True)
class MyActions:
    """`rows` are all of a lead's actions that are in a plan today; `reviews` the open ones of those plans."""

    rows: Sequence[Row]
    reviews: Sequence[ReviewPoint]
    today: date

    def of(self, progress: str) -> list[Row]:
        return [row for row in self.rows if row.progress == progress]

    def count(self, *progress: str) -> int:
        return sum(row.progress in progress for row in self.rows)

    @property
    def asked(self) -> int:
        """How many actions an open review asks about."""
        return self.count(Progress.TO_UPDATE, Progress.UPDATED)

    def steps(self) -> list[bool]:
        """One for each action that is asked about, the updated ones first."""
        done = self.count(Progress.UPDATED)
        return [True] * done + [False] * (self.asked - done)

    @property
    def steps_in_words(self) -> str:
        return f"{self.count(Progress.UPDATED)} of {self.asked} updated"

    def tabs(self) -> list[tuple[str, str, int]]:
        """(value, label, count) of each part of the list that is not empty."""
        return [(part.value, part.label, n) for part in Progress if (n := self.count(part))]

    @property
    def heading(self) -> str:
        owed = self.count(Progress.TO_UPDATE)
        if owed:
            by = min((point.updates_by or point.date for point in self._reviews_of(owed=True)), default=None)
            return f"Update {counted(owed, 'action')}{f' by {self._deadline(by)}' if by else ''}"
        if self.asked:
            return (
                f"All {in_words(self.asked)} of your actions are updated"
                if self.asked > 1
                else "Your action is updated"
            )
        return self._standing_heading()

    def _deadline(self, day: date) -> str:
        return f"{day:%A %-d %B}" if day.year == self.today.year else f"{day:%A %-d %B %Y}"

    def _standing_heading(self) -> str:
        current = [row for row in self.rows if row.progress != Progress.COMPLETED]
        if not self.rows:
            return "You lead no actions"
        if not current:
            return f"{capital(self._yours(len(self.rows)))} completed"
        late = sum(row.late > 0 for row in current)
        soon = sum(
            row.late <= 0 and bool(row.action.due_on) and row.action.due_on <= self.today + DUE_SOON
            for row in current
        )
        found = [f"{in_words(late)} past {'its' if late == 1 else 'their'} date"] if late else []
        found += [f"{in_words(soon)} due within a month"] if soon else []
        what = f"You lead {counted(len(current), 'action')} still to be done"
        return f"{what}: {listed(found)}" if found else f"{what}, none past its date"

    def _yours(self, count: int) -> str:
        return "your action is" if count == 1 else f"all {in_words(count)} of your actions are"

    @property
    def lead(self) -> str:
        points = self._reviews_of(owed=False)
        if not self.rows:
            return ""
        if not points:
            return "No review is open, so nothing is owed now. You may update an action at any time."
        meetings = [f"the {point.meeting or point.plan.name} on {point.date:%-d %B %Y}" for point in points]
        done = self.count(Progress.UPDATED)
        said = f"You have done {in_words(done)}." if done else "You have done none yet."
        return f"They go to {listed(meetings)}. {said}"

    def _reviews_of(self, *, owed: bool) -> list[ReviewPoint]:
        parts = {Progress.TO_UPDATE} if owed else {Progress.TO_UPDATE, Progress.UPDATED}
        plans = {row.action.plan_id for row in self.rows if row.progress in parts}
        return [point for point in self.reviews if point.plan_id in plans]


def read(actions: Sequence[Action], today: date) -> MyActions:
    """
    The page of these actions, which know their plan, `progress`, `said_id` and `standing_id`.

    Some queries for each plan among them, none for an action.
    """
    plans = {action.plan_id: action.plan for action in actions}
    keys = [action.pk for action in actions]
    spoken = {key for action in actions for key in (action.standing_id, action.said_id) if key}
    rows = Update.objects.select_related("rating").in_bulk(spoken)
    asked = DateChange.objects.open().filter(action__in=keys)
    claims = Update.objects.unanswered_claims().filter(action__in=keys).select_related("claimed")
    reviews = (
        ReviewPoint.objects.open().filter(plan__in=plans).select_related("plan").order_by("updates_by", "pk")
    )
    known = _Known(
        rows=rows,
        asked={change.action_id: change for change in asked},
        waiting={row.action_id: row for row in claims},
        flags={key: found for plan in plans.values() for key, found in _flags(plan, today).items()},
        previous={plan.pk: _previous(plan, today) for plan in plans.values()},
        today=today,
    )
    return MyActions([_row(action, known) for action in actions], list(reviews), today)


@dataclass(frozen=True)
class _Known:
    rows: dict[int, Update]
    asked: dict[int, DateChange]
    waiting: dict[int, Update]
    flags: dict[int, list]
    previous: dict[int, date | None]
    today: date


def _flags(plan: Plan, today: date) -> dict[int, list]:
    return flags_by_action(flags(plan, Snapshot.take(plan, today)))


def _previous(plan: Plan, today: date) -> date | None:
    return plan.review_points.before(today).values_list("date", flat=True).first()


def _row(action: Action, known: _Known) -> Row:
    standing, last = known.rows.get(action.standing_id), known.rows.get(action.said_id)
    asked = known.asked.get(action.pk)
    return Row(
        action=action,
        standing=standing,
        rating=_rating(action, standing, known),
        since=_since(action, standing, known.today),
        late=action.days_late(known.today) if action.progress != Progress.COMPLETED else -1,
        missing=missing(known.flags.get(action.pk, []), action, asked, known.today),
        returned=last if last and last.kind == UpdateKind.RETURN else None,
        waiting=known.waiting.get(action.pk),
        asked=asked,
    )


def _rating(action: Action, standing: Update | None, known: _Known) -> RatingValue:
    if standing:
        return value_of(standing.rating)
    previous = known.previous[action.plan_id]
    return NEW if previous is not None and action.joined_on > previous else NOT_RATED


def _since(action: Action, standing: Update | None, today: date) -> str:
    if standing is None:
        return f"Joined the plan {action.joined_on:%-d %B %Y}"
    day = standing.holds_from
    shown = f"{day:%-d %B}" if day.year == today.year else f"{day:%-d %B %Y}"
    return f"Updated {shown}, {age(day, today)}"

"""
What a plan's page shows, worked out before anything is drawn: every figure with the query that selects
exactly the actions behind it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from itertools import groupby
from urllib.parse import urlencode

from improvement import prose
from improvement.flags import Flag, flags
from improvement.known_otherwise import KnownOtherwise
from improvement.models import Plan, Priority, ReviewPoint
from improvement.questions import Question
from improvement.snapshot import NEW, NEW_CODE, Comparison, Move, Snapshot, Standing
from reports.document import RatingValue
from reports.prose import in_words, listed

NAMED = 3  # a flag names so many actions at most
SHOWN_POINTS = 4


@dataclass(frozen=True)
class Figure:
    """A count, and the address of the list of exactly the actions in it. No address where it is zero."""

    count: int
    url: str = ""
    label: str = ""  # of its column


@dataclass(frozen=True)
class Tile:
    rating: RatingValue
    now: Figure
    since: str


@dataclass(frozen=True)
class Line:
    """A row of the table of priorities."""

    priority: Priority
    figures: list[Figure]
    now: list[tuple[RatingValue, int]]
    before: list[tuple[RatingValue, int]]
    words: str
    said: str  # the strip as a sentence


@dataclass(frozen=True)
class Ask:
    """One question of “What to ask about”, with the actions that it is asked of."""

    title: str
    figure: Figure
    named: list[Flag]
    more: list[tuple[Priority, Figure]]


@dataclass(frozen=True)
class Change:
    """Actions that went the same way: from one rating to another, or nowhere though they are late."""

    before: RatingValue | None
    after: RatingValue
    standings: list[Standing]


def query(snapshot: Snapshot, **filters: str | int) -> str:
    """The query of the list of actions for a figure of this snapshot: it says the day, and what was counted."""
    stated = {"as_at": snapshot.as_at.isoformat()}
    if snapshot.previous:
        stated["previous"] = snapshot.previous.isoformat()
    if snapshot.recorded_by:
        stated["recorded_by"] = snapshot.recorded_by.isoformat()
    return urlencode(stated | {name: str(value) for name, value in filters.items()})


def figure(url: str, snapshot: Snapshot, *, priority: Priority | None = None, code: str = "") -> Figure:
    """How many actions stand so; `url` is the address of the plan's list of actions."""
    count = snapshot.count(priority=priority, code=code)
    filters = {"priority": priority.number} if priority else {}
    filters |= {"rating": code} if code else {}
    return Figure(count, f"{url}?{query(snapshot, **filters)}" if count else "")


@dataclass(frozen=True)
class Dashboard:
    comparison: Comparison
    priorities: Sequence[Priority]
    flags: Sequence[Flag]
    points: Sequence[tuple[ReviewPoint | None, Snapshot]]  # the earliest first, the day itself last
    actions_url: str
    otherwise: KnownOtherwise | None = None  # what is known of a plan without actions

    @classmethod
    def take(cls, plan: Plan, as_at: date, *, points: Sequence[ReviewPoint], actions_url: str) -> "Dashboard":
        """
        The page of a plan on a day, in a number of queries that does not grow. `points` are all its review points.
        """
        comparison = Comparison.take(plan, as_at)
        by_day = {point.date: point for point in points}
        days = [point.date for point in points if point.date < as_at][1 - SHOWN_POINTS :] + [as_at]
        taken = {s.as_at: s for s in (comparison.before, comparison.now) if s}
        snapshots = [taken.get(day) or Snapshot.take(plan, day) for day in days]
        return cls(
            comparison=comparison,
            priorities=list(plan.priorities.in_order()),
            flags=flags(plan, comparison.now),
            points=[(by_day.get(snapshot.as_at), snapshot) for snapshot in snapshots],
            actions_url=actions_url,
            otherwise=None if comparison.now.standings else KnownOtherwise.take(plan, as_at),
        )

    @property
    def now(self) -> Snapshot:
        return self.comparison.now

    @property
    def before(self) -> Snapshot | None:
        return self.comparison.before

    new = NEW

    @property
    def heading(self) -> str:
        return self.otherwise.heading if self.otherwise else prose.heading(self.comparison)

    @property
    def lead(self) -> str:
        return self.otherwise.lead if self.otherwise else prose.lead(self.comparison)

    @cached_property
    def columns(self) -> list[tuple[str, RatingValue]]:
        return self.now.columns()

    def tiles(self) -> list[Tile]:
        return [
            Tile(value, figure(self.actions_url, self.now, code=code), self._since(code))
            for code, value in self.columns
        ]

    def _since(self, code: str) -> str:
        if code == NEW_CODE:
            return "since the last meeting" if self.before else "first review"
        before = self.before.count(code=code) if self.before else None
        return prose.since(self.now.count(code=code), before)

    def bars(self) -> list[tuple[str, list[tuple[RatingValue, int]]]]:
        """(label, parts) of the bar of last time and that of now."""
        bars = [("Last meeting", self.before)] if self.before else []
        return [(label, strip(snapshot)) for label, snapshot in [*bars, ("Now", self.now)]]

    def lines(self) -> list[Line]:
        moves = self._moves_by_priority()
        return [self._line(priority, moves.get(priority.pk, [])) for priority in self.priorities]

    def _line(self, priority: Priority, moves: list[Move]) -> Line:
        now = strip(self.now, priority)
        return Line(
            priority=priority,
            figures=[self._figure(code, value, priority) for code, value in self.columns],
            now=now,
            before=strip(self.before, priority) if self.before else [],
            words=", ".join(prose.change_words(moves)),
            said=listed([f"{count} {value.label.lower()}" for value, count in now]) or "no actions",
        )

    def totals(self) -> list[Figure]:
        return [self._figure(code, value) for code, value in self.columns]

    def _figure(self, code: str, value: RatingValue, priority: Priority | None = None) -> Figure:
        return replace(figure(self.actions_url, self.now, priority=priority, code=code), label=value.label)

    def total(self) -> Figure:
        return figure(self.actions_url, self.now)

    def asks(self) -> list[Ask]:
        grouped = groupby(self.flags, key=lambda flag: flag.question)
        return [self._ask(question, list(flags)) for question, flags in grouped]

    def _ask(self, question: Question, flags: list[Flag]) -> Ask:
        named = flags if len(flags) <= NAMED else []
        ratings = {flag.standing.rating for flag in flags}
        return Ask(
            title=prose.question(
                question, sorted(ratings, key=lambda rating: rating.order), flags[0].thresholds
            ),
            figure=Figure(len(flags), self._asking(question)),
            named=named,
            more=[] if named else self._most(question, flags),
        )

    def _most(self, question: Question, flags: list[Flag]) -> list[tuple[Priority, Figure]]:
        """The priorities with most of these flags, where more than one has any."""
        counted: dict[Priority, int] = {}
        for flag in flags:
            priority = flag.standing.action.priority
            counted[priority] = counted.get(priority, 0) + 1
        most = sorted(counted.items(), key=lambda item: (-item[1], item[0].number))[:NAMED]
        return [
            (
                priority,
                Figure(count, self._asking(question, priority=priority.number)),
            )
            for priority, count in most
        ]

    def changes(self) -> list[Change]:
        """Moves from one rating to another, then late actions that stay as they were, worst rating first."""
        moved, stayed = {}, {}
        for move in self.comparison.changes():
            if move.changed:
                moved.setdefault((move.before.value, move.now.value), []).append(move.now)
            else:
                stayed.setdefault(move.now.value, []).append(move.now)
        order = [value for _code, value in self.columns]
        return [
            Change(before, after, standings)
            for (before, after), standings in sorted(moved.items(), key=lambda item: order.index(item[0][1]))
        ] + [
            Change(value, value, standings)
            for value, standings in sorted(stayed.items(), key=lambda item: order.index(item[0]))
        ]

    def added(self) -> list[tuple[Priority, Figure]]:
        """New actions by priority."""
        there = [
            (priority, figure(self.actions_url, self.now, priority=priority, code=NEW_CODE))
            for priority in self.priorities
        ]
        return [(priority, added) for priority, added in there if added.count]

    def added_words(self) -> str:
        count = self.now.count(code=NEW_CODE)
        return f"{count} new action{'' if count == 1 else 's'}"

    def gone(self) -> list[Standing]:
        """Actions that were in the plan at the last meeting and have left it."""
        return self.comparison.left()

    def review_points(self) -> list[tuple[str, list[tuple[RatingValue, int, str]]]]:
        """(label, [(rating, count, address)]) of the review points, for the columns and their table."""
        columns = max((snapshot.columns() for _point, snapshot in self.points), key=len)
        return [
            (
                (point.label if point else "") or f"{snapshot.as_at:%-d %b %Y}",
                [self._part(snapshot, code, value) for code, value in columns],
            )
            for point, snapshot in self.points
        ]

    def points_heading(self) -> str:
        count = len(self.points)
        return "At this review" if count == 1 else f"{prose.capital(in_words(count))} reviews"

    def points_note(self) -> str:
        """What a reader must know of review points whose date was not published."""
        undated = [str(point) for point, _snapshot in self.points if point and not point.date_published]
        return f"The date of the meeting of {listed(undated)} was not published." if undated else ""

    def _part(self, snapshot: Snapshot, code: str, value: RatingValue) -> tuple[RatingValue, int, str]:
        there = figure(self.actions_url, snapshot, code=code)
        return value, there.count, there.url

    def _asking(self, question: Question, **filters) -> str:
        return f"{self.actions_url}?{query(self.now, flag=question.code, **filters)}"

    def _moves_by_priority(self) -> dict[int, list[Move]]:
        grouped: dict[int, list[Move]] = {}
        for move in self.comparison.moves():
            grouped.setdefault(move.now.action.priority_id, []).append(move)
        return grouped


def strip(snapshot: Snapshot, priority: Priority | None = None) -> list[tuple[RatingValue, int]]:
    """The ratings in the order of the scale, with how many actions each has; none that has no action."""
    counts = snapshot.counts(priority)
    return [(value, counts[code]) for code, value in snapshot.columns() if counts[code]]


def as_at_choices(points: Iterable[ReviewPoint], as_at: date, today: date) -> list[tuple[str, str]]:
    """(value, label) of the days that a plan can be seen at: its review points, today, and the day chosen."""
    choices = {point.date: str(point) for point in points if point.date <= today}
    choices.setdefault(today, f"Today, {today:%-d %B %Y}")
    choices.setdefault(as_at, f"{as_at:%-d %B %Y}")
    return [(day.isoformat(), choices[day]) for day in sorted(choices, reverse=True)]

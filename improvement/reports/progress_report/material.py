"""Everything that a progress report is made of, read once."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime

from improvement.due import Due, end_of_month
from improvement.enums import NarrativeSection
from improvement.models import (
    AssuranceOpinion,
    Challenge,
    Indicator,
    Narrative,
    Paper,
    Plan,
    Priority,
    Rating,
    RatingShare,
    ReviewPoint,
)
from improvement.reports.due_actions import window_of
from improvement.reports.parameters import comparison_of, name_of_day
from improvement.snapshot import Comparison
from reports.report import Run

MONTH = "%B %Y"


@dataclass(frozen=True)
class Material:
    comparison: Comparison
    due: Due
    point: ReviewPoint | None  # the meeting it goes to; None where the day is no meeting's
    paper: Paper
    priorities: tuple[Priority, ...]
    narratives: dict[tuple[int, str], list[str]]  # (priority, section) → paragraphs
    opinions: dict[int, list[AssuranceOpinion]]
    indicators: tuple[Indicator, ...]  # with their readings up to the day
    shares: tuple[RatingShare, ...]  # where only percentages were published
    challenges: tuple[Challenge, ...]

    @classmethod
    def gather(cls, run: Run) -> "Material":
        """What the run asks for. Raises BadParameter."""
        comparison = comparison_of(run)
        plan, as_at = comparison.now.plan, comparison.now.as_at
        due = Due.take(comparison.now, window_of(run, end_of_month(as_at)))
        point = plan.review_points.filter(date=as_at).select_related("paper").first()
        days = [as_at] + ([comparison.before.as_at] if comparison.before else [])
        shares = RatingShare.objects.filter(review_point__plan=plan, review_point__date__in=days)
        return cls(
            comparison=comparison,
            due=due,
            point=point,
            paper=getattr(point, "paper", None) or Paper(),
            priorities=tuple(_priorities(plan)),
            narratives=_narratives(point),
            opinions=_opinions(plan, as_at),
            indicators=tuple(plan.indicators.with_readings().in_order()),
            shares=tuple(shares.select_related("rating", "review_point").in_order()),
            challenges=tuple(plan.challenges.order_by("number", "pk")),
        )

    @property
    def plan(self) -> Plan:
        return self.comparison.now.plan

    @property
    def as_at(self) -> date:
        return self.comparison.now.as_at

    @property
    def ratings(self) -> tuple[Rating, ...]:
        return self.comparison.now.ratings

    @property
    def has_actions(self) -> bool:
        return bool(self.comparison.now.standings)

    @property
    def day(self) -> str:
        return name_of_day(self.plan, self.as_at)

    @property
    def day_is_published(self) -> bool:
        return self.point is None or self.point.date_published

    @property
    def day_before(self) -> str:
        before = self.comparison.before
        return name_of_day(self.plan, before.as_at) if before else ""

    @property
    def body(self) -> str:
        return (self.point.meeting if self.point else "") or self.plan.board

    def said(self, priority: Priority, section: NarrativeSection) -> list[str]:
        return self.narratives.get((priority.pk, section), [])


def _priorities(plan: Plan):
    for priority in plan.priorities.prefetch_related("recommendations__source").in_order():
        priority.plan = plan
        yield priority


def _narratives(point: ReviewPoint | None) -> dict[tuple[int, str], list[str]]:
    rows = Narrative.objects.filter(review_point=point) if point else Narrative.objects.none()
    return {(row.priority_id, row.section): row.paragraphs for row in rows.order_by("pk")}


def _opinions(plan: Plan, as_at: date) -> dict[int, list[AssuranceOpinion]]:
    """By priority, those that had been given by the day: by their date, else by the month they name."""
    found: dict[int, list[AssuranceOpinion]] = defaultdict(list)
    rows = AssuranceOpinion.objects.filter(priority__plan=plan).select_related("level").in_order()
    for row in rows:
        given = row.reported_on or _month(row.report_label)
        if given and given <= as_at:
            found[row.priority_id].append(row)
    return found


def _month(label: str) -> date | None:
    try:
        return datetime.strptime(label.strip(), MONTH).date()
    except ValueError:
        return None

"""
What a plan's folder may hold beside its actions: `rating_shares.csv`, `indicators.csv`,
`indicator_targets.csv`, `readings.csv`, `assurance_opinions.csv`, `narratives.csv`, `commitments.csv`,
`challenges.csv` and `progress_reports.csv`. A plan has those that were published of it.

A priority's number, a review's date and an indicator's slug say what a row belongs to.
"""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from council.sheets import (
    Column,
    Row,
    day,
    each,
    number,
    one_of,
    read_if_there,
    whole_number,
    yes_or_no,
)
from improvement.domain.assurance_opinions import keep_opinion
from improvement.domain.indicators import keep_indicator, keep_reading, keep_target
from improvement.domain.plan_parts import (
    keep_challenge,
    keep_commitment,
    keep_narrative,
    keep_paper,
    keep_rating_share,
)
from improvement.enums import AgainstTarget, Better, NarrativeSection, NoValue, Provenance
from improvement.imports.cells import in_lines, in_paragraphs
from improvement.models import Indicator, Plan, Priority, ReviewPoint

RATING_SHARES = (
    Column("review_point", day, required=True),
    Column("rating", required=True),
    Column("percent", number, required=True),
    Column("provenance", one_of(Provenance), required=True),
)
INDICATORS = (
    Column("slug", required=True),
    Column("priority", whole_number, empty=None),
    Column("order", whole_number, required=True),
    Column("name", required=True),
    Column("unit", required=True),
    Column("better", one_of(Better), required=True),
    Column("authority"),
)
TARGETS = (
    Column("indicator", required=True),
    Column("holds_from", day, required=True),
    Column("target", number, required=True),
    Column("tolerance", number, required=True),
)
READINGS = (
    Column("indicator", required=True),
    Column("period_start", day, empty=None),
    Column("period_end", day, required=True),
    Column("label"),
    Column("value", number, empty=None),
    Column("missing", one_of(NoValue)),
    Column("standing", one_of(AgainstTarget)),
    Column("provenance", one_of(Provenance), required=True),
    Column("words"),
)
OPINIONS = (
    Column("priority", whole_number, required=True),
    Column("level", required=True),
    Column("report_label", required=True),
    Column("reported_on", day, empty=None),
    Column("words", in_paragraphs),
)
NARRATIVES = (
    Column("priority", whole_number, required=True),
    Column("review_point", day, required=True),
    Column("section", one_of(NarrativeSection), required=True),
    Column("text", in_paragraphs, required=True),
)
COMMITMENTS = (
    Column("ref", required=True),
    Column("ref_published", yes_or_no, required=True),
    Column("priority", whole_number, empty=None),
    Column("we_said", in_paragraphs, required=True),
    Column("we_did", in_paragraphs),
    Column("measure"),
    Column("target"),
)
CHALLENGES = (
    Column("number", whole_number, required=True),
    Column("what", required=True),
    Column("proposed"),
    Column("timescale"),
)
PAPERS = (
    Column("review_point", day, required=True),
    Column("author"),
    Column("subject"),
    Column("purpose"),
    Column("introduction", in_paragraphs),
    Column("asked", in_lines),
    Column("visits", in_paragraphs),
    Column("implications", in_paragraphs),
    Column("background", in_lines),
    Column("contact", in_lines),
)


@dataclass(frozen=True)
class Frame:
    """A plan with its priorities by number and its review points by date."""

    plan: Plan
    priorities: dict[int, Priority]
    points: dict[date, ReviewPoint]

    def priority(self, row: Row) -> Priority | None:
        if row["priority"] is None:
            return None
        return row.look_up("priority", self.priorities, of="a priority of this plan")

    def point(self, row: Row) -> ReviewPoint:
        return row.look_up("review_point", self.points, of="a date in review_points.csv")


def load_parts(folder: Path, frame: Frame, *, by, why: str) -> None:
    """Load what there is of these files. Raises FaultySheet."""
    written = {"by": by, "why": why}
    _load_rating_shares(folder, frame, written)
    _load_indicators(folder, frame, written)
    _load_opinions(folder, frame, written)

    def narrative(row: Row):
        links = {"priority": frame.priority(row), "review_point": frame.point(row)}
        return keep_narrative(**row.values | links, **written)

    def commitment(row: Row):
        values = row.values | {"priority": frame.priority(row)}
        return keep_commitment(plan=frame.plan, **values, **written)

    def paper(row: Row):
        return keep_paper(**row.values | {"review_point": frame.point(row)}, **written)

    key = ("priority", "review_point", "section")
    each(read_if_there(folder / "narratives.csv", NARRATIVES, key=key), narrative)
    each(read_if_there(folder / "commitments.csv", COMMITMENTS, key=("ref",)), commitment)
    each(read_if_there(folder / "progress_reports.csv", PAPERS, key=("review_point",)), paper)
    rows = read_if_there(folder / "challenges.csv", CHALLENGES, key=("number",))
    each(rows, lambda row: keep_challenge(plan=frame.plan, **row.values, **written))


def _load_rating_shares(folder: Path, frame: Frame, written: dict) -> None:
    ratings = {rating.code: rating for rating in frame.plan.scale.ratings.in_order()}

    def load(row: Row):
        rating = row.look_up("rating", ratings, of=f"a rating of the scale “{frame.plan.scale}”")
        return keep_rating_share(
            **row.values | {"review_point": frame.point(row), "rating": rating}, **written
        )

    key = ("review_point", "rating")
    each(read_if_there(folder / "rating_shares.csv", RATING_SHARES, key=key), load)


def _load_indicators(folder: Path, frame: Frame, written: dict) -> None:
    def load(row: Row) -> Indicator:
        values = row.values | {"priority": frame.priority(row)}
        return keep_indicator(plan=frame.plan, **values, **written)

    found = each(read_if_there(folder / "indicators.csv", INDICATORS, key=("slug",)), load)
    indicators = {indicator.slug: indicator for indicator in found}

    def of_an_indicator(keep):
        def load(row: Row):
            indicator = row.look_up("indicator", indicators, of="an indicator in indicators.csv")
            return keep(**row.values | {"indicator": indicator}, **written)

        return load

    rows = read_if_there(folder / "indicator_targets.csv", TARGETS, key=("indicator", "holds_from"))
    each(rows, of_an_indicator(keep_target))
    rows = read_if_there(folder / "readings.csv", READINGS, key=("indicator", "period_end"))
    each(rows, of_an_indicator(keep_reading))


def _load_opinions(folder: Path, frame: Frame, written: dict) -> None:
    levels = {level.slug: level for level in frame.plan.organisation.assurance_levels.in_order()}

    def load(row: Row):
        level = row.look_up("level", levels, of="a level in assurance_levels.csv")
        return keep_opinion(**row.values | {"priority": frame.priority(row), "level": level}, **written)

    key = ("priority", "report_label")
    each(read_if_there(folder / "assurance_opinions.csv", OPINIONS, key=key), load)

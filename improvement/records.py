"""
The records behind a report's figures that are no actions, by kind: a heading, a table, and what they come to.

Each kind takes the filters that a report's Selection names, and leaves out what they do not name. What a filter
names may be in no record: then the list is empty.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.db.models import Q, QuerySet

from improvement.due_dates import asked_by, decided_by
from improvement.models import DateChange, Finding, Plan, PracticeArea, RatingShare, Reading
from improvement.reports import extensions, findings, we_said_we_did
from improvement.reports.readings import number_of
from improvement.snapshot import value_of
from reports.document import Cell, Column, Kind, Row, Table
from reports.prose import counted

Filters = Mapping[str, str]


@dataclass(frozen=True)
class Listing:
    """Records with `comes_to`, the figure that they make: how many there are, or the sum of their values."""

    heading: str
    table: Table
    comes_to: int | Decimal


def commitments(plan: Plan, filters: Filters) -> Listing:
    rows = plan.commitments.select_related("priority")
    match filters.get("priority", ""):
        case "":
            pass
        case we_said_we_did.NO_PRIORITY:
            rows = rows.filter(priority__isnull=True)
        case number:
            rows = rows.filter(priority__number=number) if number.isdecimal() else rows.none()
    if filters.get("answered"):
        rows = rows.exclude(we_did="")
    if filters.get("measured"):
        rows = rows.exclude(measure="", target="")
    found = list(rows.in_order())
    for row in found:
        if row.priority:
            row.priority.plan = plan
    return Listing(_heading(len(found), "commitment"), we_said_we_did.pairs(found), len(found))


def found(plan: Plan, filters: Filters) -> Listing:
    rows = _of_sources(Finding.objects.filter(source__plans=plan), filters, "heading")
    if theme := filters.get("theme"):
        rows = rows.filter(theme="" if theme == findings.NO_THEME else theme)
    there = list(rows.select_related("source").in_order())
    return Listing(_heading(len(there), "finding"), findings.table(there), len(there))


def practice_areas(plan: Plan, filters: Filters) -> Listing:
    rows = _of_sources(PracticeArea.objects.filter(source__plans=plan), filters, "covered")
    there = list(rows.in_order())
    return Listing(
        _heading(len(there), "area of practice", "areas of practice"), findings.coverage(there), len(there)
    )


def readings(plan: Plan, filters: Filters) -> Listing:
    rows = Reading.objects.filter(indicator__plan=plan).select_related("indicator")
    if slug := filters.get("indicator"):
        rows = rows.filter(indicator__slug=slug)
    for name, lookup in (("from", "period_end__gte"), ("to", "period_end__lte")):
        if name in filters:
            day = _day(filters[name])
            rows = rows.filter(**{lookup: day}) if day else rows.none()
    there = list(rows.order_by("indicator__order", "indicator__slug", "period_end", "pk"))
    table = Table(
        name="readings",
        title="Readings",
        row_header="Period",
        columns=(
            Column(key="indicator", title="Indicator", kind=Kind.TEXT),
            Column(key="value", title="Value", kind=Kind.TEXT),
            Column(key="words", title="What was said of it", kind=Kind.TEXT),
            Column(key="provenance", title="How it is known", kind=Kind.TEXT),
        ),
        rows=tuple(_reading(row) for row in there),
        empty="No readings",
    )
    total = sum((row.value for row in there if row.value is not None), Decimal(0))
    return Listing(_heading(len(there), "reading"), table, number_of(total))


def date_changes(plan: Plan, filters: Filters) -> Listing:
    """Filters: `as_at`, and `state` as it was on that day."""
    rows = DateChange.objects.filter(action__plan=plan)
    if day := _day(filters.get("as_at", "")):
        rows = asked_by(rows, day)
        if state := filters.get("state"):
            rows = decided_by(rows, state, day)
    there = list(extensions.in_full(rows))
    return Listing(_heading(len(there), "extension"), extensions.requests(plan, there, day), len(there))


def rating_shares(plan: Plan, filters: Filters) -> Listing:
    rows = RatingShare.objects.filter(review_point__plan=plan).select_related("review_point", "rating")
    if day := _day(filters.get("on", "")):
        rows = rows.filter(review_point__date=day)
    if rating := filters.get("rating"):
        rows = rows.filter(rating__code=rating)
    there = list(rows.in_order())
    table = Table(
        name="rating-shares",
        title="Shares of actions by rating, as published",
        row_header="Review",
        columns=(
            Column(key="rating", title="Rating", kind=Kind.RATING),
            Column(key="share", title="Share", kind=Kind.PERCENT, places=0),
        ),
        rows=tuple(
            Row(str(row.review_point), (Cell(value_of(row.rating)), Cell(number_of(row.percent))))
            for row in there
        ),
        empty="No shares",
    )
    total = sum((row.percent for row in there), Decimal(0))
    return Listing(_heading(len(there), "published share"), table, number_of(total))


KINDS: dict[str, Callable[[Plan, Filters], Listing]] = {
    "commitments": commitments,
    "date-changes": date_changes,
    "findings": found,
    "practice-areas": practice_areas,
    "rating-shares": rating_shares,
    "readings": readings,
}


def _of_sources(rows: QuerySet, filters: Filters, *fields: str) -> QuerySet:
    wanted = Q()
    if source := filters.get("source"):
        wanted &= Q(source__slug=source)
    for field in fields:
        if value := filters.get(field):
            wanted &= Q(**{field: value})
    return rows.filter(wanted)


def _reading(row: Reading) -> Row:
    shown = f"{number_of(row.value):,}" if row.value is not None else row.get_missing_display().lower()
    unit = "%" if row.indicator.unit == "%" else f" {row.indicator.unit}"
    return Row(
        label=row.period,
        cells=(
            Cell(str(row.indicator)),
            Cell(f"{shown}{unit}" if row.value is not None else shown),
            Cell(row.words or None),
            Cell(row.get_provenance_display()),
        ),
    )


def _heading(count: int, singular: str, plural: str = "") -> str:
    text = counted(count, singular, plural)
    return f"{text[:1].upper()}{text[1:]}"


def _day(text: str) -> date | None:
    try:
        return datetime.strptime(text, "%Y-%m-%d").date()
    except ValueError:
        return None

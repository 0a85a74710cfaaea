"""
`compensation`: compensation paid in each quarter, by the day on which it was paid.
`investigation_costs`: what investigations cost in the year and what compensation was paid, beside the year before.

A year of which a total was published reports that total.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal

from django.db.models import Q, Sum

from feedback.enums import CostKind, Figure
from feedback.models import Cost
from feedback.reports import cost_words
from feedback.reports.tables import quarters
from feedback.reports.tables.quarters import by_filters
from feedback.reports.year import PERIODS, Year
from reports.document import Block, Cell, Kind, Missing, Paragraph, Row, Table
from reports.formatting import is_number

COMPENSATION, COSTS = "compensation", "investigation_costs"
LABELS = {CostKind.INVESTIGATION: "Cost of investigations", CostKind.COMPENSATION: "Compensation costs"}
FIGURES = {CostKind.INVESTIGATION: Figure.INVESTIGATION, CostKind.COMPENSATION: Figure.COMPENSATION}


def tables(year: Year) -> list[Table]:
    rows = {kind: _row(year, kind, sums) for kind, sums in _sums(year).items()}
    columns = quarters.columns(year, kind=Kind.MONEY)
    compensation = Table(
        name=COMPENSATION,
        title=f"Compensation paid on upheld complaints, {year.label}",
        short_title="Compensation",
        row_header="Cost",
        columns=columns,
        rows=(rows[CostKind.COMPENSATION],),
    )
    of_year = len(PERIODS) - 1
    costs = Table(
        name=COSTS,
        title=f"What complaints cost, {year.label}",
        short_title="Costs",
        row_header="Cost",
        columns=(replace(columns[of_year], title=year.label), *columns[of_year + 1 :]),
        rows=tuple(replace(row, cells=row.cells[of_year:]) for row in rows.values()),
    )
    return [costs, compensation]


def finished(tables: dict[str, Table], year: Year, quarter: int | None) -> list[Table]:
    """What was spent is the year's, whatever the quarter; compensation is given for the quarter too."""
    return [
        quarters.finished(tables[COSTS], year, None),
        quarters.finished(tables[COMPENSATION], year, quarter),
    ]


def blocks(tables: dict[str, Table], year: Year, quarter: int | None) -> Iterator[Block]:
    if quarter is None and (text := cost_words.sentences(tables[COSTS], year)):
        yield Paragraph(text)
    yield tables[COSTS]
    yield tables[COMPENSATION]


def _sums(year: Year) -> dict[CostKind, dict[str, Decimal]]:
    """Pounds by kind and period."""
    spans = {name: year.days(quarter) for name, quarter in PERIODS.items()}
    spans["previous"] = (year.year.previous.first_day, year.year.previous.last_day)
    periods = {name: Sum("amount", filter=Q(paid_on__range=span)) for name, span in spans.items()}
    found = Cost.objects.filter(year.period("paid_on"), organisation=year.organisation).order_by()
    rows = {row.pop("kind"): row for row in found.values("kind").annotate(**periods)}
    return {kind: {name: rows.get(kind, {}).get(name) or Decimal(0) for name in periods} for kind in LABELS}


def _row(year: Year, kind: CostKind, sums: Mapping[str, Decimal]) -> Row:
    published = year.baseline(FIGURES[kind])
    row = quarters.row(
        year,
        LABELS[kind],
        sums,
        by_filters(year, "costs", cost=kind),
        published=published,
        before=year.baseline(FIGURES[kind], previous=True),
    )
    if published is not None:
        of_year = len(PERIODS) - 1
        row = replace(row, cells=(*row.cells[:of_year], Cell(published), *row.cells[of_year + 1 :]))
    return _hidden(row, year) if kind == CostKind.COMPENSATION and year.suppress_below else row


def _hidden(row: Row, year: Year) -> Row:
    """What few families were paid is nobody's business, nor a total from which it could be worked out."""
    paid = Cost.objects.filter(organisation=year.organisation, kind=CostKind.COMPENSATION)
    counts = paid.aggregate(**year.counts("paid_on"))
    few = {name for name, count in counts.items() if 0 < count < year.suppress_below}
    if few - {"previous"}:
        few.add(quarters.YTD)
    names = (*PERIODS, "previous")
    cells = (
        Cell(Missing.SUPPRESSED) if name in few and is_number(cell.value) else cell
        for name, cell in zip(names, row.cells, strict=True)
    )
    return replace(row, cells=tuple(cells))

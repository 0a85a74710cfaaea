"""
`contacts`: what was counted each month, by this authority and by those printed beside it.

A *count* is the reading of an indicator for a period; indicators of one name and several authorities make one
table. A period for which an authority published nothing is *not published*, never nought. The *total* of an
authority is over the periods that every authority published, so that totals can be compared; periods that only
some published stand below it and are in no total.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from council.roles import Permission
from improvement.models import Indicator, Plan, Reading
from improvement.reports.figures import records
from improvement.reports.parameters import choices, plan_of
from improvement.reports.readings import cell_of, number_of
from reports.document import (
    Cell,
    Chart,
    ChartKind,
    Column,
    Document,
    Paragraph,
    Row,
    RowKind,
    Series,
    Table,
)
from reports.formatting import number
from reports.prose import listed
from reports.report import Report, Run


@dataclass(frozen=True)
class Comparison:
    """One thing counted by several authorities: their readings by the end of the period."""

    plan: Plan
    indicators: tuple[Indicator, ...]
    readings: dict[int, dict[date, Reading]]  # by indicator
    periods: dict[date, str]  # the end of each, with its name

    @classmethod
    def of(cls, plan: Plan, indicators: Iterable[Indicator]) -> "Comparison":
        indicators = tuple(indicators)
        readings = {each.pk: {row.period_end: row for row in each.readings.all()} for each in indicators}
        names = {end: row.period for rows in readings.values() for end, row in rows.items()}
        return cls(plan, indicators, readings, dict(sorted(names.items())))

    @property
    def name(self) -> str:
        return self.indicators[0].name

    def value(self, indicator: Indicator, end: date) -> Decimal | None:
        reading = self.readings[indicator.pk].get(end)
        return reading.value if reading else None

    def full(self) -> list[date]:
        """The periods that every authority published."""
        return [
            end for end in self.periods if all(self.value(each, end) is not None for each in self.indicators)
        ]

    def total(self, indicator: Indicator) -> Decimal:
        return sum((self.value(indicator, end) for end in self.full()), Decimal(0))

    def authority(self, indicator: Indicator) -> str:
        return indicator.authority or self.plan.organisation.short_name

    def span(self) -> str:
        full = self.full()
        return (
            f"{self.periods[full[0]]} to {self.periods[full[-1]]}" if len(full) > 1 else self.periods[full[0]]
        )


def build(run: Run) -> Document:
    plan = plan_of(run)
    found = comparisons(plan)
    blocks = []
    for position, each in enumerate(found):
        name = "contacts" if position == 0 else f"contacts-{each.indicators[0].slug}"
        blocks += [Paragraph(_paragraph(each)), table(each, name), chart(each, f"{name}-chart")]
    return Document(
        title=f"{listed([each.name for each in found])} by month" if found else "Contacts by month",
        subtitle=plan.name,
        organisation=plan.organisation.name,
        blocks=tuple(blocks)
        or (Paragraph("No count of this plan is set beside another authority’s."), _none()),
    )


def comparisons(plan: Plan) -> list[Comparison]:
    """What the plan counts beside other authorities, in the order of its indicators."""
    by_name: dict[str, list[Indicator]] = {}
    for indicator in plan.indicators.with_readings().in_order():
        by_name.setdefault(indicator.name, []).append(indicator)
    return [Comparison.of(plan, group) for group in by_name.values() if any(each.authority for each in group)]


def table(counts: Comparison, name: str) -> Table:
    """Periods by authorities: first those that all published, with totals."""
    full, rows = counts.full(), []
    rest = [end for end in counts.periods if end not in full]
    if full:
        if rest:
            rows.append(Row(label="Published by every authority", kind=RowKind.BAND))
        rows += [_row(counts, end) for end in full]
        rows.append(Row(label=f"Total, {counts.span()}", kind=RowKind.TOTAL, cells=tuple(_totals(counts))))
    if rest:
        rows.append(Row(label="Published by some, and in no total", kind=RowKind.BAND))
        rows += [_row(counts, end) for end in rest]
    return Table(
        name=name,
        title=f"{counts.name} by month and authority",
        short_title=counts.name,
        row_header="Month",
        columns=tuple(
            Column(key=each.slug, title=counts.authority(each), emphasis=not each.authority)
            for each in counts.indicators
        ),
        rows=tuple(rows),
    )


def chart(counts: Comparison, name: str) -> Chart:
    return Chart(
        name=name,
        title=f"{counts.name} by month and authority",
        kind=ChartKind.BARS,
        labels=tuple(counts.periods.values()),
        label_header="Month",
        series=tuple(
            Series(
                counts.authority(each), tuple(number_of(counts.value(each, end)) for end in counts.periods)
            )
            for each in counts.indicators
        ),
    )


def _row(counts: Comparison, end: date) -> Row:
    cells = (cell_of(counts.plan, each, counts.readings[each.pk].get(end)) for each in counts.indicators)
    return Row(label=counts.periods[end], cells=tuple(cells))


def _totals(counts: Comparison) -> Iterable[Cell]:
    full = counts.full()
    for each in counts.indicators:
        ends = {"from": full[0].isoformat(), "to": full[-1].isoformat()}
        there = [end for end in counts.readings[each.pk] if full[0] <= end <= full[-1]]
        # A gap inside the span would be in the list and not in the total.
        selection = records(counts.plan, "readings", indicator=each.slug, **ends)
        yield Cell(number_of(counts.total(each)), selection if set(there) == set(full) else None)


def _none() -> Table:
    return Table(
        name="contacts",
        title="Contacts by month and authority",
        row_header="Month",
        columns=(Column(key="count", title="Contacts"),),
        rows=(),
        empty="None in the record",
    )


def _paragraph(counts: Comparison) -> str:
    if not counts.full():
        return f"{counts.name}: no month was published by every authority."
    totals = [f"{counts.authority(each)} {number(counts.total(each))}" for each in counts.indicators]
    text = f"{counts.name}, {counts.span()}: {listed(totals)}."
    for each in counts.indicators:
        gaps = [name for end, name in counts.periods.items() if counts.value(each, end) is None]
        if gaps:
            text += f" {counts.authority(each)} published none for {listed(gaps)}."
    return text


REPORT = Report(
    key="contacts",
    title="Contacts by month",
    description="What a plan counts each month beside other authorities, with totals of the months all published.",
    permission=Permission.SEE_PLAN,
    parameters=("plan",),
    build=build,
    choices=choices,
)

"""
`indicators`: each measure of a plan as it stood on a day, beside its target and the reading before.

*This* is the latest reading whose period had ended by the day, *last* the one before it. A reading *meets* its
target when it is as good or better, whichever way is better; it is *within tolerance* when it misses by no more
than the tolerance, else *outside*. The target and tolerance are those that held at the end of the period. Where
a paper printed only how a reading stands, that stands here as printed; where neither a target nor a standing was
published, nothing is said. An indicator with four values or more has a control chart.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from itertools import groupby

from council.roles import Permission
from improvement.enums import AgainstTarget, Better
from improvement.indicators import against_target
from improvement.models import Indicator, IndicatorTarget, Plan, Priority, Reading
from improvement.reports.figures import about
from improvement.reports.parameters import choices, day_of, name_of_day, plan_of
from improvement.reports.readings import cell_of, number_of
from reports.document import (
    Cell,
    Chart,
    ChartKind,
    Column,
    Document,
    Heading,
    Kind,
    Missing,
    Paragraph,
    Row,
    RowKind,
    Series,
    Table,
)
from reports.prose import counted, in_words, listed, sentence, verb
from reports.report import Report, Run

ENOUGH = 4  # values for a control chart
COLUMNS = (
    Column(key="last", title="Last"),
    Column(key="this", title="This", emphasis=True),
    Column(key="period", title="Period", kind=Kind.TEXT),
    Column(key="moved", title="Since last", kind=Kind.TEXT),
    Column(key="target", title="Target"),
    Column(key="tolerance", title="Tolerance"),
    Column(key="better", title="Better", kind=Kind.TEXT),
    Column(key="standing", title="Against target", kind=Kind.TEXT),
    Column(key="words", title="What was said of it", kind=Kind.TEXT),
)
TARGETS = {"target", "tolerance"}  # shown where any indicator has a target
BETTER = {Better.HIGHER: "Higher", Better.LOWER: "Lower", Better.NEITHER: "Neither"}
STANDINGS = {
    AgainstTarget.ABOVE: "Met",
    AgainstTarget.MEETING: "Met",
    AgainstTarget.WITHIN: "Within tolerance",
    AgainstTarget.OUTSIDE: "Outside tolerance",
}


def build(run: Run) -> Document:
    plan = plan_of(run)
    day = day_of(run, plan)
    indicators = list(plan.indicators.with_readings().in_order())
    charts = tuple(block for each in indicators for block in _chart(plan, each, day))
    return Document(
        title="Performance indicators",
        subtitle=f"{plan.name}, {name_of_day(plan, day)}",
        organisation=plan.organisation.name,
        as_at=day,
        blocks=(
            Paragraph(_paragraph(indicators, day)),
            table(plan, indicators, day),
            *((Heading("Control charts"), *charts) if charts else ()),
        ),
    )


def table(plan: Plan, indicators: Iterable[Indicator], day: date) -> Table:
    """A row for each indicator, under a band for its priority."""
    rows, indicators = [], list(indicators)
    has_targets = any(each.targets.all() for each in indicators)
    kept = [at for at, column in enumerate(COLUMNS) if has_targets or column.key not in TARGETS]
    for row in _rows(plan, indicators, day):
        rows.append(replace(row, cells=tuple(row.cells[at] for at in kept)) if row.cells else row)
    return Table(
        name="indicators",
        title=f"Indicators, {name_of_day(plan, day)}",
        row_header="Indicator",
        detail_header="Counted in",
        columns=tuple(COLUMNS[at] for at in kept),
        rows=tuple(rows),
        note="" if has_targets or not rows else "No target was given.",
        empty="No indicators",
    )


def _rows(plan: Plan, indicators: Iterable[Indicator], day: date) -> Iterable[Row]:
    for priority, group in groupby(indicators, key=lambda indicator: indicator.priority):
        yield _band(plan, priority)
        for indicator in group:
            is_share = indicator.unit == "%"
            yield Row(
                label=str(indicator),
                detail="" if is_share else indicator.unit,
                kind=RowKind.PERCENT if is_share else RowKind.NORMAL,
                cells=_cells(plan, indicator, day),
            )


def _band(plan: Plan, priority: Priority | None) -> Row:
    if priority is None:
        return Row(label="Of the whole plan", kind=RowKind.BAND)
    priority.plan = plan
    return Row(label=str(priority), kind=RowKind.BAND, selection=about(priority))


def _cells(plan: Plan, indicator: Indicator, day: date) -> tuple[Cell, ...]:
    last, this = last_and_this(indicator, day)
    target = target_on(indicator, this.period_end if this else day)
    return (
        cell_of(plan, indicator, last) if last else Cell(None),
        cell_of(plan, indicator, this),
        Cell(this.period if this else None),
        Cell(moved(indicator, last, this)),
        Cell(number_of(target.target) if target else Missing.NOT_GIVEN),
        Cell(number_of(target.tolerance) if target else Missing.NOT_GIVEN),
        Cell(BETTER[indicator.better]),
        Cell(standing(indicator, this, target)),
        Cell((this.words if this else "") or None),
    )


def last_and_this(indicator: Indicator, day: date) -> tuple[Reading | None, Reading | None]:
    there = [reading for reading in indicator.readings.all() if reading.period_end <= day]
    return there[-2] if len(there) > 1 else None, there[-1] if there else None


def target_on(indicator: Indicator, day: date) -> IndicatorTarget | None:
    """The target that held on the day."""
    held = [target for target in indicator.targets.all() if target.holds_from <= day]
    return held[-1] if held else None


def moved(indicator: Indicator, last: Reading | None, this: Reading | None) -> str | None:
    """“Higher, which is better”. None where one of the two has no value."""
    if last is None or this is None or last.value is None or this.value is None:
        return None
    if this.value == last.value:
        return "The same"
    way = Better.HIGHER if this.value > last.value else Better.LOWER
    if indicator.better == Better.NEITHER:
        return BETTER[way]
    return f"{BETTER[way]}, which is {'better' if way == indicator.better else 'worse'}"


def standing(indicator: Indicator, this: Reading | None, target: IndicatorTarget | None) -> str | None:
    if this is None:
        return None
    if this.value is not None and target is not None:
        found = against_target(
            this.value, target=target.target, tolerance=target.tolerance, better=indicator.better
        )
        if found:
            return STANDINGS[found]
    return f"{this.get_standing_display()}, as printed" if this.standing else None


def _chart(plan: Plan, indicator: Indicator, day: date) -> tuple[Chart, Table] | tuple[()]:
    readings = [reading for reading in indicator.readings.all() if reading.period_end <= day]
    if sum(reading.value is not None for reading in readings) < ENOUGH:
        return ()
    targets = [target_on(indicator, reading.period_end) for reading in readings]
    sign = 1 if indicator.better == Better.LOWER else -1
    chart = Chart(
        name=f"indicator-{indicator.slug}",
        title=str(indicator),
        kind=ChartKind.LINE,
        labels=tuple(reading.period for reading in readings),
        label_header="Period",
        series=(Series(indicator.unit.capitalize(), tuple(number_of(each.value) for each in readings)),),
        value_kind=Kind.PERCENT if indicator.unit == "%" else Kind.INTEGER,
        targets=tuple(number_of(each.target) if each else None for each in targets) if any(targets) else (),
        tolerances=tuple(number_of(each.target + sign * each.tolerance) if each else None for each in targets)
        if any(targets)
        else (),
    )
    # A period without a value says why in the table; in the picture it is a gap.
    cells = [cell_of(plan, indicator, reading) for reading in readings]
    table = chart.as_table()
    rows = (replace(row, cells=(cell, *row.cells[1:])) for row, cell in zip(table.rows, cells, strict=True))
    return chart, replace(table, rows=tuple(rows))


def _paragraph(indicators: list[Indicator], day: date) -> str:
    if not indicators:
        return "The plan has no indicators yet."
    found = [_standing_on(indicator, day) for indicator in indicators]
    parts = [
        f"{in_words(number)} {verb(number, 'is', 'are')} {words}"
        for words, those in (
            ("on or better than target", {AgainstTarget.ABOVE, AgainstTarget.MEETING}),
            ("within tolerance", {AgainstTarget.WITHIN}),
            ("below or outside it", {AgainstTarget.BELOW, AgainstTarget.OUTSIDE}),
        )
        if (number := sum(each in those for each in found))
    ]
    if without := sum(each is None for each in found):
        parts.append(f"{in_words(without)} {verb(without, 'has', 'have')} no published standing to a target")
    return sentence(f"of {counted(len(indicators), 'indicator')}, {listed(parts)}")


def _standing_on(indicator: Indicator, day: date) -> str | None:
    _last, this = last_and_this(indicator, day)
    if this is None:
        return None
    target = target_on(indicator, this.period_end)
    if this.value is not None and target is not None:
        found = against_target(
            this.value, target=target.target, tolerance=target.tolerance, better=indicator.better
        )
        if found:
            return found
    return this.standing or None


REPORT = Report(
    key="indicators",
    title="Performance indicators",
    description="Each measure with its target, tolerance, last and latest value, and a control chart.",
    permission=Permission.SEE_PLAN,
    parameters=("plan", "as_at"),
    build=build,
    choices=choices,
)

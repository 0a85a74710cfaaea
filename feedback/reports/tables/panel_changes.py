"""
`panel_changes`: what review panels changed.

Counted are the elements that a panel decided in the year and for which it is recorded what had been found
before, from the day on which that began to be recorded. *Change* is after less before.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from feedback.enums import Collected
from feedback.reports.decided import Decided, collected, elements, outcomes_of, statutory_stages
from feedback.reports.outcome_words import SAID
from feedback.reports.year import Year
from reports.document import Block, Cell, Column, Missing, Row, RowKind, Table
from reports.formatting import is_number

NAME = "panel_changes"


def tables(year: Year) -> list[Table]:
    """None where there was no panel, or so little came before one that the numbers would tell too much."""
    stages = list(statutory_stages(year))
    if not stages or not year.is_counted:
        return []
    pairs = _pairs(year, stages[-1].number)
    if not pairs or _tells_too_much(year, stages[-1].number, pairs):
        return []
    return [_table(year, pairs, stages[-1].name)]


def finished(tables: dict[str, Table], year: Year, quarter: int | None) -> list[Table]:
    return [_with_changes(tables[NAME])] if NAME in tables and quarter is None else []


def blocks(tables: dict[str, Table], year: Year, quarter: int | None) -> Iterator[Block]:
    if NAME in tables:
        yield tables[NAME]


def _tells_too_much(year: Year, number: int, pairs: Counter) -> bool:
    """Whether any number here, or of the panel's in any quarter, is one that is hidden."""
    below = year.settings.suppress_below
    if not below:
        return False
    counts = [count for (stage, _, _), count in Decided.take(year).counts.items() if stage == number]
    for side in (0, 1):
        found = Counter()
        for pair, count in pairs.items():
            found[pair[side]] += count
        counts += found.values()
    return any(0 < count < below for count in counts)


def _pairs(year: Year, number: int) -> Counter:
    """(outcome before, outcome) → elements."""
    first, last = year.days()
    since = collected(year, Collected.OUTCOMES_BEFORE_PANEL).get(number, first)
    found = elements(year, max(first, since), last).filter(stage__stage__number=number)
    rows = found.exclude(outcome_before_panel="").values_list("outcome_before_panel", "outcome")
    return Counter(rows.order_by())


def _table(year: Year, pairs: Counter, stage: str) -> Table:
    before, after = Counter(), Counter()
    for (was, now), count in pairs.items():
        before[was] += count
        after[now] += count
    rows = [
        Row(SAID[outcome].capitalize(), _cells(before[outcome], after[outcome]))
        for outcome, _ in outcomes_of(year)
    ]
    total = Row("Total", _cells(before.total(), after.total()), RowKind.TOTAL)
    return Table(
        name=NAME,
        title=f"What panels changed, {year.label}",
        short_title="What panels changed",
        row_header="Outcome of the element",
        columns=(Column("before", "Before the panel"), Column("after", "After it", emphasis=True)),
        rows=(*rows, total),
        note=f"Elements that {stage.lower()} decided and whose outcome before is recorded.",
    )


def _cells(before: int, after: int) -> tuple[Cell, ...]:
    return Cell(before), Cell(after)


def _with_changes(table: Table) -> Table:
    rows = (replace(row, cells=(*row.cells, Cell(_change(row)))) for row in table.rows)
    return replace(table, columns=(*table.columns, Column("change", "Change")), rows=tuple(rows))


def _change(row: Row) -> int | Missing:
    before, after = (cell.value for cell in row.cells)
    return after - before if is_number(before) and is_number(after) else Missing.NOT_APPLICABLE

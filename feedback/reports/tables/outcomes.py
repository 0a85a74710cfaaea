"""
`outcomes_q1` to `outcomes_q4`: what was found of the elements of complaints in each quarter, by stage.

Counted are elements by the day on which they were decided (at a panel, the day it met); those of complaints
received in the quarter are others. A stage is *not collected* in a quarter that ended before its outcomes
were recorded. *Totals* and their percentages are given only where every stage was collected throughout.
"""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from feedback.reports import outcome_words
from feedback.reports.decided import Decided, outcomes_of
from feedback.reports.year import Year
from feedback.years import QUARTERS
from reports.document import Block, Cell, Column, Missing, Paragraph, Row, RowKind, Table
from reports.formatting import day, is_number, round_half_up

MONTHS = {1: "April to June", 2: "July to September", 3: "October to December", 4: "January to March"}


def name_of(quarter: int) -> str:
    return f"outcomes_q{quarter}"


def tables(year: Year) -> list[Table]:
    decided = Decided.take(year)
    return [_table(decided, quarter) for quarter in QUARTERS]


def finished(tables: dict[str, Table], year: Year, quarter: int | None) -> list[Table]:
    numbers = [quarter] if quarter else QUARTERS
    return [_with_shares(tables[name_of(number)]) for number in numbers]


def blocks(tables: dict[str, Table], year: Year, quarter: int | None) -> Iterator[Block]:
    yield Paragraph(
        "Elements count by the day on which they were decided, so they are not those of the complaints received: "
        "some complaints were open when the year began, and some when it ended."
    )
    yield from (tables[name_of(number)] for number in QUARTERS if name_of(number) in tables)
    if quarter is None:
        for text in outcome_words.sentences(tables, year):
            yield Paragraph(text)


def _table(decided: Decided, quarter: int) -> Table:
    columns = outcomes_of(decided.year)
    rows = [
        Row(
            stage.name.title(),
            tuple(_cell(decided, stage.number, quarter, outcome) for outcome, _ in columns),
        )
        for stage in decided.stages
    ]
    year = decided.year
    of_year = year.year.start + (quarter == 4)
    return Table(
        name=name_of(quarter),
        title=f"Outcomes of elements, quarter {quarter} ({MONTHS[quarter]} {of_year})",
        short_title=f"Outcomes Q{quarter}",
        row_header="Complaint Stage",
        columns=tuple(Column(str(outcome), heading, places=0) for outcome, heading in columns),
        rows=(*rows, *_totals(decided, quarter, rows)),
        note=_note(decided, quarter),
    )


def _cell(decided: Decided, number: int, quarter: int, outcome: str) -> Cell:
    if not decided.year.is_counted:
        return Cell(Missing.NOT_PUBLISHED)
    if not decided.year.has_begun(quarter):
        return Cell(None)
    if not decided.is_collected(number, quarter):
        return Cell(Missing.NOT_COLLECTED)
    return Cell(decided.count(number, quarter, outcome))


def _totals(decided: Decided, quarter: int, rows: list[Row]) -> Iterator[Row]:
    whole = decided.is_whole(quarter) and rows
    if not whole or not all(is_number(cell.value) for row in rows for cell in row.cells):
        return
    sums = [sum(row.cells[place].value for row in rows) for place in range(len(rows[0].cells))]
    yield Row("Totals", tuple(map(Cell, sums)), RowKind.TOTAL)


def _with_shares(table: Table) -> Table:
    """The table with what per cent of the elements had each outcome, below its totals."""
    totals = next((row for row in table.rows if row.kind is RowKind.TOTAL), None)
    if totals is None or not all(is_number(cell.value) for cell in totals.cells):
        return table
    whole = sum(cell.value for cell in totals.cells)
    shares = Row("%", tuple(Cell(_share(cell.value, whole)) for cell in totals.cells), RowKind.PERCENT)
    return replace(table, rows=(*table.rows, shares))


def _share(part: int, whole: int) -> Decimal | Missing:
    return round_half_up(Decimal(100 * part) / whole) if whole else Missing.NOT_APPLICABLE


def _note(decided: Decided, quarter: int) -> str:
    if not decided.year.has_begun(quarter):
        return f"Quarter {quarter} begins on {day(decided.year.days(quarter)[0])}."
    said = [
        f"{stage.name} was collected from {day(since)}." for stage, since in decided.begun_within(quarter)
    ]
    panels = [stage.name for stage in decided.stages if any(step.decides for step in stage.steps.all())]
    said += [f"{name} counts by the day on which the panel met." for name in panels]
    return " ".join(said)

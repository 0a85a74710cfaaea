"""
Table `complaints_by_stage`: complaints received, by the stage that was asked for.

A statutory complaint that goes on to stage two is counted at stage one when it is received and at stage two when
that is asked for. *Corporate* complaints are counted once, when they are received.
"""

from collections.abc import Iterator, Mapping

from feedback.enums import Figure, Stream
from feedback.reports.tables import quarters, words
from feedback.reports.tables.quarters import Select, by_filters
from feedback.reports.tables.stage_counts import Counts, added, counts_by_stage, statutory_stages
from feedback.reports.year import Year
from feedback.years import QUARTERS
from reports.document import Block, Chart, ChartKind, Missing, Paragraph, Row, RowKind, Series, Table
from reports.formatting import is_number
from reports.prose import counted, in_words, sentence

NAME = "complaints_by_stage"
CORPORATE, TOTAL = "Corporate (Non-Statutory)", "Total"
NOT_STATUTORY = {CORPORATE, TOTAL}
FIGURES = {1: Figure.STAGE_ONE, 2: Figure.STAGE_TWO, 3: Figure.STAGE_THREE}


def tables(year: Year) -> list[Table]:
    counts = counts_by_stage(year)
    return [
        Table(
            name=NAME,
            title=f"Complaints received by stage, {year.label}",
            row_header="Complaint Stage",
            columns=quarters.columns(year),
            rows=tuple(_rows(year, counts)),
            note="Counted in the quarter in which the stage was asked for.",
            short_title="Complaints by stage",
        )
    ]


def _rows(year: Year, counts: Counts) -> Iterator[Row]:
    stages = list(statutory_stages(year, counts))
    corporate = counts.get((Stream.CORPORATE, 1)) or quarters.none_at_all()
    for number, name, row in stages:
        select = by_filters(year, "complaints", each="stage", stream=Stream.STATUTORY, stage=number)
        yield quarters.row(year, name, row, select, **_published(year, FIGURES.get(number)))
    select = by_filters(year, "complaints", stream=Stream.CORPORATE)
    yield quarters.row(year, CORPORATE, corporate, select, **_published(year, Figure.CORPORATE))
    yield _total(year, added([*(row for _, _, row in stages), corporate]), counts)


def _published(year: Year, figure: Figure | None) -> dict:
    if figure is None:
        return {}
    return {"published": year.baseline(figure), "before": year.baseline(figure, previous=True)}


def _total(year: Year, counts: Mapping[str, int], by_stage: Counts) -> Row:
    """Its records are one list only where no corporate complaint went on: those stages are in no row."""
    went_on = any(stream == Stream.CORPORATE and number > 1 for stream, number in by_stage)
    select: Select = (lambda quarter: None) if went_on else by_filters(year, "complaints", each="stage")
    return quarters.row(year, TOTAL, counts, select, kind=RowKind.TOTAL)


def finished(tables: dict[str, Table], year: Year, quarter: int | None) -> list[Table]:
    return [quarters.finished(tables[NAME], year, quarter)]


def blocks(tables: dict[str, Table], year: Year, quarter: int | None) -> Iterator[Block]:
    table = tables[NAME]
    text = " ".join(_sentences(table, year, words.period(year, quarter)))
    if text:
        yield Paragraph(text)
    yield table
    if quarter is None and year.is_counted:
        yield from _charts(table, year)


def _sentences(table: Table, year: Year, said: words.Period) -> Iterator[str]:
    """“In 2018/19 there were 226 stage one complaints, compared with 177 in 2017/18: an increase of 27.7%.”"""
    beside = f" in {year.year.previous.label}"
    start = f"in {said.name} there"
    for row in table.rows:
        now, before = (quarters.value(row, table, key) for key in (said.key, quarters.PREVIOUS))
        if row.label in NOT_STATUTORY or not words.known(now):
            continue
        text = f"{start} {words.was(now)} {counted(now, f'{row.label.lower()} complaint')}"
        if words.known(before) and said.is_compared:
            text += f", compared with {in_words(before)}{beside}: {words.moved(now, before)}"
            beside = ""
        yield sentence(text)
        start = "there"


def _charts(table: Table, year: Year) -> Iterator[Block]:
    """Stage one by itself, since the others would be hard to see beside it."""
    rows = [row for row in table.rows if row.kind is not RowKind.TOTAL]
    first, rest = rows[:1], rows[1:]
    for name, title, shown in (
        ("stage_one_by_quarter", f"Stage one complaints received by quarter, {year.label}", first),
        ("later_stages_by_quarter", f"Later stages and corporate complaints by quarter, {year.label}", rest),
    ):
        series = tuple(Series(row.label, tuple(_numbers(row))) for row in shown)
        labels = tuple(column.title for column in table.columns[: len(QUARTERS)])
        chart = Chart(name, title, ChartKind.BARS, labels, series, label_header="Quarter")
        yield from chart.with_table()


def _numbers(row: Row) -> Iterator[int | None]:
    for cell in row.cells[: len(QUARTERS)]:
        yield cell.value if is_number(cell.value) and not isinstance(cell.value, Missing) else None

"""
Table `escalation`: how many complaints go on to the next stage, counted both ways.

*Received* sets the stages asked for in a quarter against the stage one complaints received in it, which are not the
same cases. *Of the stage one complaints received* follows the cases of a quarter: how many of them have gone on so
far, in whatever quarter they did.
"""

from collections.abc import Iterator
from dataclasses import replace

from django.db.models import Exists, OuterRef

from feedback.enums import Stream
from feedback.models import Stage
from feedback.reports.tables import complaints_by_stage, quarters, words
from feedback.reports.tables.quarters import by_filters
from feedback.reports.tables.stage_counts import statutory_stages
from feedback.reports.year import Year
from reports.document import Block, Cell, Column, Missing, Paragraph, Row, RowKind, Table, Value
from reports.formatting import percent
from reports.prose import in_words, sentence
from reports.suppression import Sum

NAME = "escalation"
LATER = {2: "two", 3: "three"}
RECEIVED_BAND = "Received in the quarter"
COHORT_BAND = "Of the stage one complaints received in the quarter"
SHARE = "{}, % of stage one"


def tables(year: Year) -> list[Table]:
    return [
        Table(
            name=NAME,
            title=f"Complaints that went on to another stage, {year.label}",
            row_header="Complaints",
            columns=quarters.columns(year),
            rows=tuple(_cohort(year)),
            note="Those received in a quarter and those that went on are different cases in part.",
            short_title="Escalation",
        )
    ]


def _cohort(year: Year) -> Iterator[Row]:
    later = {
        number: Exists(Stage.objects.filter(complaint=OuterRef("complaint"), stage__number=number))
        for number in LATER
    }
    firsts = Stage.objects.filter(
        year.period("requested_on"),
        complaint__organisation=year.organisation,
        complaint__procedure__stream=Stream.STATUTORY,
        stage__number=1,
    )
    for number, word in _later(year).items():
        counts = firsts.filter(later[number]).aggregate(**year.counts("requested_on"))
        chosen = {"each": "stage", "stream": Stream.STATUTORY, "stage": 1, "went_to": number}
        yield quarters.row(year, f"Went on to stage {word}", counts, by_filters(year, "complaints", **chosen))


def sums(tables: dict[str, Table], year: Year) -> Iterator[Sum]:
    """Those that went on are some of all; those that went to stage three are some of those at stage two."""
    first = tables[complaints_by_stage.NAME].rows[0].label
    whole = (complaints_by_stage.NAME, first)
    for row in tables[NAME].rows:
        yield from quarters.parts_of(tables, whole, [(NAME, row.label)])
        whole = (NAME, row.label)


def _later(year: Year) -> dict[int, str]:
    """The stages after the first that the procedure has."""
    numbers = {number for number, _, _ in statutory_stages(year, {})}
    return {number: word for number, word in LATER.items() if number in numbers}


def finished(tables: dict[str, Table], year: Year, quarter: int | None) -> list[Table]:
    table, stages = tables[NAME], tables[complaints_by_stage.NAME]
    first, *later = (row for row in stages.rows if row.label not in complaints_by_stage.NOT_STATUTORY)
    counted = replace(table, rows=(first, *later, *table.rows))
    shown = quarters.finished(counted, year, quarter)
    received, cohort = shown.rows[1 : 1 + len(later)], shown.rows[1 + len(later) :]
    rows = (
        Row(RECEIVED_BAND, kind=RowKind.BAND),
        shown.rows[0],
        *_with_shares(received, shown),
        Row(COHORT_BAND, kind=RowKind.BAND),
        *_with_shares(cohort, shown),
    )
    return [replace(shown, rows=rows)]


def _with_shares(rows: tuple[Row, ...], table: Table) -> Iterator[Row]:
    """Each row, and below it what per cent it is of the stage one complaints."""
    for row in rows:
        yield row
        cells = zip(row.cells, table.rows[0].cells, table.columns, strict=True)
        yield Row(SHARE.format(row.label), tuple(Cell(_share(*each)) for each in cells), RowKind.PERCENT)


def _share(part: Cell, whole: Cell, column: Column) -> Value:
    if column.key == quarters.CHANGE or whole.value == 0:
        return Missing.NOT_APPLICABLE
    for cell in (part, whole):
        if not words.known(cell.value):
            return cell.value
    return words.share(part.value, whole.value)


def blocks(tables: dict[str, Table], year: Year, quarter: int | None) -> Iterator[Block]:
    table, said = tables[NAME], words.period(year, quarter)
    went_on, share = _figures(table, said.key)
    if words.known(went_on, share):
        text = f"of the stage one complaints received in {said.name}, {in_words(went_on, zero='none')}"
        yield Paragraph(sentence(f"{text} went on to stage two ({percent(share)})"))
    yield table


def _figures(table: Table, key: str) -> tuple[Value, Value]:
    """How many of the cases went on to stage two, and what share of them that is."""
    for position, row in enumerate(table.rows):
        if row.label == f"Went on to stage {LATER[2]}":
            share = table.rows[position + 1]
            return quarters.value(row, table, key), quarters.value(share, table, key)
    return None, None

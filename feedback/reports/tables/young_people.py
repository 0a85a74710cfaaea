"""
Table `young_people_complaints`: statutory complaints that children and young people made themselves.

Counted as in `complaints_by_stage`; corporate complaints are not among them.
"""

from collections.abc import Iterator

from django.db.models import Q

from feedback.enums import ComplainantCategory, Figure, Stream
from feedback.reports.tables import complaints_by_stage, quarters, words
from feedback.reports.tables.quarters import by_filters
from feedback.reports.tables.stage_counts import added, counts_by_stage, statutory_stages
from feedback.reports.year import Year
from reports.document import Block, Paragraph, Row, RowKind, Table
from reports.prose import counted, in_words, sentence
from reports.suppression import Sum

NAME, TOTAL = "young_people_complaints", "Total"
YOUNG = Q(complaint__category=ComplainantCategory.YOUNG_PERSON)
PLACES = 0  # of the change, as printed


def tables(year: Year) -> list[Table]:
    return [
        Table(
            name=NAME,
            title=f"Complaints made by young people, {year.label}",
            row_header="Complaint Stage",
            columns=quarters.columns(year),
            rows=tuple(_rows(year)),
            short_title="Young people",
        )
    ]


def _rows(year: Year) -> Iterator[Row]:
    counts = counts_by_stage(year, YOUNG & Q(complaint__procedure__stream=Stream.STATUTORY))
    stages = list(statutory_stages(year, counts))
    chosen = {"each": "stage", "stream": Stream.STATUTORY, "young": "yes"}
    for number, name, row in stages:
        yield quarters.row(year, name, row, by_filters(year, "complaints", **chosen, stage=number))
    yield quarters.row(
        year,
        TOTAL,
        added(row for _, _, row in stages),
        by_filters(year, "complaints", **chosen),
        published=year.baseline(Figure.YOUNG_PEOPLE),
        before=year.baseline(Figure.YOUNG_PEOPLE, previous=True),
        kind=RowKind.TOTAL,
    )


def sums(tables: dict[str, Table], year: Year) -> Iterator[Sum]:
    """Young people's complaints are some of all complaints at each stage."""
    for row in tables[NAME].rows:
        if row.kind is RowKind.NORMAL:
            yield from quarters.parts_of(tables, (complaints_by_stage.NAME, row.label), [(NAME, row.label)])


def finished(tables: dict[str, Table], year: Year, quarter: int | None) -> list[Table]:
    return [quarters.finished(tables[NAME], year, quarter, places=PLACES)]


def blocks(tables: dict[str, Table], year: Year, quarter: int | None) -> Iterator[Block]:
    table = tables[NAME]
    said = words.period(year, quarter)
    now, before = (quarters.found(table, TOTAL, key) for key in (said.key, quarters.PREVIOUS))
    if words.known(now):
        text = f"young people made {counted(now, 'complaint')} in {said.name}"
        if words.known(before) and said.is_compared:
            text += f", compared with {in_words(before)} in {year.year.previous.label}: "
            text += words.moved(now, before, PLACES)
        yield Paragraph(sentence(text))
    yield table

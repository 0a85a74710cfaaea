"""
`lessons`: what is being done, and what was achieved, because of what complaints taught.

*Being delivered* are lessons learned by the end of the year and not achieved by then; *achieved* are those
achieved in the year, whenever they were learned.
"""

from collections.abc import Iterator

from feedback.models import Lesson
from feedback.reports.figures import selection
from feedback.reports.year import Year
from reports.document import Block, Cell, Column, Kind, Paragraph, Row, RowKind, Table
from reports.prose import counted, verb

NAME = "lessons"
DELIVERING, ACHIEVED = "Being delivered", "Achieved in the year"


def tables(year: Year) -> list[Table]:
    delivering, achieved = lessons_of(year)
    rows = [*_band(year, DELIVERING, delivering, "delivering"), *_band(year, ACHIEVED, achieved, "achieved")]
    return [
        Table(
            name=NAME,
            title=f"Lessons learned from complaints, {year.label}",
            short_title="Lessons",
            row_header="Lesson",
            columns=(Column("text", "What is done", Kind.TEXT),),
            rows=tuple(rows),
            empty="No lesson was recorded",
        )
    ]


def finished(tables: dict[str, Table], year: Year, quarter: int | None) -> list[Table]:
    """Lessons are those of the year, whatever the quarter."""
    return [tables[NAME]]


def blocks(tables: dict[str, Table], year: Year, quarter: int | None) -> Iterator[Block]:
    if year.is_counted or tables[NAME].rows:
        yield Paragraph(in_words(tables[NAME], year))
    yield tables[NAME]


def lessons_of(year: Year) -> tuple[list[Lesson], list[Lesson]]:
    """Those being delivered at the end of the year (today, in a year that is not over), and those achieved."""
    first, last = year.days()
    known = Lesson.objects.filter(organisation=year.organisation, raised_on__lte=last).in_order()
    delivering = [each for each in known if each.achieved_on is None or each.achieved_on > last]
    achieved = [each for each in known if each.achieved_on and first <= each.achieved_on <= last]
    return delivering, achieved


def in_words(table: Table, year: Year) -> str:
    count = {DELIVERING: 0, ACHIEVED: 0}
    for row in table.rows:
        if row.kind is RowKind.BAND:
            band = row.label
        else:
            count[band] += 1
    delivering, achieved = count[DELIVERING], count[ACHIEVED]
    return (
        f"{counted(achieved, 'lesson').capitalize()} from complaints {verb(achieved, 'was', 'were')} acted on in full "
        f"in {year.label}, and {counted(delivering, 'lesson')} {verb(delivering, 'is', 'are')} being delivered."
    )


def _band(year: Year, title: str, lessons: list[Lesson], state: str) -> Iterator[Row]:
    if lessons:
        yield Row(title, kind=RowKind.BAND)
    for each in lessons:
        yield Row(
            each.ref, (Cell(each.text),), selection=selection(year, "lessons", state=state, ref=each.ref)
        )

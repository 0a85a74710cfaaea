"""
`upheld_subjects`: what the elements were about that were upheld after stage one.

Counted are the upheld elements of stages two and later that name a subject, decided in the part of the year in
which outcomes were collected at every stage (the title says which). An element without a subject is not counted;
the note says how many have one.
"""

from collections.abc import Iterator
from datetime import date

from django.db.models import Count

from feedback.enums import Outcome
from feedback.reports.decided import FROM_STAGE_TWO, collected, elements, statutory_stages
from feedback.reports.tables import outcomes, quarters
from feedback.reports.year import Year
from feedback.years import QUARTERS
from reports.document import Block, Cell, Column, Row, Table
from reports.formatting import is_number, number
from reports.prose import listed, verb
from reports.suppression import Figure, Sum

NAME = "upheld_subjects"
ELEMENTS = "elements"


def tables(year: Year) -> list[Table]:
    first, last = collected_through(year)
    stages = [each.name.lower() for each in statutory_stages(year) if each.number >= FROM_STAGE_TWO]
    rows = (
        [Row(name, (Cell(count),)) for name, count in _counts(year, first, last)] if year.is_counted else []
    )
    return [
        Table(
            name=NAME,
            title=f"Subjects of elements upheld at {listed(stages)}, {months(first, last)}",
            short_title="Upheld subjects",
            row_header="Subject",
            columns=(Column(ELEMENTS, "Elements"),),
            rows=tuple(rows),
            note=_note(year, first, last, rows),
            empty="No subject was recorded" if year.is_counted else "Not published",
        )
    ]


def sums(tables: dict[str, Table], year: Year) -> Iterator[Sum]:
    """What was upheld of each subject is part of what the outcomes of the same months count as upheld."""
    first, _ = collected_through(year)
    upheld = tuple(
        Figure(outcomes.name_of(quarter), stage.name.title(), str(Outcome.UPHELD))
        for quarter in QUARTERS
        if year.days(quarter)[1] >= first
        for stage in statutory_stages(year)
        if stage.number >= FROM_STAGE_TWO
    )
    subjects = tuple(Figure(NAME, row.label, ELEMENTS) for row in tables[NAME].rows)
    named = sum(row.cells[0].value for row in tables[NAME].rows)
    yield Sum(upheld, subjects, rest=named != _upheld_in(tables, upheld))


def _upheld_in(tables: dict[str, Table], figures: tuple[Figure, ...]) -> int:
    """Counts of whole quarters, where collecting began in the middle of one."""
    cells = (quarters.found(tables[each.table], each.row, each.column) for each in figures)
    return sum(value for value in cells if is_number(value))


def finished(tables: dict[str, Table], year: Year, quarter: int | None) -> list[Table]:
    """Its period is the year's, whatever the quarter."""
    return [tables[NAME]]


def blocks(tables: dict[str, Table], year: Year, quarter: int | None) -> Iterator[Block]:
    yield tables[NAME]


def collected_through(year: Year) -> tuple[date, date]:
    """The part of the year in which outcomes were collected at every stage; all of it, where that is none."""
    first, last = year.days()
    since = max(collected(year).values(), default=first)
    return (max(first, since), last) if since <= last else (first, last)


def months(first: date, last: date) -> str:
    return f"{first:%B %Y} to {last:%B %Y}"


def _upheld(year: Year, first: date, last: date):
    return elements(year, first, last).filter(
        stage__stage__number__gte=FROM_STAGE_TWO, outcome=Outcome.UPHELD
    )


def _counts(year: Year, first: date, last: date):
    """Subject and number, the most frequent first, then in the order of the list of subjects."""
    found = _upheld(year, first, last).filter(subject__isnull=False).order_by()
    found = found.values("subject__name").annotate(count=Count("pk"))
    in_order = found.order_by("-count", "subject__order", "subject__name", "subject_id")
    return in_order.values_list("subject__name", "count")


def _note(year: Year, first: date, last: date, rows: list[Row]) -> str:
    """How many of the upheld elements name a subject; nothing where small numbers are hidden."""
    if not rows or year.settings is None or year.settings.suppress_below:
        return ""
    named, all_of_them = sum(row.cells[0].value for row in rows), _upheld(year, first, last).count()
    if named == all_of_them:
        return ""
    of_them = f"{number(named)} of the {number(all_of_them)} elements upheld in these months"
    return f"{of_them} {verb(named, 'names', 'name')} a subject."

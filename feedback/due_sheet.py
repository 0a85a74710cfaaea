"""The list of cases due as a document, for its workbook. It names no family."""

from collections.abc import Sequence

from council.models import Organisation
from feedback.due_list import DueList, DueRow
from reports.document import Document
from reports.table import Cell, Column, Kind, Row, Table

COLUMNS = (
    Column("left", "Working days left"),
    Column("due", "Due", Kind.DATE),
    Column("stage", "Stage", Kind.TEXT),
    Column("teams", "Teams", Kind.TEXT),
    Column("started", "Clock started", Kind.DATE),
    Column("day", "Day"),
    Column("limit", "Of"),
    Column("other", "Due from the other start", Kind.DATE),
    Column("people", "With", Kind.TEXT),
    Column("notes", "Notes", Kind.TEXT),
)


def due_document(organisation: Organisation, page: DueList, rows: Sequence[DueRow]) -> Document:
    table = Table(
        "cases_due",
        page.heading,
        "Complaint",
        COLUMNS,
        tuple(Row(row.case.ref, tuple(map(Cell, _values(row)))) for row in rows),
        empty="No case",
        short_title="Cases due",
    )
    day = f"{page.today:%-d %B %Y}"
    return Document(page.heading, f"Cases due, {day}", organisation.name, (table,), as_at=page.today)


def _values(row: DueRow) -> tuple:
    case, clock = row.case, row.clock
    teams = ", ".join(sorted(team.name for team in case.teams.all()))
    people = ", ".join(handler.user.name for handler in case.handlers.all())
    notes = ". ".join(note for note in row.notes if not note.startswith("With "))
    counts = (clock.started_on, row.gone, clock.limit, row.other and row.other.due_on)
    return (row.left, clock.due_on, row.stage_words, teams, *counts, people, notes)

"""Actions one by one in a table of a report: timescale, lead, rating and what was last said of them."""

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from improvement.enums import Provenance
from improvement.models import Action
from improvement.reports.figures import page_of
from improvement.snapshot import NOT_RATED, Standing, value_of
from reports.document import Cell, Column, Kind, Missing, Row, Table, Value

A_DAY = re.compile(r"\d{1,2}/\d{1,2}/\d{2,4}", re.ASCII)
ACTION = Column("action", "Action", Kind.TEXT)
TIMESCALE = Column("timescale", "Timescale", Kind.DATE)
LEAD = Column("lead", "Lead", Kind.TEXT)
RATING = Column("rating", "Rating", Kind.RATING)
UPDATE = Column("update", "Update", Kind.TEXT)
NOT_PUBLISHED = "Where a timescale is “not published”, the action’s date only fits the published totals."


def timescale(action: Action, due_on: date | None) -> Value:
    """
    The timescale as it was printed, or the due date where that was a day, or none was printed.

    A date that was not published is never shown: it only fits the published totals.
    """
    printed = ", ".join(part for part in (action.timescale.strip(), action.date_as_printed.strip()) if part)
    if printed and not A_DAY.fullmatch(printed):
        return printed
    if due_on is None:
        return Missing.NOT_GIVEN
    if action.due_provenance == Provenance.RECONSTRUCTED:
        return Missing.NOT_PUBLISHED
    return due_on


def leads(action: Action) -> str:
    return ", ".join(str(lead) for lead in action.leads.all())


def words_of(standing: Standing) -> str:
    return standing.update.words.strip() if standing.update else ""


def row_of(standing: Standing, due_on: date | None, columns: Iterable[Column]) -> Row:
    """The action under its reference, with the values of these columns."""
    action = standing.action
    values = {
        ACTION.key: action.heading,
        TIMESCALE.key: timescale(action, due_on),
        LEAD.key: leads(action),
        RATING.key: value_of(standing.rating) if standing.rating else NOT_RATED,
        UPDATE.key: words_of(standing),
    }
    cells = tuple(Cell(values[column.key] or None) for column in columns)
    return Row(label=action.ref, selection=page_of(action.plan, action), cells=cells)


def not_published(rows: Iterable[Row]) -> str:
    """The note that a table needs where one of its dates was not published."""
    hidden = any(cell.value is Missing.NOT_PUBLISHED for row in rows for cell in row.cells)
    return NOT_PUBLISHED if hidden else ""


def table_of(name: str, title: str, rows: tuple[Row, ...], columns: tuple[Column, ...], **more) -> Table:
    columns = tuple(_in_words(rows, at, column) for at, column in enumerate(columns))
    return Table(
        name=name, title=title, row_header="Ref", columns=columns, rows=rows, note=not_published(rows), **more
    )


def _in_words(rows: Iterable[Row], at: int, column: Column) -> Column:
    """A column of dates is one of words where one of its values is no date: then its lines may wrap."""
    values = [row.cells[at].value for row in rows if row.cells]
    has_words = any(isinstance(value, str) and not isinstance(value, Missing) for value in values)
    return replace(column, kind=Kind.TEXT) if column.kind is Kind.DATE and has_words else column

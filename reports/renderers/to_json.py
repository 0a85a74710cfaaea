"""A document for other programs: raw values, one heading a column, in the shape of docs/reports.md."""

import json
from datetime import date
from decimal import Decimal

from reports.document import Column, Document, Kind, Missing, RatingValue, Row, Table, Value, kind_in
from reports.formatting import as_date, is_number, rounded


def render(document: Document, table: str | None = None) -> str:
    """The whole document, or the one table of this name (and no paragraphs)."""
    document = document.only(table) if table else document
    content = {
        "title": document.title,
        "tables": [_table(each) for each in document.tables()],
        "paragraphs": list(document.paragraphs()),
    }
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def _table(table: Table) -> dict:
    return {
        "name": table.name,
        "title": table.title,
        "columns": [column.heading() for column in table.columns],
        "rows": [_row(row, table.columns) for row in table.rows],
    }


def _row(row: Row, columns: tuple[Column, ...]) -> dict:
    pairs = zip(row.cells, columns, strict=False)
    values = [_value(cell.value, kind_in(row, column), column.places) for cell, column in pairs]
    return {"label": row.label, "kind": str(row.kind), "values": values}


def _value(value: Value, kind: Kind, places: int | None) -> object:
    if isinstance(value, Missing):
        return {"missing": value.value}
    if isinstance(value, RatingValue):
        return value.label
    if isinstance(value, date):
        return as_date(value).isoformat()
    if is_number(value):
        return str(value) if kind in {Kind.TEXT, Kind.REFERENCE} else _number(rounded(value, kind, places))
    return value


def _number(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)

"""
Tables as plain rows, for spreadsheets and scripts.

Numbers have no thousands separators and dates are ISO, so that any program reads them; a percentage keeps
its sign, because it may stand under counts. Text that a spreadsheet would take for a formula gets an
apostrophe before it.
"""

import csv
import io
from collections.abc import Iterator
from datetime import date

from reports.document import Column, Document, Kind, Row, RowKind, Table, Value, kind_in
from reports.formatting import as_date, is_number, rounded

BYTE_ORDER_MARK = "\ufeff"  # without it Excel reads UTF-8 as Windows-1252
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def render(document: Document, table: str | None = None) -> str:
    """Each table under a row with its title and a blank row between; or the one table of this name."""
    document = document.only(table) if table else document
    stream = io.StringIO()
    writer = csv.writer(stream)
    for position, each in enumerate(document.tables()):
        if position:
            writer.writerow([])
        writer.writerows(_rows(each))
    return BYTE_ORDER_MARK + stream.getvalue()


def _rows(table: Table) -> Iterator[list[str]]:
    yield [_text(table.title)]
    details = [_text(table.detail_header)] if table.has_details() else []
    yield [_text(table.row_header), *details, *(_text(column.heading()) for column in table.columns)]
    for row in table.rows:
        yield _row(row, table)


def _row(row: Row, table: Table) -> list[str]:
    if row.kind is RowKind.BAND:
        return [_text(f"{row.label}: {row.detail}" if row.detail else row.label)]
    details = [_text(row.detail)] if table.has_details() else []
    pairs = zip(row.cells, table.columns, strict=True)
    return [_text(row.label), *details, *(_value(cell.value, row, column) for cell, column in pairs)]


def _value(value: Value, row: Row, column: Column) -> str:
    kind = kind_in(row, column)
    if value is None:
        return ""
    if isinstance(value, date):
        return as_date(value).isoformat()
    if is_number(value) and kind not in {Kind.TEXT, Kind.REFERENCE}:
        return f"{rounded(value, kind, column.places):f}{'%' if kind is Kind.PERCENT else ''}"
    return _text(str(value))


def _text(text: str) -> str:
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text

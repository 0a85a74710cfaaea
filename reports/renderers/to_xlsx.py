"""
A document as a workbook that a clerk can send on as it is.

Each table has a sheet under a name in words; where there is prose, or more than one table, a first sheet says
what the workbook holds. Values are values, not formulas: previews and other programs read them too.
"""

import io
import re

from openpyxl import Workbook

from reports.document import Chart, Document, PageBreak, Table
from reports.renderers.archives import rewritten
from reports.renderers.xlsx_chart import described
from reports.renderers.xlsx_prose import ProseSheet
from reports.renderers.xlsx_sheet import clean, safe_sheet_title
from reports.renderers.xlsx_style import add_styles
from reports.renderers.xlsx_table import TableSheet

CREATOR = "Evidenced"
WRITTEN = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")
WHEN = rb"\g<1>2000-01-01T00:00:00Z"  # a workbook says nothing of the time at which somebody asked for it


def render(document: Document, table: str | None = None) -> bytes:
    """The whole document, or the one table of this name."""
    document = document.only(table) if table else document
    workbook = new_workbook(document.title)
    _add_sheets(workbook, document)
    return finished(workbook)


def new_workbook(title: str) -> Workbook:
    """A workbook without sheets, with the styles that all of them have."""
    workbook = Workbook()
    workbook.remove(workbook.active)
    add_styles(workbook)
    workbook.properties.title = clean(title)
    workbook.properties.creator = CREATOR
    return workbook


def finished(workbook: Workbook) -> bytes:
    """The file, the same bytes each time, with alternative texts for the charts that were drawn."""
    stream = io.BytesIO()
    workbook.save(stream)
    describe = described([sheet._charts[0].alternative for sheet in workbook if sheet._charts])

    def change(name: str, content: bytes) -> bytes:
        return WRITTEN.sub(WHEN, content) if name == "docProps/core.xml" else describe(name, content)

    return rewritten(stream.getvalue(), change)


def _add_sheets(workbook: Workbook, document: Document) -> None:
    tables = list(document.tables())
    prose = any(not isinstance(block, Table | Chart | PageBreak) for block in document.blocks)
    first = ("Report" if prose else "Contents") if prose or len(tables) != 1 else ""
    taken = {first.casefold()} if first else set()
    names = {table.name: safe_sheet_title(short_title(table), taken) for table in tables}
    if first:
        ProseSheet(workbook.create_sheet(first), document, names).write()
    for table in tables:
        TableSheet(workbook.create_sheet(names[table.name]), table, document, contents=first).write()


def short_title(table: Table) -> str:
    """“Ratings by priority: previous meeting and 31 May 2019” is about ratings by priority."""
    head = re.split("[:,]", table.title)[0]
    return table.short_title or (head if len(head) >= 8 else table.title) or table.name

"""The pack as a workbook: a sheet of contents, then a sheet for each table, each printing well by itself."""

from dataclasses import replace

from openpyxl import Workbook

from reports.document import Document, Table
from reports.renderers.to_xlsx import finished, new_workbook, short_title
from reports.renderers.xlsx_sheet import safe_sheet_title
from reports.renderers.xlsx_table import TableSheet
from scrutiny.pack.bound import Bound, Pack
from scrutiny.pack.content import people, tables_apart
from scrutiny.pack.contents_sheet import CONTENTS, ContentsSheet, Linked
from scrutiny.pack.layout import Layout
from scrutiny.pack.ratings_chart import ratings_chart


def xlsx(pack: Pack) -> bytes:
    """Agenda, members, attendance, minutes, and every table of every paper."""
    workbook = new_workbook(f"{pack.meeting.committee.name}, {pack.meeting.date:%-d %B %Y}")
    first = workbook.create_sheet(CONTENTS)
    sheets = _Sheets(workbook, pack)
    about = [sheets.add(table, _page(pack, "", ())) for table in people(pack)]
    of_papers = {paper.key: sheets.of_paper(paper) for paper in pack.papers if paper.document}
    ContentsSheet(first, pack, Layout(pack).pages(), about, of_papers).write()
    return finished(workbook)


class _Sheets:
    """Adds a sheet a table, under names in words that no other sheet has."""

    def __init__(self, workbook: Workbook, pack: Pack):
        self.workbook, self.pack = workbook, pack
        self.taken = {CONTENTS.casefold()}
        self.names: set[str] = set()

    def of_paper(self, paper: Bound) -> list[Linked]:
        blocks = tuple(tables_apart(paper, self.names))
        document = replace(paper.document, blocks=blocks)
        number = f"Item {paper.item.number}" if paper.item else f"Supplement {paper.supplement}"
        page = _page(self.pack, f"{number}. {paper.title}", tuple(document.charts()))
        added = []
        for table in document.tables():
            added.append(self.add(table, page))
            if chart := ratings_chart(table):
                figure, figures = chart.with_table()
                added.append(self.add(figures, replace(page, blocks=(figure,))))
        return added

    def add(self, table: Table, page: Document) -> Linked:
        name = safe_sheet_title(short_title(table), self.taken)
        TableSheet(self.workbook.create_sheet(name), table, page, contents=CONTENTS).write()
        return Linked(name, table.title)


def _page(pack: Pack, subtitle: str, blocks: tuple) -> Document:
    """What a sheet's head and foot say: meeting, paper, and which pack it is of."""
    committee = pack.meeting.committee
    return Document(
        title=pack.foot,
        subtitle=subtitle or committee.name,
        organisation=f"{committee.name}, {pack.meeting.date:%-d %B %Y}",
        blocks=blocks,
    )

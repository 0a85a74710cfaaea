"""The first sheet of a pack: the agenda with pages, and under each item links to the sheets of its tables."""

from typing import NamedTuple

from openpyxl.styles import Alignment, Border, Font
from openpyxl.worksheet.worksheet import Worksheet

from reports.document import Document
from reports.renderers import xlsx_style as style
from reports.renderers.xlsx_sheet import clean, link_to, merge_row, put_text, set_up_print, set_widths
from reports.renderers.xlsx_widths import row_height, wrap
from scrutiny.pack.bound import Pack
from scrutiny.pack.layout import Pages, notes, subtitle
from scrutiny.pack.rows import ContentsRow, contents_of
from scrutiny.reports.agenda import head

CONTENTS = "Agenda"
WIDTHS = [11.0, 37.0, 23.0, 12.0]
HEADS = ("Item", "Title", "Report of", "Page in PDF pack")
LAST = len(WIDTHS)


class Linked(NamedTuple):
    """A sheet, and what its table is."""

    sheet: str
    title: str


class ContentsSheet:
    """Writes the sheet from the top to the bottom; `write` is the whole of it."""

    def __init__(
        self,
        sheet: Worksheet,
        pack: Pack,
        pages: Pages,
        about: list[Linked],
        of_papers: dict[str, list[Linked]],
    ):
        self.sheet, self.pack, self.pages = sheet, pack, pages
        self.about, self.of_papers = about, of_papers
        self.row = 0

    def write(self) -> None:
        meeting = self.pack.meeting
        set_widths(self.sheet, WIDTHS)
        self._across(meeting.committee.name, style.TITLE, 18, bold=True)
        self._across(f"{meeting.committee.organisation.name}. {subtitle(meeting)}", style.SUBTITLE)
        self._gap()
        for label, value in head(meeting)[1:]:
            self._labelled(label, value)
        self._gap()
        self._heads()
        for row in contents_of(self.pack):
            self._contents_row(row)
        self._sheets_about()
        self._gap()
        for note in notes(self.pack):
            self._across(note, style.NOTE, 9)
        set_up_print(self.sheet, self._page(), last_row=self.row, widths=WIDTHS)

    def _page(self) -> Document:
        meeting = self.pack.meeting
        where = f"{meeting.committee.name}, {meeting.date:%-d %B %Y}"
        return Document(title=self.pack.foot, subtitle="", organisation=where, blocks=())

    def _across(self, text: str, named_style: str, size: float = 11, *, bold: bool = False) -> None:
        self.row += 1
        put_text(self.sheet.cell(self.row, 1), text, named_style)
        merge_row(self.sheet, self.row, LAST)
        self._height(len(wrap(clean(text), sum(WIDTHS), size, bold=bold)), size)

    def _labelled(self, label: str, value: str) -> None:
        self.row += 1
        self._bold(1, label)
        put_text(self.sheet.cell(self.row, 2), value)
        self._rule(style.HAIRLINE)
        merge_row(self.sheet, self.row, LAST, first_column=2)
        lines = max(len(wrap(clean(value), sum(WIDTHS[1:]))), len(wrap(label, WIDTHS[0], bold=True)))
        self._height(lines)

    def _heads(self) -> None:
        self.row += 1
        for at, words in enumerate(HEADS, start=1):
            put_text(self.sheet.cell(self.row, at), words, style.HEAD)
            self.sheet.cell(self.row, at).border = Border(top=style.HEAVY, bottom=style.HEAVY)
        self._to_the_right(self.row)
        self._height(2)
        self.sheet.freeze_panes = f"A{self.row + 1}"
        self.sheet.print_title_rows = f"{self.row}:{self.row}"

    def _contents_row(self, row: ContentsRow) -> None:
        if row.kind == "band":
            self._band(row.title)
        elif row.kind == "none":
            self._across(row.title, style.MISSING, 9)
            self._rule(style.HAIRLINE)
        else:
            self._item(row)
            # Of an item with several papers, the links stand below the row of each.
            if len(row.papers) == 1:
                for linked in self.of_papers.get(row.papers[0].key, []):
                    self._link(linked)

    def _item(self, row: ContentsRow) -> None:
        self.row += 1
        more = [note for note in row.notes if not note.startswith("Report of")]
        title = "\n".join([row.title, *more])
        shown = (row.number, title, row.report_of, self.pages.words(row.papers))
        for at, words in enumerate(shown, start=1):
            put_text(self.sheet.cell(self.row, at), words)
        self._bold(1, row.number)
        self._to_the_right(self.row)
        if row.kind == "paper":
            self.sheet.cell(self.row, 2).alignment = Alignment(
                horizontal="left", vertical="center", wrap_text=True, indent=1
            )
        self._rule(style.HAIRLINE)
        self._height(max(len(wrap(clean(words), width)) for words, width in zip(shown, WIDTHS, strict=True)))

    def _link(self, linked: Linked) -> None:
        self.row += 1
        link_to(self.sheet.cell(self.row, 2), linked.sheet, f"Sheet: {linked.sheet}")
        put_text(self.sheet.cell(self.row, 3), linked.title, style.NOTE)
        for at in (1, 2, 3, 4):
            self.sheet.cell(self.row, at).alignment = Alignment(vertical="center", wrap_text=True)
        self._rule(style.HAIRLINE)
        merge_row(self.sheet, self.row, LAST, first_column=3)
        lines = max(
            len(wrap(clean(linked.title), sum(WIDTHS[2:]), 9)),
            len(wrap(f"Sheet: {linked.sheet}", WIDTHS[1], 10)),
        )
        self._height(lines, 10)

    def _sheets_about(self) -> None:
        self._band("About the committee")
        for linked in self.about:
            self._link(linked)

    def _band(self, words: str) -> None:
        self.row += 1
        for at in range(1, LAST + 1):
            self.sheet.cell(self.row, at).style = style.BANDED
        put_text(self.sheet.cell(self.row, 1), words, style.BANDED)
        self._bold(1, words)
        self._rule(style.HAIRLINE)
        merge_row(self.sheet, self.row, LAST)
        self._height(len(wrap(clean(words), sum(WIDTHS), bold=True)))

    def _bold(self, at: int, words: str) -> None:
        cell = self.sheet.cell(self.row, at)
        if cell.value is None:
            put_text(cell, words)
        cell.font = Font(name=style.FONT, size=11, bold=True, color=style.INK)

    def _to_the_right(self, row: int) -> None:
        cell = self.sheet.cell(row, LAST)
        cell.alignment = Alignment(horizontal="right", vertical=cell.alignment.vertical, wrap_text=True)

    def _rule(self, side) -> None:
        for at in range(1, LAST + 1):
            self.sheet.cell(self.row, at).border = Border(bottom=side)

    def _height(self, lines: int, size: float = 11) -> None:
        self.sheet.row_dimensions[self.row].height = row_height(lines, size)

    def _gap(self) -> None:
        self.row += 1
        self.sheet.row_dimensions[self.row].height = 10

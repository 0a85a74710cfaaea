"""The head of a table on its sheet: one row, or two where columns are grouped."""

from copy import copy

from openpyxl.styles import Alignment, Border, Font
from openpyxl.worksheet.worksheet import Worksheet

from reports.document import Column, Kind, Table
from reports.renderers import xlsx_style as style
from reports.renderers.xlsx_columns import SMALL, SUBHEAD
from reports.renderers.xlsx_sheet import merge_row, put_text
from reports.renderers.xlsx_widths import row_height, wrap

HEAD_ROW = 4
NUMERIC = {Kind.INTEGER, Kind.PERCENT, Kind.MONEY}


def first_value(table: Table) -> int:
    """The sheet's column of the first value: after the label and, where there is one, the detail."""
    return 3 if table.has_details() else 2


def group_starts(table: Table) -> set[int]:
    """The sheet's columns that have a rule at their left."""
    starts, position = set(), first_value(table)
    for _, count in table.groups() if table.is_grouped() else ():
        starts.add(position)
        position += count
    return starts


def ruled(starts: set[int], column: int, **sides) -> Border:
    return Border(left=style.VERTICAL if column in starts else None, **sides)


class TableHead:
    """Writes the headings of a table; `write` is the whole of it."""

    def __init__(self, sheet: Worksheet, table: Table, widths: list[float], starts: set[int]):
        self.sheet, self.table, self.widths = sheet, table, widths
        self.first_value, self.last_column = first_value(table), len(widths)
        self.starts = starts

    def write(self) -> None:
        bottom = HEAD_ROW + 1 if self.table.is_grouped() else HEAD_ROW
        for row in range(HEAD_ROW, bottom + 1):
            for column in range(1, self.last_column + 1):
                cell = self.sheet.cell(row, column)
                cell.style = style.HEAD
                cell.border = ruled(
                    self.starts,
                    column,
                    top=style.HEAVY if row == HEAD_ROW else None,
                    bottom=style.HEAVY if row == bottom else None,
                )
        self._label_heads(bottom)
        if self.table.is_grouped():
            self._group_heads()
        for position, column in enumerate(self.table.columns, start=self.first_value):
            self._column_head(bottom, position, column)
        self.sheet.row_dimensions[bottom].height = row_height(self._head_lines())
        if self.table.is_grouped():
            self.sheet.row_dimensions[HEAD_ROW].height = row_height(1, 11) + 2

    def _label_heads(self, bottom: int) -> None:
        for column, words_ in enumerate([self.table.row_header, self.table.detail_header], start=1):
            if column < self.first_value:
                self._head_words(HEAD_ROW, column, words_)
                if bottom > HEAD_ROW:
                    self.sheet.merge_cells(
                        start_row=HEAD_ROW, end_row=bottom, start_column=column, end_column=column
                    )

    def _group_heads(self) -> None:
        position = self.first_value
        for first, count in self.table.groups():
            last = position + count - 1
            if first.group:
                self._group_head(first, position, last)
            position = last + 1

    def _group_head(self, first: Column, start: int, end: int) -> None:
        rating = first.group_rating
        tone = style.tone_of(rating) if rating else style.UNRATED
        self._head_words(HEAD_ROW, start, style.group_words(first))
        for column in range(start, end + 1):
            cell = self.sheet.cell(HEAD_ROW, column)
            cell.fill = style.fill(tone.ground)
            cell.font = Font(name=style.FONT, size=11, bold=True, color=tone.text)
            cell.alignment = Alignment(horizontal="center", vertical="center")
        merge_row(self.sheet, HEAD_ROW, end, start)

    def _column_head(self, row: int, position: int, column: Column) -> None:
        self._head_words(row, position, column.title)
        cell = self.sheet.cell(row, position)
        paired = self.table.is_grouped() and column.group
        if paired:
            bold = column.emphasis or not _has_emphasis(self.table)
            cell.font = Font(name=style.FONT, size=SUBHEAD, bold=bold, color=style.INK)
        if column.kind in NUMERIC:
            cell.alignment = Alignment(horizontal="right", vertical="bottom", wrap_text=True)
            if self._head_lines() == 1:  # LibreOffice does not wrap text that has a format
                cell.number_format = style.HEAD_OVER_NUMBERS
            elif not paired:  # smaller, so that a head that just fits keeps clear of the next
                cell.font = Font(name=style.FONT, size=SMALL, bold=True, color=style.INK)
        elif column.kind is Kind.RATING:
            cell.alignment = Alignment(horizontal="center", vertical="bottom", wrap_text=True)

    def _head_words(self, row: int, column: int, text: str) -> None:
        border = copy(self.sheet.cell(row, column).border)
        put_text(self.sheet.cell(row, column), text, style.HEAD)
        self.sheet.cell(row, column).border = border

    def _head_lines(self) -> int:
        heads = [self.table.row_header, self.table.detail_header][: self.first_value - 1]
        sizes = [11] * len(heads) + [SUBHEAD if column.group else 11 for column in self.table.columns]
        heads += [column.title for column in self.table.columns]
        columns = zip(heads, self.widths, sizes, strict=True)
        return max(len(wrap(head, width, size, bold=True)) for head, width, size in columns)


def _has_emphasis(table: Table) -> bool:
    return any(column.emphasis for column in table.columns)

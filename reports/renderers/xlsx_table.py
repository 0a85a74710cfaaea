"""One table of a document on a sheet of its own."""

from datetime import date

from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Alignment, Border, Font
from openpyxl.worksheet.worksheet import Worksheet

from reports.document import (
    Cell,
    Column,
    Document,
    Kind,
    Missing,
    RatingValue,
    Row,
    RowKind,
    Table,
    Value,
    kind_in,
)
from reports.formatting import as_date, is_number, round_half_up, rounded, words
from reports.renderers import xlsx_style as style
from reports.renderers.xlsx_chart import add_chart
from reports.renderers.xlsx_columns import SMALL, column_widths, widened
from reports.renderers.xlsx_head import HEAD_ROW, NUMERIC, TableHead, first_value, group_starts, ruled
from reports.renderers.xlsx_sheet import clean, link_to, merge_row, put_text, set_up_print, set_widths
from reports.renderers.xlsx_widths import row_height, wrap

MISSING = frozenset(Missing)
CHART_UNITS = 80  # a chart is as wide as the columns above it, and a page takes 84
WORDY = 3  # lines of a row
CHANGED_NOTE = "A bold figure on a tinted cell has changed."


class TableSheet:
    """Writes a table from the top of its sheet to the bottom; `write` is the whole of it."""

    def __init__(self, sheet: Worksheet, table: Table, document: Document, contents: str = ""):
        self.sheet, self.table, self.document, self.contents = sheet, table, document, contents
        self.chart = next((chart for chart in document.charts() if chart.name == table.name), None)
        self.first_value = first_value(table)
        self.last_column = self.first_value + len(table.columns) - 1
        self.widths = column_widths(table)
        if self.chart and not table.is_grouped():
            self.widths = widened(self.widths, CHART_UNITS)
        self.lines = [self._lines(row) for row in table.rows]
        # Where cells hold several lines, words begin at the top and a hair keeps the columns apart.
        self.wordy = not table.is_grouped() and max(self.lines, default=1) >= WORDY
        self.starts = set(range(2, self.last_column + 1)) if self.wordy else group_starts(table)
        self.first_row = HEAD_ROW + (2 if table.is_grouped() else 1)

    def write(self) -> None:
        set_widths(self.sheet, self.widths)
        self._titles()
        TableHead(self.sheet, self.table, self.widths, self.starts).write()
        row = self.first_row
        for each, lines in zip(self.table.rows, self.lines, strict=True):
            self._row(row, each, lines)
            row += 1
        if not self.table.rows:
            self._words_across(row, self.table.empty, style.MISSING)
            row += 1
        self._close(row - 1)
        last_row = self._notes(row)
        if self.chart and self.table.rows and not self.table.is_grouped():
            last_row = add_chart(self.sheet, self.chart, self.table, below=last_row, widths=self.widths)
        self.sheet.freeze_panes = f"B{self.first_row}"
        self.sheet.print_title_rows = f"{HEAD_ROW}:{self.first_row - 1}"
        set_up_print(self.sheet, self.document, last_row=last_row, widths=self.widths)

    # --- above and below the table ------------------------------------------------------------------

    def _titles(self) -> None:
        self._words_across(1, self.table.title, style.TITLE, size=18, bold=True)
        subtitle = self.document.subtitle
        if _has_tinted_figures(self.table):
            subtitle = f"{subtitle.rstrip('.')}. {CHANGED_NOTE}" if subtitle else CHANGED_NOTE
        self._words_across(2, subtitle, style.SUBTITLE)
        self.sheet.row_dimensions[3].height = 18 if self.contents else 8
        if self.contents:
            link_to(self.sheet.cell(3, 1), self.contents, f"Back to {self.contents.lower()}")

    def _notes(self, row: int) -> int:
        """Write what is said under the table from this row on, and give the last row used."""
        notes = [self.table.note, *self.document.sources] if not self.contents else [self.table.note]
        last = row - 1
        for position, note in enumerate(filter(None, notes)):
            last = row + 1 + position
            self._words_across(last, note, style.NOTE, size=9)
        return last

    def _words_across(
        self, row: int, text: str, named_style: str, size: float = 11, *, bold: bool = False
    ) -> None:
        put_text(self.sheet.cell(row, 1), text, named_style)
        merge_row(self.sheet, row, self.last_column)
        lines = len(wrap(clean(text), sum(self.widths), size, bold=bold))
        self.sheet.row_dimensions[row].height = row_height(lines, size)

    # --- the rows -----------------------------------------------------------------------------------

    def _row(self, row: int, each: Row, lines: int) -> None:
        if each.kind is RowKind.BAND:
            self._band(row, each)
            return
        total = each.kind is RowKind.TOTAL
        for column in range(1, self.last_column + 1):
            cell = self.sheet.cell(row, column)
            cell.style = style.TOTAL_LABEL if total else style.TEXT
        self._label(row, each)
        for position, (cell, column) in enumerate(zip(each.cells, self.table.columns, strict=True)):
            self._value(row, self.first_value + position, cell, column, each)
        self._rules(row, total=total)
        if self.wordy:
            self._to_the_top(row)
        self.sheet.row_dimensions[row].height = row_height(lines)

    def _to_the_top(self, row: int) -> None:
        for column in range(1, self.last_column + 1):
            cell = self.sheet.cell(row, column)
            placed = cell.alignment
            cell.alignment = Alignment(
                horizontal=placed.horizontal, vertical="top", wrap_text=placed.wrap_text
            )

    def _band(self, row: int, each: Row) -> None:
        for column in range(1, self.last_column + 1):
            cell = self.sheet.cell(row, column)
            cell.style = style.BANDED
            cell.border = Border(bottom=style.HAIRLINE)
        label, detail = clean(each.label), clean(each.detail)
        put_text(self.sheet.cell(row, 1), label, style.BANDED)
        if label and detail:
            bold = InlineFont(rFont=style.FONT, sz=11, b=True, color=style.INK)
            self.sheet.cell(row, 1).value = CellRichText(TextBlock(bold, label), f"  {detail}")
        else:
            self.sheet.cell(row, 1).font = Font(name=style.FONT, size=11, bold=True, color=style.INK)
        self.sheet.cell(row, 1).border = Border(bottom=style.HAIRLINE)
        merge_row(self.sheet, row, self.last_column)
        lines = len(wrap(f"{label}  {detail}".strip(), sum(self.widths) - 2))
        self.sheet.row_dimensions[row].height = row_height(lines)

    def _label(self, row: int, each: Row) -> None:
        named_style = style.TOTAL_LABEL if each.kind is RowKind.TOTAL else style.TEXT
        put_text(self.sheet.cell(row, 1), each.label, named_style)
        if each.rating:
            self._rating(row, 1, each.rating)
        if self.first_value > 2:
            put_text(self.sheet.cell(row, 2), each.detail, named_style)

    def _value(self, row: int, position: int, cell: Cell, column: Column, each: Row) -> None:
        value, kind = cell.value, kind_in(each, column)
        total = each.kind is RowKind.TOTAL
        target = self.sheet.cell(row, position)
        if isinstance(value, RatingValue):
            self._rating(row, position, value)
        elif isinstance(value, Missing):
            put_text(target, value.value, style.MISSING)
            target.alignment = Alignment(
                horizontal="right" if kind in NUMERIC else "left", vertical="center", wrap_text=True
            )
        elif isinstance(value, date):
            target.value, target.number_format = as_date(value), style.DATE_FORMAT
            target.alignment = Alignment(horizontal="left", vertical="center")
        elif is_number(value) and kind not in {Kind.TEXT, Kind.REFERENCE}:
            self._number(row, position, value, kind, column.places, total=total)
        elif value is not None:
            put_text(target, str(value), style.TOTAL_LABEL if total else style.TEXT)
        if cell.changed and not isinstance(value, RatingValue):
            target.fill = style.fill(style.CHANGED)
            target.font = Font(name=style.FONT, size=target.font.size, bold=True, color=style.INK)
        if total and isinstance(value, Missing):
            target.fill = style.fill(style.BAND)

    def _number(
        self, row: int, position: int, value: Value, kind: Kind, places: int | None, *, total: bool
    ) -> None:
        target = self.sheet.cell(row, position)
        target.style = style.TOTAL if total else style.NUMBER
        shown = rounded(value, kind, places)
        # A workbook holds 59.4% as 0.594: the printed figure divided, so that both show the same.
        target.value = float(shown / 100) if kind is Kind.PERCENT else _plain(shown)
        target.number_format = style.number_format(kind, places)
        if shown.is_zero() and not total:
            target.font = Font(name=style.FONT, size=11, color=style.FAINT)

    def _rating(self, row: int, position: int, rating: RatingValue) -> None:
        tone, target = style.tone_of(rating), self.sheet.cell(row, position)
        put_text(target, style.rating_words(rating))
        target.fill = style.fill(tone.ground)
        target.font = Font(name=style.FONT, size=11, bold=True, color=tone.text)
        target.border = tone.border()
        target.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)

    def _rules(self, row: int, *, total: bool) -> None:
        edge = style.HEAVY if total else None
        for column in range(1, self.last_column + 1):
            cell = self.sheet.cell(row, column)
            if not cell.border.right or cell.border.right.style is None:  # a rating has its own edge
                cell.border = ruled(self.starts, column, top=edge, bottom=edge or style.HAIRLINE)

    def _lines(self, each: Row) -> int:
        if each.kind is RowKind.BAND:
            return 1
        texts = [style.rating_words(each.rating) if each.rating else each.label]
        if self.first_value > 2:
            texts.append(each.detail)
        texts += [
            _cell_words(cell, column, each)
            for cell, column in zip(each.cells, self.table.columns, strict=True)
        ]
        bold = each.kind is RowKind.TOTAL
        return max(
            len(
                wrap(clean(t), width, SMALL, bold=False) if t in MISSING else wrap(clean(t), width, bold=bold)
            )
            for t, width in zip(texts, self.widths, strict=True)
        )

    def _close(self, row: int) -> None:
        """A heavy rule under the last row of the table."""
        for column in range(1, self.last_column + 1):
            cell = self.sheet.cell(row, column)
            border = cell.border
            cell.border = Border(left=border.left, right=border.right, top=border.top, bottom=style.HEAVY)


def _cell_words(cell: Cell, column: Column, row: Row) -> str:
    if isinstance(cell.value, RatingValue):
        return style.rating_words(cell.value)
    return words(cell.value, kind_in(row, column), column.places)


def _has_tinted_figures(table: Table) -> bool:
    cells = (cell for row in table.rows for cell in row.cells)
    return any(cell.changed and not isinstance(cell.value, RatingValue) for cell in cells)


def _plain(value) -> int | float:
    return int(value) if value == round_half_up(value) else float(value)

"""A table in Word: a head that repeats, merged group heads and bands, numbers right, ratings in words."""

from docx.document import Document as WordDocument
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.styles import styleId_from_name
from docx.shared import Pt, RGBColor
from docx.table import _Cell
from docx.text.paragraph import Paragraph as WordParagraph

from reports.document import Cell, Column, Missing, RatingValue, Row, RowKind, Table, kind_in
from reports.formatting import is_number, words
from reports.renderers import docx_style as style
from reports.renderers.docx_xml import (
    keep_whole,
    repeat_as_head,
    rules,
    set_up_table,
    shade,
)
from reports.renderers.page_widths import NUMERIC, Fit, delta
from reports.renderers.pdf_table import CHANGED, group_starts, is_kept_whole
from reports.renderers.pdf_text import clean
from reports.renderers.word_breaks import breakable_in, missing_size
from reports.renderers.xlsx_style import group_words, rating_words, tone_of

HEAVY, LIGHT, UPRIGHT = (8, style.INK), (4, style.HAIR), (4, style.RULE)
EM = style.TABLE  # points


class WordTableWriter:
    """Writes one table at the end of the document; `title` is also its alternative text."""

    def __init__(self, made: WordDocument, block: Table, fitted: Fit, title: str):
        self.block, self.fitted = block, fitted
        self.starts = group_starts(block)
        heads = 2 if block.is_grouped() else 1
        count = heads + max(1, len(block.rows))
        self.table = made.add_table(rows=count, cols=len(block.columns) + 1)
        self.heads = heads
        prepare(self.table, [width * EM for width in fitted.widths], clean(title), clean(block.note), heads)
        # One look at all cells: asking the table for each of them takes the square of the time.
        self.cells = [row.cells for row in self.table.rows]

    def write(self) -> list[str]:
        """Gives the notes to print below it."""
        self._heads()
        for at, row in enumerate(self.block.rows, start=self.heads):
            self._row(self.cells[at], row)
        if not self.block.rows:
            self._across(self.cells[self.heads], self.block.empty, style.MUTED, italic=True)
        if is_kept_whole(self.block, self.fitted):
            for cells in self.cells[:-1]:
                for cell in cells:
                    cell.paragraphs[0].paragraph_format.keep_with_next = True
        changed = any(
            delta(self.block, row, at) for row in self.block.rows for at in range(len(self.block.columns))
        )
        return [CHANGED] * changed + [self.block.note] * bool(self.block.note.strip())

    def _heads(self) -> None:
        grouped = self.block.is_grouped()
        if grouped:
            self._groups(self.cells[0])
            label = self.cells[0][0].merge(self.cells[1][0])
        else:
            label = self.cells[0][0]
        put(label, self.block.row_header, bold=True)
        label.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.BOTTOM
        for at, column in enumerate(self.block.columns):
            cell = self.cells[self.heads - 1][at + 1]
            small = style.SMALL if column.group else style.TABLE
            title = breakable_in(column.title, self._room(at + 1), bold=True)
            put(cell, title, bold=not grouped or column.emphasis or not column.group, size=small)
            _align(cell, column)
            cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.BOTTOM
            self._rule(cell, at, bottom=HEAVY, **({} if grouped else {"top": HEAVY}))
        rules(label, top=HEAVY, bottom=HEAVY)
        if grouped:
            rules(self.cells[0][0], top=HEAVY)

    def _groups(self, cells) -> None:
        position = 0
        for first, count in self.block.groups():
            cell = cells[position + 1]
            if count > 1:
                cell = cell.merge(cells[position + count])
            put(cell, group_words(first), bold=True)
            cell.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.CENTER
            if first.group_rating and first.group_rating.tone != "none":
                paint(cell, first.group_rating)
            self._rule(cell, position, top=HEAVY)
            position += count

    def _row(self, cells, row: Row) -> None:
        if row.kind is RowKind.BAND:
            return self._band(cells, row)
        total = row.kind is RowKind.TOTAL
        edges = {"top": HEAVY, "bottom": HEAVY} if total else {"bottom": LIGHT}
        self._label(cells[0], row, total=total)
        rules(cells[0], **edges)
        for at, (cell, column) in enumerate(zip(row.cells, self.block.columns, strict=True)):
            self._cell(cells[at + 1], cell, row, at)
            _align(cells[at + 1], column)
            self._rule(cells[at + 1], at, **edges)
        return None

    def _label(self, cell: _Cell, row: Row, *, total: bool) -> None:
        if row.rating:
            letter = f"{row.rating.letter}  " if row.rating.letter else ""
            put(cell, f"{letter}{row.label}", bold=True)
            paint(cell, row.rating)
        else:
            put(cell, breakable_in(row.label, self._room(0), bold=total), bold=total)
            if row.detail and self.fitted.details:
                put(cell, f"  {row.detail}", colour=style.MUTED)
            if total:
                shade(cell, style.BAND)

    def _cell(self, target: _Cell, cell: Cell, row: Row, at: int) -> None:
        column, value, total = self.block.columns[at], cell.value, row.kind is RowKind.TOTAL
        if isinstance(value, RatingValue):
            put(target, rating_words(value), bold=True)
            return paint(target, value)
        if isinstance(value, Missing):
            size = style.TABLE * missing_size(value.value, self._room(at + 1))
            put(target, value.value, colour=style.MUTED, italic=True, size=size)
        else:
            zero = is_number(value) and not value and not cell.changed
            heavy = total or cell.changed or (column.emphasis and not column.group)
            shown = words(value, kind_in(row, column), column.places)
            if column.kind not in NUMERIC:
                shown = breakable_in(shown, self._room(at + 1), bold=heavy)
            put(target, shown, bold=heavy and not zero, colour=style.FAINT if zero else style.INK)
            if moved := delta(self.block, row, at):
                put(target, f" {moved}", bold=True, size=style.SMALL)
        if cell.changed or total:
            shade(target, style.CHANGED if cell.changed else style.BAND)
        return None

    def _room(self, at: int) -> float:
        """In em of the table's text, between the margins of a cell in this column of the grid."""
        return self.fitted.widths[at] - 2 * inset_of(len(self.fitted.widths)) / 20 / EM

    def _band(self, cells, row: Row) -> None:
        cell = self._across(cells, row.label, style.INK, bold=True)
        if row.detail:
            put(cell, f"  {row.detail}")
        cell.paragraphs[0].paragraph_format.keep_with_next = True
        shade(cell, style.BAND)

    def _across(self, cells, text: str, colour: str, **looks) -> _Cell:
        cell = cells[0].merge(cells[-1]) if len(cells) > 1 else cells[0]
        put(cell, text, colour=colour, **looks)
        rules(cell, bottom=LIGHT)
        return cell

    def _rule(self, cell: _Cell, at: int, **edges) -> None:
        rules(cell, **edges, **({"left": UPRIGHT} if at in self.starts else {}))


def inset_of(columns: int) -> int:
    """What a cell keeps free at its left, and at its right, in twentieths of a point."""
    return 50 if columns >= 8 else 110


def prepare(table, widths: list[float], title: str, note: str, heads: int) -> None:
    """Widths in points, cell margins, the head that repeats, rows that stay whole, the alternative text."""
    table.autofit = False
    set_up_table(table, title, note, inset=inset_of(len(widths)))
    for column, width in zip(table._tbl.tblGrid.gridCol_lst, widths, strict=True):
        column.w = Pt(width)
    for row in table._tbl.tr_lst:
        for cell, width in zip(row.tc_lst, widths, strict=True):
            cell.width = Pt(width)
    for position, row in enumerate(table.rows):
        keep_whole(row)
        if position < heads:
            repeat_as_head(row)


def put(
    cell: _Cell, text: str, *, bold=False, italic=False, colour=style.INK, size=style.TABLE
) -> WordParagraph:
    paragraph = cell.paragraphs[0]
    # By its id: a style asked for by name is looked up among all styles, thousands of times in a long table.
    paragraph._p.style = styleId_from_name(style.TABLE_TEXT)
    run = paragraph.add_run(clean(text))
    run.bold, run.italic = bold or None, italic or None
    run.font.color.rgb = RGBColor.from_string(colour)
    run.font.size = Pt(size)
    return paragraph


def paint(cell: _Cell, rating: RatingValue) -> None:
    """The colours of the rating, under the word that says it."""
    tone = tone_of(rating)
    shade(cell, tone.ground)
    for run in cell.paragraphs[0].runs:
        run.font.color.rgb = RGBColor.from_string(tone.text)


def _align(cell: _Cell, column: Column) -> None:
    if column.kind in NUMERIC:
        cell.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT

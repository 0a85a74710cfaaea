"""The first sheet of a workbook: its prose, the key, and links to the sheets with the tables."""

from openpyxl.styles import Alignment, Border, Font
from openpyxl.worksheet.worksheet import Worksheet

from reports.document import (
    Asked,
    BulletList,
    Document,
    HeaderGrid,
    Heading,
    Key,
    Paragraph,
    Statement,
    Table,
)
from reports.numbering import caption, letter, numbered
from reports.renderers import xlsx_style as style
from reports.renderers.xlsx_sheet import clean, link_to, merge_row, put_text, set_up_print, set_widths
from reports.renderers.xlsx_widths import natural_width, row_height, wrap

WIDTH = 84  # A4 portrait
LONGEST = 24  # lines of one row, which is about as tall as a row may be


class ProseSheet:
    """Writes the document from the top to the bottom, with a link where a table stands."""

    def __init__(self, sheet: Worksheet, document: Document, sheet_names: dict[str, str]):
        self.sheet, self.document, self.sheet_names = sheet, document, sheet_names
        self.row = 0
        labels = [style.rating_words(rating) for rating, _ in self._keys()]
        first = max([18.0, *(natural_width(label, bold=True) + 2 for label in labels)])
        self.widths = [min(first, 40.0), WIDTH - min(first, 40.0)]

    def write(self) -> None:
        set_widths(self.sheet, self.widths)
        self._words(self.document.organisation, style.SUBTITLE)
        self._words(self.document.title, style.TITLE, size=18, bold=True)
        self._words(self.document.subtitle, style.SUBTITLE)
        for block, number in numbered(self.document):
            self._block(block, number)
        if self.document.sources:
            self._heading("Sources", 2)
        for source in self.document.sources:
            self._words(source, style.NOTE, size=9)
        set_up_print(self.sheet, self.document, last_row=self.row, widths=self.widths)

    def _keys(self):
        return (pair for block in self.document.blocks if isinstance(block, Key) for pair in block.ratings)

    def _block(self, block, number: str) -> None:
        match block:
            case Heading():
                self._heading(f"{number}. {block.text}" if number else block.text, block.level)
            case Paragraph():
                self._gap(4)
                self._words(f"{number}  {block.text}" if number else block.text, style.TEXT)
            case Statement():
                self._words(f"{block.text} ({block.source})" if block.source else block.text, style.TEXT)
            case HeaderGrid():
                self._grid(block)
            case Asked():
                self._asked(block)
            case BulletList():
                for item in block.items:
                    self._words(f"•  {item}", style.TEXT)
            case Key():
                self._key(block)
            case Table():
                self._link(block, caption(number, block.title))

    def _heading(self, text: str, level: int) -> None:
        self._gap(8)
        size = 14 if level <= 2 else 12
        self._words(text, style.TEXT, size=size, bold=True)
        self.sheet.cell(self.row, 1).font = Font(name=style.FONT, size=size, bold=True, color=style.ACCENT)

    def _words(self, text: str, named_style: str, size: float = 11, *, bold: bool = False) -> None:
        """A paragraph across the page; a very long one goes on in the next row, since rows have a limit."""
        if not text:
            return
        lines = wrap(clean(text), WIDTH, size, bold=bold)
        for start in range(0, len(lines), LONGEST):
            part = lines[start : start + LONGEST]
            self.row += 1
            whole = len(lines) <= LONGEST
            put_text(self.sheet.cell(self.row, 1), text if whole else " ".join(part), named_style)
            self.sheet.cell(self.row, 1).alignment = Alignment(vertical="top", wrap_text=True)
            merge_row(self.sheet, self.row, 2)
            self.sheet.row_dimensions[self.row].height = row_height(len(part), size)

    def _asked(self, asked: Asked) -> None:
        self._heading(asked.title, 2)
        self._words(asked.introduction, style.TEXT)
        for position, item in enumerate(asked.items):
            self._words(f"{letter(position)}  {item}", style.TEXT)

    def _grid(self, grid: HeaderGrid) -> None:
        self._gap(4)
        for label, value in grid.rows:
            self.row += 1
            put_text(self.sheet.cell(self.row, 1), label, style.TEXT)
            self.sheet.cell(self.row, 1).font = Font(name=style.FONT, size=11, bold=True, color=style.INK)
            put_text(self.sheet.cell(self.row, 2), value, style.TEXT)
            for cell in (self.sheet.cell(self.row, 1), self.sheet.cell(self.row, 2)):
                cell.border = Border(bottom=style.HAIRLINE)
            self.sheet.row_dimensions[self.row].height = row_height(len(wrap(clean(value), self.widths[1])))

    def _link(self, table: Table, title: str) -> None:
        self._gap(4)
        self.row += 1
        link_to(self.sheet.cell(self.row, 1), self.sheet_names[table.name], self.sheet_names[table.name])
        put_text(self.sheet.cell(self.row, 2), title)
        # A link's words may be longer than its column.
        self.sheet.cell(self.row, 1).alignment = Alignment(vertical="center", wrap_text=True)
        lines = max(
            len(wrap(self.sheet_names[table.name], self.widths[0], 10)),
            len(wrap(clean(title), self.widths[1])),
        )
        self.sheet.row_dimensions[self.row].height = row_height(lines)

    def _key(self, key: Key) -> None:
        self._heading("What the ratings mean", 3)
        for rating, meaning in key.ratings:
            self.row += 1
            label, words = self.sheet.cell(self.row, 1), self.sheet.cell(self.row, 2)
            tone = style.tone_of(rating)
            put_text(label, style.rating_words(rating))
            label.font = Font(name=style.FONT, size=11, bold=True, color=tone.text)
            label.fill, label.border = style.fill(tone.ground), tone.border()
            label.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
            put_text(words, meaning)
            words.alignment = Alignment(vertical="center", wrap_text=True, indent=1)
            words.border = Border(bottom=style.HAIRLINE)
            lines = max(
                len(wrap(clean(meaning), self.widths[1] - 2)),
                len(wrap(style.rating_words(rating), self.widths[0], bold=True)),
            )
            self.sheet.row_dimensions[self.row].height = row_height(lines)

    def _gap(self, height: float) -> None:
        self.row += 1
        self.sheet.row_dimensions[self.row].height = height

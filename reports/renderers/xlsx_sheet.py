"""What every sheet has: a name Excel takes, text that stays text, and a page that prints well."""

import re

from openpyxl.cell import Cell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.worksheet import Worksheet

from reports.document import Document
from reports.renderers import xlsx_style as style

LONGEST_NAME = 31
LONGEST_TEXT = 32_767
CUT = " … (the rest does not fit into a cell)"
PORTRAIT_UNITS, LANDSCAPE_UNITS = 84, 126  # the widths of A4, in units of column width, before print shrinks
PORTRAIT_POINTS, LANDSCAPE_POINTS = 732, 484  # the heights of A4 between the margins
SQUEEZE = 1.3  # what is this little over a page is fitted on one


def safe_sheet_title(title: str, taken: set[str]) -> str:
    """
    A sheet name out of any words: at most 31 characters, cut between words, nothing Excel forbids.

    It differs from those taken, compared without regard to case as Excel does, and is added to them.
    """
    name = re.sub(r"[:\\/?*\[\]]", " ", clean(title))
    name = _cut(" ".join(name.split()).strip("' "), LONGEST_NAME) or "Table"
    if name.casefold() == "history":  # Excel keeps this name for itself
        name = "History table"
    unique, number = name, 1
    while unique.casefold() in taken:
        number += 1
        unique = f"{_cut(name, LONGEST_NAME - len(str(number)) - 1)} {number}"
    taken.add(unique.casefold())
    return unique


def _cut(words: str, length: int) -> str:
    if len(words) <= length:
        return words
    head = words[: length + 1].rsplit(" ", 1)[0] if " " in words[: length + 1] else words[:length]
    return head[:length].rstrip(" ,;-–'")


def clean(text: str) -> str:
    """Text without the control characters that a workbook cannot hold, and no longer than a cell takes."""
    text = ILLEGAL_CHARACTERS_RE.sub("", str(text)).replace("\r\n", "\n").replace("\r", "\n")
    return text if len(text) <= LONGEST_TEXT else text[: LONGEST_TEXT - len(CUT)] + CUT


def put_text(cell: Cell, text: str, named_style: str = style.TEXT) -> None:
    """Write words that stay words: what begins with “=” is never a formula."""
    cell.style = named_style
    cell.value = clean(text)
    if cell.value:
        cell.data_type = "s"
        cell.number_format = style.TEXT_FORMAT


def merge_row(sheet: Worksheet, row: int, last_column: int, first_column: int = 1) -> None:
    if last_column > first_column:
        sheet.merge_cells(start_row=row, end_row=row, start_column=first_column, end_column=last_column)


def set_widths(sheet: Worksheet, widths: list[float]) -> None:
    for position, width in enumerate(widths, start=1):
        sheet.column_dimensions[get_column_letter(position)].width = round(width, 1)


def link_to(cell: Cell, sheet_name: str, words: str) -> None:
    put_text(cell, words, style.LINKED)
    quoted = sheet_name.replace("'", "''")
    cell.hyperlink = Hyperlink(ref=cell.coordinate, location=f"'{quoted}'!A1")
    cell.style = style.LINKED


def set_up_print(sheet: Worksheet, document: Document, *, last_row: int, widths: list[float]) -> None:
    """A4, one page wide, with what a loose page must say about itself in its header and footer."""
    wide = sum(widths) > PORTRAIT_UNITS + 0.5
    sheet.sheet_view.showGridLines = False
    sheet.page_setup.orientation = "landscape" if wide else "portrait"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 1 if _fits_one_page(sheet, last_row, widths, wide) else 0
    margins = sheet.page_margins
    margins.left = margins.right = 0.6
    margins.top, margins.bottom, margins.header, margins.footer = 0.75, 0.7, 0.35, 0.35
    sheet.print_options.horizontalCentered = True
    sheet.print_area = f"A1:{get_column_letter(len(widths))}{last_row}"
    _header_and_footer(sheet, document)


def _fits_one_page(sheet: Worksheet, last_row: int, widths: list[float], wide: bool) -> bool:
    room = LANDSCAPE_POINTS if wide else PORTRAIT_POINTS
    scale = min(1.0, (LANDSCAPE_UNITS if wide else PORTRAIT_UNITS) / sum(widths))
    height = sum(sheet.row_dimensions[row].height or 15 for row in range(1, last_row + 1))
    return height * scale <= room * SQUEEZE


def _header_and_footer(sheet: Worksheet, document: Document) -> None:
    # "&" begins a code in a header; a header takes 255 characters in all.
    escape = lambda text: clean(text).replace("\n", " ")[:100].replace("&", "&&")  # noqa: E731
    parts = {
        "header left": (sheet.oddHeader.left, escape(document.organisation), f"{style.FONT},Regular"),
        "header right": (sheet.oddHeader.right, escape(sheet.title), f"{style.FONT},Bold"),
        "footer left": (sheet.oddFooter.left, escape(document.title), f"{style.FONT},Regular"),
        "footer right": (sheet.oddFooter.right, "Page &P of &N", f"{style.FONT},Bold"),
    }
    for part, text, font in parts.values():
        part.text, part.size, part.font = text, 9, font

"""
A chart as Excel's own, beside the table that has its figures, so that a clerk can go on with it.

openpyxl gives a chart no alternative text; `described` writes it into the finished archive.
"""

import re
from xml.sax.saxutils import quoteattr

from openpyxl.chart import BarChart, LineChart, Reference
from openpyxl.chart.label import DataLabelList
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.chart.text import RichText
from openpyxl.drawing.line import LineProperties
from openpyxl.drawing.text import CharacterProperties, Font, Paragraph, ParagraphProperties
from openpyxl.worksheet.worksheet import Worksheet

from reports.document import Chart, ChartKind, Table
from reports.renderers import xlsx_style as style
from reports.renderers.archives import Change
from reports.renderers.xlsx_head import HEAD_ROW, first_value
from reports.renderers.xlsx_sheet import clean
from reports.renderers.xlsx_widths import UNIT

HEIGHT, ROWS = 7.5, 15  # in centimetres, and in rows
NARROWEST, WIDEST = 8.0, 17.0  # centimetres
CENTIMETRES = UNIT / 28.35  # of one unit of column width
INKS = ("1C3550", "8A97A5", "FFFFFF")  # dark, mid and white with a dark edge: apart in a grey print
NAME = re.compile(rb'<([\w:]*cNvPr) id="(\d+)" name="Chart (\d+)"\s*/>')


def add_chart(sheet: Worksheet, chart: Chart, table: Table, *, below: int, widths: list[float]) -> int:
    """Draw the table's figures, which begin below its head, under this row. Gives the last row it covers."""
    head, label = HEAD_ROW, first_value(table) - 1
    first = head + 1
    made = _made(chart)
    last = first + len(table.rows) - 1
    figures = Reference(
        sheet, min_col=label + 1, max_col=label + len(table.columns), min_row=head, max_row=last
    )
    made.add_data(figures, titles_from_data=True)
    made.set_categories(Reference(sheet, min_col=1, min_row=first, max_row=last))
    # No wider than the columns, or the print leaves a part of it out.
    made.width = min(WIDEST, max(NARROWEST, sum(widths) * CENTIMETRES))
    made.height, made.style = HEIGHT, None
    made.x_axis.delete = made.y_axis.delete = False  # left out, some programs draw no axes
    made.x_axis.txPr = made.y_axis.txPr = _text(900)
    made.y_axis.majorGridlines = None
    if len(made.series) == 1:
        made.legend = None
    else:
        made.legend.position, made.legend.txPr = "b", _text(900)
    for position, series in enumerate(made.series):
        _painted(series, chart, position)
    made.alternative = chart.words_for_it()  # for `described`; openpyxl has no place for it
    sheet.add_chart(made, f"A{below + 2}")
    return below + 2 + ROWS


def described(alternatives: list[str]) -> Change:
    """Gives each chart of a finished workbook its alternative text, in the order in which they were added."""
    left = iter(alternatives)

    def change(name: str, content: bytes) -> bytes:
        if not name.startswith("xl/drawings/drawing"):
            return content
        return NAME.sub(lambda found: _described(found, next(left)), content)

    return change


def _described(found: re.Match, words: str) -> bytes:
    tag, number, name = (part.decode() for part in found.groups())
    return f'<{tag} id="{number}" name="Chart {name}" descr={quoteattr(clean(words))}/>'.encode()


def _made(chart: Chart):
    if chart.kind is ChartKind.LINE:
        return LineChart()
    made = BarChart()
    made.type = "bar"
    made.gapWidth = 60
    made.x_axis.scaling.orientation = "maxMin"  # the first row on top, as in the table
    made.y_axis.crosses = "max"  # and the figures below, where they are looked for
    if chart.kind is ChartKind.STACKED:
        made.grouping, made.overlap = "stacked", 100
    return made


def _painted(series, chart: Chart, position: int) -> None:
    rating = chart.series[position].rating if position < len(chart.series) else None
    tone = style.tone_of(rating) if rating else None
    ground, edge = (tone.ground, tone.edge) if tone else (INKS[position % 3], INKS[0])
    if chart.kind is ChartKind.LINE:
        limit = position >= len(chart.series)
        ink = style.MUTED if limit else edge
        series.graphicalProperties = GraphicalProperties(
            ln=LineProperties(solidFill=ink, w=12700 if limit else 22225, prstDash="dash" if limit else None)
        )
        series.smooth = False
        return
    series.graphicalProperties = GraphicalProperties(solidFill=ground, ln=LineProperties(solidFill=edge))
    text = (
        tone.text
        if tone
        else ("FFFFFF" if not position % 3 and chart.kind is ChartKind.STACKED else style.INK)
    )
    series.dLbls = DataLabelList(
        showVal=True, showSerName=False, showCatName=False, showLegendKey=False, showPercent=False,
        txPr=_text(900, text), numFmt="#,##0;;" if chart.kind is ChartKind.STACKED else None,
    )  # fmt: skip


def _text(size: int, colour: str = style.INK) -> RichText:
    """Without a size of its own Excel makes it 18 points."""
    looks = CharacterProperties(sz=size, latin=Font(typeface=style.FONT), solidFill=colour)
    return RichText(p=[Paragraph(pPr=ParagraphProperties(defRPr=looks), endParaRPr=looks)])

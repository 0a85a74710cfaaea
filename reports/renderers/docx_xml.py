"""What python-docx has no words for: fields, shading, rules, heads that repeat, alternative texts."""

from docx.document import Document as WordDocument
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.table import Table as WordTable
from docx.table import _Cell, _Row
from docx.text.paragraph import Paragraph as WordParagraph
from docx.text.run import Run

SIDES = ("top", "left", "bottom", "right")  # the order that the format asks for
CELL_ORDER = [
    qn(f"w:{name}")
    for name in ("tcW", "gridSpan", "hMerge", "vMerge", "tcBorders", "shd", "noWrap", "tcMar", "vAlign")
]
CELL_AIR = 45  # twentieths of a point, above and below


def element(name: str, **attributes) -> OxmlElement:
    """`element("w:shd", fill="FFFFFF")`."""
    made = OxmlElement(name)
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), str(value))
    return made


def add_field(paragraph: WordParagraph, code: str, shown: str, *, outdated: bool = False) -> Run:
    """A field that Word works out, with what it shows until then. Gives the run of what is shown."""
    begin = paragraph.add_run()
    begin._r.append(element("w:fldChar", fldCharType="begin", **({"dirty": "true"} if outdated else {})))
    instruction = element("w:instrText")
    instruction.set(qn("xml:space"), "preserve")
    instruction.text = f" {code} "
    paragraph.add_run()._r.append(instruction)
    paragraph.add_run()._r.append(element("w:fldChar", fldCharType="separate"))
    result = paragraph.add_run(shown)
    paragraph.add_run()._r.append(element("w:fldChar", fldCharType="end"))
    return result


def shade(cell: _Cell, colour: str) -> None:
    cell._tc.get_or_add_tcPr().append(element("w:shd", val="clear", color="auto", fill=colour))


def rules(cell: _Cell, **edges: tuple[int, str]) -> None:
    """`rules(cell, top=(8, "1B1F23"))`: width in eighths of a point, and colour."""
    borders = element("w:tcBorders")
    for side in SIDES:
        if side in edges:
            width, colour = edges[side]
            borders.append(element(f"w:{side}", val="single", sz=width, space=0, color=colour))
    cell._tc.get_or_add_tcPr().append(borders)


def edge_of(paragraph: WordParagraph, side: str, width: int, colour: str, space: int = 8) -> None:
    borders = element("w:pBdr")
    borders.append(element(f"w:{side}", val="single", sz=width, space=space, color=colour))
    # Its place among the properties matters to Word: before shading, tabs, spacing and indents.
    properties = paragraph._p.get_or_add_pPr()
    properties.insert_element_before(
        borders, "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:spacing", "w:ind", "w:jc", "w:rPr"
    )


def ground_of(paragraph: WordParagraph, colour: str) -> None:
    properties = paragraph._p.get_or_add_pPr()
    properties.insert_element_before(
        element("w:shd", val="clear", color="auto", fill=colour),
        "w:tabs", "w:suppressAutoHyphens", "w:spacing", "w:ind", "w:jc", "w:rPr",
    )  # fmt: skip


def repeat_as_head(row: _Row) -> None:
    row._tr.get_or_add_trPr().append(element("w:tblHeader", val="true"))


def keep_whole(row: _Row) -> None:
    row._tr.get_or_add_trPr().append(element("w:cantSplit", val="true"))


def set_up_table(table: WordTable, title: str, description: str, inset: int) -> None:
    """
    Fixed widths, cell margins (in twentieths of a point), and what the table is for those who do not see it.

    It has a head, and no head column or banding of its own.
    """
    properties = table._tbl.tblPr
    for name in ("w:tblLayout", "w:tblLook"):
        for found in properties.findall(qn(name)):
            properties.remove(found)
    margins = element("w:tblCellMar")
    for side, width in (("top", CELL_AIR), ("left", inset), ("bottom", CELL_AIR), ("right", inset)):
        margins.append(element(f"w:{side}", w=width, type="dxa"))
    look = element(
        "w:tblLook", val="0620", firstRow=1, lastRow=0, firstColumn=0, lastColumn=0, noHBand=1, noVBand=1
    )
    properties.extend(
        [element("w:tblInd", w=inset, type="dxa"), element("w:tblLayout", type="fixed"), margins, look,
         element("w:tblCaption", val=title)]
    )  # fmt: skip
    if description:
        properties.append(element("w:tblDescription", val=description))


def describe_picture(run: Run, name: str, description: str) -> None:
    properties = run._r.xpath(".//wp:docPr")[0]
    properties.set("name", name)
    properties.set("descr", description)


def in_order(made: WordDocument) -> None:
    """Put what was said of each cell into the order, and the one place, that the format asks for."""
    for properties in made.element.body.iter(qn("w:tcPr")):
        borders = properties.findall(qn("w:tcBorders"))
        for more in borders[1:]:
            _merge(borders[0], more)
            properties.remove(more)
        shades = properties.findall(qn("w:shd"))
        for older in shades[:-1]:
            properties.remove(older)
        properties[:] = sorted(properties, key=lambda child: CELL_ORDER.index(child.tag))


def _merge(borders, more) -> None:
    sides = {side.tag: side for side in borders} | {side.tag: side for side in more}
    borders[:] = [sides[qn(f"w:{name}")] for name in SIDES if qn(f"w:{name}") in sides]

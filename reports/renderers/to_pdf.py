"""
A document as a tagged PDF (PDF/UA-1), set by Typst with the templates in reports/typst/.

Typst refuses to make a file that breaks the rules it can check: no title, a heading left out, a picture
without words. Text goes in as data and is never read as markup.
"""

import json
from pathlib import Path

import typst

from reports import charts
from reports.document import (
    Asked,
    Block,
    BulletList,
    Chart,
    Document,
    HeaderGrid,
    Heading,
    Key,
    Paragraph,
    Statement,
    Table,
)
from reports.numbering import caption, numbered
from reports.renderers import page_parts, pdf_table
from reports.renderers.colours import accent
from reports.renderers.page_widths import STANDARD, fit
from reports.renderers.pdf_text import clean, led
from reports.renderers.word_breaks import breakable

TEMPLATES = Path(__file__).parent.parent / "typst"
LARGE_PRINT = 16  # points; STANDARD is 11


def render(document: Document, table: str | None = None, *, base: float = STANDARD) -> bytes:
    """The whole document, or the one table of this name; `base` is the size of its text in points."""
    document = page_parts.levelled(document.only(table) if table else document)
    return typst.compile(
        str(TEMPLATES / "paper.typ"),
        root=str(TEMPLATES),
        font_paths=[str(charts.font_folder())],
        ignore_system_fonts=True,
        format="pdf",
        pdf_standards=["ua-1"],
        sys_inputs={"document": json.dumps(content(document, base))},
    )


def content(document: Document, base: float = STANDARD) -> dict:
    """What the template prints, all of it words."""
    dated = document.dated or document.as_at
    stretches = page_parts.stretches(document, base)
    return {
        "title": clean(document.title).strip() or "Report",
        "subtitle": clean(document.subtitle) if not document.is_paper else "",
        "organisation": clean(document.organisation),
        "body": clean(document.body),
        "header": clean(page_parts.header(document)),
        "header_date": page_parts.header_date(document),
        "footer": clean(page_parts.footer(document)),
        "date": [dated.year, dated.month, dated.day] if dated else None,
        "accent": accent(document.colour),
        "base": base,
        "flipped": not document.is_paper and stretches[0][0],
        "sections": _sections(document, stretches, base),
    }


def sections(document: Document, base: float = STANDARD) -> list[dict]:
    """What stands below the title, in stretches of one page orientation: for templates other than this one's."""
    document = page_parts.levelled(document)
    return _sections(document, page_parts.stretches(document, base), base)


def _sections(document: Document, stretches, base: float) -> list[dict]:
    shown = _blocks(document, base)
    sections = [
        {"flipped": flipped, "blocks": [block for at in positions for block in shown[at]]}
        for flipped, positions in stretches
    ]
    if document.sources:
        sections.append({"flipped": False, "blocks": _sources(document)})
    return sections


def _sources(document: Document) -> list[dict]:
    items = [{"lead": "", "rest": breakable(clean(source), 60)} for source in document.sources]
    heading = {"kind": "heading", "level": 1, "number": "", "text": "Sources"}
    return [heading, {"kind": "list", "items": items, "indented": False}]


def _blocks(document: Document, base: float) -> list[list[dict]]:
    """For each block of the document what is printed in its place; the contents come before the first section."""
    shown, number_before = [], ""
    pairs = list(numbered(document))
    for at, (block, number) in enumerate(pairs):
        following = pairs[at + 1][0] if at + 1 < len(pairs) else None
        drawn = _block(document, block, number, base)
        if isinstance(block, Paragraph):
            drawn["sticky"] = isinstance(following, Table | Chart | BulletList | Key)
            number_before = number
        elif isinstance(block, BulletList):
            drawn["indented"] = bool(number_before)
        elif isinstance(block, Heading):
            number_before = ""
        shown.append([drawn])
    start = page_parts.opening(document)
    if page_parts.has_contents(document) and start < len(shown):
        shown[start].insert(0, {"kind": "contents"})
    return shown


def _block(document: Document, block: Block, number: str, base: float) -> dict:
    match block:
        case Heading():
            return {"kind": "heading", "level": block.level - 1, "number": number, "text": _text(block.text)}
        case Paragraph():
            return {"kind": "paragraph", "number": number, "text": _text(block.text)}
        case BulletList():
            parts = (led(_text(item)) for item in block.items)
            return {"kind": "list", "items": [{"lead": lead, "rest": rest} for lead, rest in parts]}
        case HeaderGrid():
            return {"kind": "grid", "rows": [[_text(label), _text(value)] for label, value in block.rows]}
        case Asked():
            return {
                "kind": "asked",
                "title": _text(block.title).strip() or "Recommendations",
                "introduction": _text(block.introduction),
                "items": [_text(item) for item in block.items],
            }
        case Statement():
            return {"kind": "statement", "text": _text(block.text), "source": _text(block.source)}
        case Key():
            return pdf_table.key(block.ratings, page_parts.key_title(document))
        case Table():
            return pdf_table.table(block, number, fit(block, base))
        case Chart():
            return _chart(block, number, base / STANDARD)
    return {"kind": "break"}


def _chart(chart: Chart, number: str, scale: float) -> dict:
    return {
        "kind": "chart",
        "caption": _text(caption(number, chart.title)),
        "svg": charts.svg(chart, scale=scale),
        "alternative": clean(chart.words_for_it()),
    }


def _text(text: str) -> str:
    return breakable(clean(text), 60)

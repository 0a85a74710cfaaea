"""The page of a Word file: its size and turn, what stands at its head and foot, and the contents."""

from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.section import Section
from docx.shared import Length, Mm, Pt

from reports.document import Block, Document, Heading
from reports.renderers import docx_style as style
from reports.renderers import page_parts
from reports.renderers.docx_xml import add_field, edge_of
from reports.renderers.pdf_text import clean

A4 = (Mm(210), Mm(297))
CONTENTS_LEVELS = 3  # of the document: sections and what is below them


def turn(section: Section, landscape: bool) -> None:
    """A4, upright or turned, with the margins of the PDF."""
    short, long = A4
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = (long, short) if landscape else (short, long)
    section.top_margin, section.bottom_margin = Mm(25), Mm(20)
    section.left_margin = section.right_margin = Mm(18 if landscape else 20)
    section.header_distance, section.footer_distance = Mm(12), Mm(10)


def text_width(section: Section) -> Length:
    return Length(section.page_width - section.left_margin - section.right_margin)


def add_furniture(section: Section, document: Document, *, first: bool) -> None:
    """Its header and footer; the first page of the document has its masthead and no header."""
    section.different_first_page_header_footer = first
    width = text_width(section)
    section.header.is_linked_to_previous = False
    head = section.header.paragraphs[0]
    _two_sides(head, width, clean(page_parts.header(document)))
    head.add_run(page_parts.header_date(document))
    edge_of(head, "bottom", 4, style.RULE, space=4)
    for footer in (section.footer, section.first_page_footer) if first else (section.footer,):
        footer.is_linked_to_previous = False
        foot = footer.paragraphs[0]
        foot.style = "Footer"
        _two_sides(foot, width, clean(page_parts.footer(document)))
        for words, field in (("Page ", "PAGE"), (" of ", "NUMPAGES")):
            foot.add_run(words)
            add_field(foot, field, "1")


def _two_sides(paragraph, width: Length, left: str) -> None:
    stops = paragraph.paragraph_format.tab_stops
    stops.add_tab_stop(width, WD_TAB_ALIGNMENT.RIGHT)
    for inherited in (Pt(216), Pt(234), Pt(432), Pt(468)):  # Word's own stops for headers
        stops.add_tab_stop(inherited, WD_TAB_ALIGNMENT.CLEAR)
    paragraph.add_run(left + "\t")


def add_contents(made: WordDocument, pairs: list[tuple[Block, str]]) -> None:
    """A table of contents that Word fills with page numbers; until then it lists the headings."""
    made.add_paragraph("Contents", style="Heading 1")
    headings = [
        f"{number}. {clean(block.text)}" if number else clean(block.text)
        for block, number in pairs
        if isinstance(block, Heading) and block.level <= CONTENTS_LEVELS
    ]
    add_field(made.add_paragraph(), 'TOC \\o "1-2" \\h \\z \\u', "\n".join(headings), outdated=True)

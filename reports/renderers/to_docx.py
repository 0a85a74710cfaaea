"""
A document as a Word file that an officer can go on writing: real headings, captions, table heads.

Numbers of sections and paragraphs are words, as published; those of captions and pages are fields.
"""

import io

from docx.enum.section import WD_SECTION
from docx.shared import Mm, Pt, RGBColor

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
from reports.numbering import letter, numbered
from reports.renderers import docx_style as style
from reports.renderers import page_parts
from reports.renderers.archives import rewritten
from reports.renderers.colours import accent
from reports.renderers.docx_page import add_contents, add_furniture, text_width, turn
from reports.renderers.docx_table import WordTableWriter, paint, prepare, put
from reports.renderers.docx_xml import add_field, describe_picture, edge_of, ground_of, in_order, rules
from reports.renderers.page_widths import fit
from reports.renderers.pdf_text import clean, led
from reports.renderers.xlsx_style import rating_words

HANGING = Mm(12)
PICTURE_WIDTH = Pt(478)


def render(document: Document, table: str | None = None) -> bytes:
    """The whole document, or the one table of this name."""
    document = page_parts.levelled(document.only(table) if table else document)
    stream = io.BytesIO()
    WordWriter(document).written().save(stream)
    return rewritten(stream.getvalue())


class WordWriter:
    def __init__(self, document: Document):
        self.document = document
        self.made = style.word_document(document)
        self.accent = accent(document.colour).lstrip("#")
        self.after_number = False
        self.room = 0.0  # points between the margins of the page

    def written(self):
        pairs = list(numbered(self.document))
        stretches = page_parts.stretches(self.document)
        self._page(self.made.sections[0], stretches[0][0], first=True)
        self._masthead()
        contents_at = page_parts.opening(self.document) if page_parts.has_contents(self.document) else None
        for position, (landscape, members) in enumerate(stretches):
            if position:
                self._page(self.made.add_section(WD_SECTION.NEW_PAGE), landscape)
            for at in members:
                if at == contents_at:
                    add_contents(self.made, pairs)
                self._block(*pairs[at])
                self._keep_with(pairs[at + 1 : at + 2])
        self._sources(stretches[-1][0])
        in_order(self.made)
        return self.made

    def _page(self, section, landscape: bool, *, first: bool = False) -> None:
        turn(section, landscape)
        self.room = text_width(section).pt
        add_furniture(section, self.document, first=first)

    def _keep_with(self, following: list[tuple[Block, str]]) -> None:
        """What introduces a table stays on its page."""
        if following and isinstance(following[0][0], Table | Chart | BulletList | Key):
            self.made.paragraphs[-1].paragraph_format.keep_with_next = True

    def _masthead(self) -> None:
        document = self.document
        for text in (document.organisation, document.body):
            if text:
                paragraph = self._words(text, colour=style.MUTED, bold=True)
                if text is document.organisation:
                    edge_of(paragraph, "top", 24, self.accent)
                paragraph.paragraph_format.space_after = Pt(1)
        self.made.add_paragraph(clean(document.title).strip() or "Report", style="Title")
        if document.subtitle and not document.is_paper:
            self._words(document.subtitle, colour=style.MUTED)

    def _sources(self, landscape: bool) -> None:
        if not self.document.sources:
            return
        if landscape and self.document.is_paper:
            self._page(self.made.add_section(WD_SECTION.NEW_PAGE), landscape=False)
        self.made.add_heading("Sources", level=1)
        for source in self.document.sources:
            self.made.add_paragraph(clean(source), style="List Bullet")

    def _words(self, text: str, *, colour: str = style.INK, bold: bool = False, named: str = "Normal"):
        paragraph = self.made.add_paragraph(style=named)
        run = paragraph.add_run(clean(text))
        run.bold = bold or None
        run.font.color.rgb = RGBColor.from_string(colour)
        return paragraph

    def _block(self, block: Block, number: str) -> None:
        writers = {
            Heading: self._heading,
            Paragraph: self._paragraph,
            BulletList: self._list,
            HeaderGrid: self._grid,
            Asked: self._asked,
            Statement: self._statement,
            Key: self._key,
            Table: self._table,
            Chart: self._chart,
        }
        if type(block) in writers:
            writers[type(block)](block, number)
        else:
            self.made.add_page_break()

    def _heading(self, block: Heading, number: str) -> None:
        text = clean(block.text).replace("\n", " ")
        self.made.add_heading(f"{number}. {text}" if number else text, level=min(block.level - 1, 4))
        self.after_number = False

    def _paragraph(self, block: Paragraph, number: str) -> None:
        self.after_number = bool(number)
        if not number:
            self._words(block.text)
            return
        paragraph = self.made.add_paragraph(style=style.NUMBERED)
        paragraph.paragraph_format.left_indent = HANGING
        paragraph.paragraph_format.first_line_indent = -HANGING
        paragraph.paragraph_format.tab_stops.add_tab_stop(HANGING)
        run = paragraph.add_run(f"{number}\t")
        run.font.color.rgb = RGBColor.from_string(style.MUTED)
        paragraph.add_run(clean(block.text))

    def _list(self, block: BulletList, number: str) -> None:
        for item in block.items:
            paragraph = self.made.add_paragraph(style="List Bullet")
            if self.after_number:
                paragraph.paragraph_format.left_indent = HANGING + Mm(6)
            lead, rest = led(clean(item))
            paragraph.add_run(lead).bold = True
            paragraph.add_run(rest)

    def _grid(self, block: HeaderGrid, number: str) -> None:
        table = self.made.add_table(rows=len(block.rows), cols=2)
        prepare(table, [115, self.room - 115], "About this paper", "", heads=0)
        for at, (row, (label, value)) in enumerate(zip(table.rows, block.rows, strict=True)):
            for cell, text in zip(row.cells, (label, value), strict=True):
                put(cell, text, bold=text is label)
                top = {"top": (4, style.HAIR)} if not at else {}
                rules(cell, bottom=(4, style.HAIR), **top)

    def _asked(self, block: Asked, number: str) -> None:
        shown = [self.made.add_heading(clean(block.title).strip() or "Recommendations", level=1)]
        if block.introduction:
            shown.append(self._words(block.introduction, named=style.ASKED))
        for position, item in enumerate(block.items):
            shown.append(self._words(f"{letter(position)}\t{item}", named=style.ASKED))
        for paragraph in shown:  # of one indent, so that edge and ground are of one piece
            paragraph.paragraph_format.left_indent = HANGING
            paragraph.paragraph_format.first_line_indent = -Mm(8)
            paragraph.paragraph_format.tab_stops.add_tab_stop(HANGING)
            edge_of(paragraph, "left", 24, self.accent)
            ground_of(paragraph, style.BAND)

    def _statement(self, block: Statement, number: str) -> None:
        paragraph = self._words(block.text, named=style.STATEMENT)
        paragraph.paragraph_format.left_indent = Mm(5)
        edge_of(paragraph, "left", 18, self.accent)
        if block.source:
            run = paragraph.add_run(f" ({clean(block.source)})")
            run.font.color.rgb = RGBColor.from_string(style.MUTED)

    def _caption(self, title: str, number: str) -> None:
        paragraph = self.made.add_paragraph(style="Caption")
        if number:
            kind, count = number.split(" ")
            paragraph.add_run(f"{kind} ")
            add_field(paragraph, f"SEQ {kind} \\* ARABIC", count)
            paragraph.add_run(": ")
        paragraph.add_run(clean(title))

    def _key(self, block: Key, number: str) -> None:
        title = page_parts.key_title(self.document)
        self._caption(title, "")
        table = self.made.add_table(rows=len(block.ratings) + 1, cols=2)
        prepare(table, [105, self.room - 105], title, "", heads=1)
        heavy, light = (8, style.INK), (4, style.HAIR)
        for cell, text in zip(table.rows[0].cells, ("Rating", "Meaning"), strict=True):
            put(cell, text, bold=True)
            rules(cell, top=heavy, bottom=heavy)
        for row, (rating, meaning) in zip(table.rows[1:], block.ratings, strict=True):
            put(row.cells[0], rating_words(rating), bold=True)
            paint(row.cells[0], rating)
            put(row.cells[1], meaning)
            for cell in row.cells:
                rules(cell, bottom=light)
        self._gap()

    def _table(self, block: Table, number: str) -> None:
        self._caption(block.title, number)
        notes = WordTableWriter(self.made, block, fit(block), block.title).write()
        for note in notes:
            self._words(note, named=style.NOTE, colour=style.MUTED)
        if not notes:
            self._gap()

    def _gap(self) -> None:
        """Two tables without a paragraph between them would become one."""
        paragraph = self.made.add_paragraph(style=style.NOTE)
        paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(0)

    def _chart(self, block: Chart, number: str) -> None:
        self._caption(block.title, number)
        paragraph = self.made.add_paragraph()
        run = paragraph.add_run()
        run.add_picture(io.BytesIO(charts.png(block)), width=PICTURE_WIDTH)
        describe_picture(run, f"Chart {block.name}", clean(block.words_for_it()))

from dataclasses import replace
from datetime import date

import pytest

from reports.document import Cell, Column, Document, Heading, Kind, Paragraph, Row, RowKind, Table
from reports.renderers import to_pdf
from tests.reports.documents import AMBER, EVERYTHING, ONE_TABLE, figures, pair
from tests.reports.papers import CAPTIONS, HEADINGS, PAPER, RATINGS
from tests.reports.pdf_file import PdfFile

HOSTILE = '#panic() $x$ *b* _i_ @ref <script> = == \\ ` ~ [x] https://example.org // /* \x00\x0b\u2028 -- "q"'
PRINTED = '#panic() $x$ *b* _i_ @ref <script> = == \\ ` ~ [x] https://example.org // /* -- "q"'
LONG = "Donaudampfschifffahrtsgesellschaftskapitän" * 6


@pytest.fixture(scope="module")
def paper():
    return PdfFile(to_pdf.render(PAPER))


def attributes(element, owner):
    return next(each for each in element["/A"] if each["/O"] == owner)


def document(*blocks, **changes):
    return Document("A title", "Where we are", "Sunderland City Council", blocks, **changes)


def test_the_file_says_it_is_accessible_and_in_which_language(paper):
    metadata = paper.root["/Metadata"].get_data().decode()
    assert bool(paper.root["/MarkInfo"]["/Marked"])
    assert paper.root["/Lang"] == "en-GB"
    assert bool(paper.root["/ViewerPreferences"]["/DisplayDocTitle"])
    assert paper.reader.metadata.title == PAPER.title
    assert "<pdfuaid:part>1</pdfuaid:part>" in metadata


def test_headings_are_tagged_numbered_and_bookmarked(paper):
    assert paper.texts("H1", "H2", "H3") == HEADINGS
    assert paper.bookmarks() == HEADINGS


def test_every_paragraph_of_a_section_has_its_number(paper):
    numbered = [text for text in paper.texts("P") if text[0].isdigit()]
    assert numbered == [
        "1.1 The plan has 15 priorities.",
        "2.1 The number of actions has increased from 95 to 101.",
        "2.2 Since the last meeting:",
        "3.1 There are 16 actions.",
        "3.2 There are eight actions.",
    ]


def test_tables_and_figures_have_their_captions(paper):
    assert paper.texts("Caption") == CAPTIONS


def test_heads_of_columns_have_a_scope_and_cells_name_their_heads(paper):
    assert {attributes(head, "/Table")["/Scope"] for head in paper.tags("TH")} == {"/Column"}
    known = {head["/ID"] for head in paper.tags("TH")}
    named = {
        head for cell in paper.tags("TD") for each in cell.get("/A", []) for head in each.get("/Headers", [])
    }
    assert named
    assert named <= known


def test_a_chart_is_a_figure_with_every_number_in_words(paper):
    words = [figure["/Alt"] for figure in paper.tags("Figure")]
    assert words[0] == RATINGS.words_for_it()
    assert "31 May 2019: Red 0, Amber 4, Green 56, Completed 35, New 6, 101 in all." in words[0]
    assert words[2] == "Stage one rose from 177 to 226, stage two from 14 to 20."


def test_only_open_sans_is_used_and_it_is_in_the_file(paper):
    assert {name.split("-")[0] for name in paper.fonts()} == {"OpenSans"}


def test_each_page_after_the_first_says_what_it_belongs_to(paper):
    pages = [page.extract_text() for page in paper.reader.pages]
    count = len(pages)
    assert paper.reader.page_labels == [str(number) for number in range(1, count + 1)]
    for number, text in enumerate(pages, start=1):
        assert f"Page {number} of {count}" in text
        assert "Learning and Improvement Plan · Edition 1, published 31 May 2019, 4f1c-9a2e" in text
        assert ("Together for Children · Quality and Improvement Committee" in text) == (number > 1)


def test_a_table_of_many_words_turns_its_page_and_takes_its_heading_along(paper):
    wide = [page for page in paper.reader.pages if page.mediabox.width > page.mediabox.height]
    assert len(wide) == 1
    assert "4. Key decisions" in wide[0].extract_text()


def test_large_print_has_all_the_same_words(paper):
    large = PdfFile(to_pdf.render(PAPER, base=to_pdf.LARGE_PRINT))
    assert large.texts("H1", "H2", "H3") == HEADINGS
    assert large.texts("TH", "TD") == paper.texts("TH", "TD")
    assert len(large.reader.pages) > len(paper.reader.pages)


def test_text_is_never_read_as_markup():
    table = Table(
        "t", HOSTILE, HOSTILE, (Column("a", HOSTILE, Kind.TEXT),), (Row(HOSTILE, (Cell(HOSTILE),)),)
    )
    file = PdfFile(to_pdf.render(document(Heading(HOSTILE), Paragraph(HOSTILE), table)))
    said = file.texts("H1", "P", "TH", "TD")[2:]  # after the masthead
    assert [text.replace(" ", "") for text in said] == [PRINTED.replace(" ", "")] * 6  # lines break anywhere
    assert file.fonts() <= {"OpenSans-Regular", "OpenSans-Bold", "OpenSans-SemiBold"}


def test_a_very_long_word_breaks_inside_its_column():
    columns = tuple(Column(str(at), "Words", Kind.TEXT) for at in range(4))
    table = Table("t", "Long", "Ref", columns, (Row("1", (Cell(LONG), Cell("b"), Cell("c"), Cell("d"))),))
    file = PdfFile(to_pdf.render(document(table)))
    assert file.texts("TD")[1].replace(" ", "").replace("\u200b", "") == LONG


def test_the_head_and_the_band_of_a_long_table_repeat():
    rows = tuple(Row(f"{at}", (Cell(at),)) for at in range(200))
    table = Table("t", "Long", "Ref", (Column("n", "Number"),), (Row("Priority 1", kind=RowKind.BAND), *rows))
    file = PdfFile(to_pdf.render(document(table)))
    pages = [page.extract_text() for page in file.reader.pages]
    assert len(pages) > 3
    assert all("Number" in text and "Priority 1" in text for text in pages)
    assert len(file.tags("TD")) == 400


@pytest.mark.parametrize(
    "blocks", [(), (Heading(""),), (Heading("Deep", 5), Heading("Up", 2), Heading("Down", 6))]
)
def test_an_empty_or_odd_document_is_a_file_all_the_same(blocks):
    file = PdfFile(to_pdf.render(replace(document(*blocks), title="")))
    assert file.reader.metadata.title == "Report"
    assert file.texts("H1", "H2", "H3") == [block.text for block in blocks if block.text]


def test_an_empty_table_says_so():
    file = PdfFile(to_pdf.render(document(Table("t", "None", "Ref", (Column("n", "Number"),), ()))))
    assert file.texts("TD") == ["No items"]


def test_the_same_document_gives_the_same_bytes():
    assert to_pdf.render(PAPER) == to_pdf.render(PAPER)


def test_the_file_bears_the_date_of_its_meeting(paper):
    assert paper.reader.metadata.creation_date.date() == date(2019, 6, 6)
    assert PdfFile(to_pdf.render(document(Paragraph("x")))).reader.metadata.creation_date is None


def test_a_councils_colour_is_used_only_where_it_can_be_read():
    assert to_pdf.content(replace(ONE_TABLE, colour="#7a1f5c"), 11)["accent"] == "#7a1f5c"
    assert to_pdf.content(replace(ONE_TABLE, colour="#ffcc00"), 11)["accent"] == "#17406D"
    assert to_pdf.content(replace(ONE_TABLE, colour="red;"), 11)["accent"] == "#17406D"


def test_one_table_can_be_had_by_itself():
    file = PdfFile(to_pdf.render(EVERYTHING, "measures"))
    assert len(file.tags("Table")) == 1
    assert file.texts("Caption") == ["Measures"]


@pytest.mark.parametrize(("pairs", "turned"), [(5, False), (6, True)])
def test_details_are_left_out_where_they_alone_would_turn_the_page(pairs, turned):
    columns = tuple(column for at in range(pairs) for column in pair(AMBER, str(at)))
    row = Row("Priority 1", figures(*range(2 * pairs)), detail="What it is about, in many words " * 3)
    file = PdfFile(
        to_pdf.render(document(Table("t", "Wide", "Priority", columns, (row,), detail_header="About")))
    )
    box = file.reader.pages[0].mediabox
    assert (box.width > box.height, "in many words" in file.plain()) == (turned, turned)

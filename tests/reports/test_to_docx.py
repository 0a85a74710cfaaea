import io
from dataclasses import replace
from datetime import UTC, datetime

import docx
import pytest
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn

from reports.document import Cell, Column, Document, Heading, Kind, Paragraph, Row, Table
from reports.renderers import to_docx
from tests.reports.documents import EVERYTHING
from tests.reports.papers import CAPTIONS, HEADINGS, PAPER, RATINGS, STAGES, TIMELY


@pytest.fixture(scope="module")
def paper():
    return opened(PAPER)


def opened(document, table=None):
    return docx.Document(io.BytesIO(to_docx.render(document, table)))


def styled(made, prefix):
    return [each.text for each in made.paragraphs if each.style.name.startswith(prefix)]


def fields(made):
    return [each.text.strip() for each in made.element.iter(qn("w:instrText"))]


def test_headings_are_headings(paper):
    assert styled(paper, "Heading") == HEADINGS
    assert styled(paper, "Title") == [PAPER.title]


def test_every_caption_is_one_and_its_number_is_a_field(paper):
    assert styled(paper, "Caption") == CAPTIONS
    assert [code for code in fields(paper) if code.startswith("SEQ")] == [
        f"SEQ {caption.split(' ')[0]} \\* ARABIC" for caption in CAPTIONS if not caption.startswith("Key")
    ]


def test_paragraphs_bear_their_numbers(paper):
    assert [text.split("\t")[0] for text in styled(paper, "Numbered")] == ["1.1", "2.1", "2.2", "3.1", "3.2"]


def test_the_head_of_every_table_of_figures_repeats_and_no_row_breaks(paper):
    for table in paper.tables[1:]:
        first = table.rows[0]._tr.trPr
        assert first.find(qn("w:tblHeader")) is not None
        assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in table.rows)
        assert table._tbl.tblPr.find(qn("w:tblLook")).get(qn("w:firstRow")) == "1"


def test_a_table_says_what_it_is(paper):
    described = [table._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val")) for table in paper.tables]
    assert described[0] == "About this paper"
    assert described[-1] == "Measures"


def test_group_heads_are_merged_and_bear_letter_word_and_colour():
    table = opened(EVERYTHING, "comparison").tables[0]
    assert [cell.text for cell in table.rows[0].cells] == [
        "Priority", "R  Red", "R  Red", "A  Amber", "A  Amber", "New actions", "New actions",
    ]  # fmt: skip
    assert table.rows[0].cells[1]._tc.tcPr.find(qn("w:shd")).get(qn("w:fill")) == "B3202A"
    assert len(table._tbl.tr_lst[0].tc_lst) == 4


def test_what_is_said_of_a_cell_stands_in_the_order_of_the_format(paper):
    order = ["tcW", "gridSpan", "vMerge", "tcBorders", "shd", "vAlign"]
    for properties in paper.element.body.iter(qn("w:tcPr")):
        names = [child.tag.split("}")[1] for child in properties]
        assert names == sorted(set(names), key=order.index)


def test_a_changed_figure_says_by_how_much():
    table = opened(EVERYTHING, "comparison").tables[0]
    assert [cell.text for cell in table.rows[2].cells][1:] == ["0", "0", "2", "1 −1", "0", "4 +4"]


def test_pictures_have_their_words(paper):
    described = [each.get("descr") for each in paper.element.body.iter(qn("wp:docPr"))]
    assert described == [chart.words_for_it() for chart in (RATINGS, TIMELY, STAGES)]


def test_the_file_says_what_it_is_and_in_which_language(paper):
    properties = paper.core_properties
    assert (properties.title, properties.author, properties.language) == (
        PAPER.title,
        "Together for Children",
        "en-GB",
    )
    assert properties.created == properties.modified == datetime(2019, 6, 6, tzinfo=UTC)
    language = next(paper.styles.element.iter(qn("w:lang")))
    assert language.get(qn("w:val")) == "en-GB"


def test_the_words_of_many_columns_stand_on_a_turned_page(paper):
    turned = [section.orientation for section in paper.sections]
    assert turned == [WD_ORIENT.PORTRAIT, WD_ORIENT.LANDSCAPE, WD_ORIENT.PORTRAIT]


def test_pages_are_counted_and_say_what_they_belong_to(paper):
    first, *others = paper.sections
    assert first.different_first_page_header_footer is True
    assert first.first_page_header.paragraphs[0].text == ""
    for section in paper.sections:
        assert (
            section.header.paragraphs[0].text
            == "Together for Children · Quality and Improvement Committee\t6 June 2019"
        )
        assert section.footer.paragraphs[0].text == (
            "Learning and Improvement Plan · Edition 1, published 31 May 2019, 4f1c-9a2e\tPage 1 of 1"
        )
        codes = [each.text.strip() for each in section.footer._element.iter(qn("w:instrText"))]
        assert codes == ["PAGE", "NUMPAGES"]


def test_contents_list_the_headings_until_word_has_counted_the_pages(paper):
    assert 'TOC \\o "1-2" \\h \\z \\u' in fields(paper)
    assert "4. Key decisions" in next(
        p.text for p in paper.paragraphs if p.text.startswith("1. Introduction\n")
    )


def test_control_characters_do_not_break_the_file():
    text = "a\x00b\x0bc\x1fd\ufffee <w:p> & ]]>"
    table = Table("t", text, text, (Column("a", text, Kind.TEXT),), (Row(text, (Cell(text),)),))
    made = opened(Document(text, text, text, (Heading(text), Paragraph(text), table)))
    assert made.tables[0].cell(1, 1).text == "ab\ncde <w:p> & ]]>"


def test_the_same_document_gives_the_same_bytes():
    assert to_docx.render(PAPER) == to_docx.render(PAPER)


def test_an_empty_document_is_a_file_all_the_same():
    assert styled(opened(Document("", "", "", ())), "Title") == ["Report"]


def test_a_document_without_a_date_was_made_at_no_time_in_particular():
    made = opened(replace(EVERYTHING, as_at=None))
    assert made.core_properties.created == datetime(2000, 1, 1, tzinfo=UTC)

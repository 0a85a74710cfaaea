import io
import re
import zipfile
from datetime import date, datetime

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from reports.document import Cell, Column, Document, Kind, Paragraph, Row, Table
from reports.renderers import to_xlsx
from reports.renderers.xlsx_sheet import safe_sheet_title
from reports.renderers.xlsx_widths import share, wrap
from tests.reports.documents import EVERYTHING, HOSTILE, ONE_TABLE
from tests.reports.papers import PAPER, RATINGS, STAGES, TIMELY


@pytest.fixture(scope="module")
def workbook():
    return openpyxl.load_workbook(io.BytesIO(to_xlsx.render(EVERYTHING)), rich_text=True)


@pytest.fixture(scope="module")
def comparison():
    return openpyxl.load_workbook(io.BytesIO(to_xlsx.render(ONE_TABLE))).active


def colours(cell):
    return cell.fill.fgColor.rgb[2:], cell.font.color.rgb[2:]


def test_prose_comes_first_and_each_table_has_a_sheet_named_in_words(workbook):
    assert workbook.sheetnames == ["Report", "Actions by rating and by", "Changes to ratings", "Measures"]


def test_one_table_without_prose_is_one_sheet(comparison):
    assert comparison.parent.sheetnames == ["Actions by rating and by"]


def test_the_workbook_says_what_it_is(workbook):
    assert workbook.properties.title == EVERYTHING.title
    assert workbook.properties.creator == "Evidenced"


def test_group_headings_are_merged_with_letter_and_fill(comparison):
    merged = {str(area) for area in comparison.merged_cells.ranges}
    assert merged == {"A1:H1", "A2:H2", "A4:A5", "B4:B5", "C4:D4", "E4:F4", "G4:H4", "A10:H10"}
    assert [comparison.cell(4, column).value for column in (3, 5, 7)] == ["R  Red", "A  Amber", "New actions"]
    assert colours(comparison["C4"]) == ("B3202A", "FFFFFF")
    assert colours(comparison["E4"]) == ("F7B538", "000000")


def test_numbers_are_numbers_with_zeros_faint_and_changes_bold_on_a_tint(comparison):
    assert [cell.value for cell in comparison[6]] == [
        "Priority 1", "Fix the front door: risk, thresholds and timely statutory action", 0, 0, 2, 1, 0, 4
    ]  # fmt: skip
    assert comparison["C6"].font.color.rgb.endswith("626C73")
    assert (comparison["F6"].font.bold, comparison["F6"].fill.fgColor.rgb[2:]) == (True, "FFF4D6")
    assert comparison["C7"].number_format.startswith("#,##0")


def test_totals_stand_bold_on_a_band_between_heavy_rules(comparison):
    total = comparison["C8"]
    assert (total.value, total.font.bold, total.fill.fgColor.rgb[2:]) == (1200, True, "E9EEF3")
    assert (total.border.top.style, total.border.bottom.style) == ("medium", "medium")


def test_head_and_labels_stay_in_view_on_screen_and_on_paper(comparison):
    assert comparison.freeze_panes == "B6"
    assert comparison.print_title_rows == "$4:$5"
    assert comparison.print_area == "'Actions by rating and by'!$A$1:$H$10"


def test_a_sheet_prints_on_a4_one_page_wide_with_page_numbers(comparison, workbook):
    assert comparison.page_setup.paperSize == 9
    assert (comparison.page_setup.orientation, workbook["Report"].page_setup.orientation) == (
        "landscape",
        "portrait",
    )
    assert comparison.sheet_properties.pageSetUpPr.fitToPage
    assert comparison.page_setup.fitToWidth == 1
    assert comparison.oddHeader.left.text == "Sunderland City Council"
    assert comparison.oddHeader.right.text == "Actions by rating and by"
    assert comparison.oddFooter.right.text == "Page &P of &N"
    assert not comparison.sheet_view.showGridLines


def test_an_ampersand_in_a_footer_is_not_a_code(workbook):
    assert workbook["Report"].oddFooter.left.text == f"Everything && {HOSTILE}"


def test_ratings_have_letter_word_fill_and_an_edge_that_weighs_more_for_red_and_amber(workbook):
    sheet = workbook["Changes to ratings"]
    amber, completed = sheet["D6"], sheet["E7"]
    assert (amber.value, colours(amber), amber.border.left.style) == (
        "A  Amber",
        ("F7B538", "000000"),
        "medium",
    )
    assert (completed.value, completed.border.left.style) == ("B  Completed", "thin")


def test_a_band_spans_the_table_with_its_label_in_bold(workbook):
    sheet = workbook["Changes to ratings"]
    assert "A5:E5" in {str(area) for area in sheet.merged_cells.ranges}
    label, detail = sheet["A5"].value
    assert (label.text, label.font.b, detail) == (
        "Priority 2",
        True,
        "  Ensure that children at risk are assessed",
    )


def test_dates_are_dates_and_what_is_missing_is_said_in_italics(workbook):
    sheet = workbook["Changes to ratings"]
    assert (sheet["C6"].value, sheet["C6"].number_format) == (datetime(2019, 5, 31), "d mmmm yyyy")
    assert sheet["C7"].value is None
    assert (sheet["C9"].value, sheet["C9"].font.italic) == ("not given", True)


def test_text_stays_text_and_loses_only_what_a_workbook_cannot_hold(workbook):
    sheet = workbook["Changes to ratings"]
    assert (sheet["B7"].value, sheet["B7"].data_type) == ("=1+1", "s")
    assert sheet["B9"].value == "verticaltab"
    assert (workbook["Measures"]["E5"].value, workbook["Measures"]["E5"].data_type) == ("2.10", "s")


def test_a_percentage_is_a_fraction_shown_as_printed(workbook):
    sheet = workbook["Measures"]
    assert (sheet["C5"].value, sheet["C5"].number_format.split("_")[0]) == (0.594, "0.0%")
    assert (sheet["B7"].value, sheet["B7"].number_format.split("_")[0]) == (0.125, "0.0%")
    assert sheet["D6"].value == 0


def test_the_first_sheet_reads_like_the_report_and_leads_to_the_tables(workbook):
    sheet = workbook["Report"]
    said = [cell.value for cell in sheet["A"] if cell.value]
    assert said == [
        "Sunderland City Council",
        EVERYTHING.title,
        EVERYTHING.subtitle,
        "What changed",
        f"Six actions moved from green to completed. {HOSTILE}",
        "=1+1",
        "•  one",
        "•  verticaltab",
        "What the ratings mean",
        "R  Red",
        "B  Completed",
        "Actions by rating and by",
        "Changes to ratings",
        "Measures",
        "Sources",
        "Ofsted inspection report, July 2018",
    ]
    link = next(cell for cell in sheet["A"] if cell.value == "Measures")
    assert link.hyperlink.location == "'Measures'!A1"
    assert workbook["Measures"]["A3"].value == "Back to report"


def test_another_library_reads_the_same_figures():
    book = CalamineWorkbook.from_filelike(io.BytesIO(to_xlsx.render(EVERYTHING)))
    rows = book.get_sheet_by_name("Actions by rating and by").to_python()
    assert rows[6][2:] == [1200, 1200, 2, 2, 0, 0]
    changes = book.get_sheet_by_name("Changes to ratings").to_python()
    assert changes[4][0] == "Priority 2  Ensure that children at risk are assessed"
    assert changes[5][2] == date(2019, 5, 31)
    assert changes[6][1] == "=1+1"


def test_a_table_without_rows_says_so():
    table = Table("items", "Items", "Item", (Column("n", "Number"),), ())
    sheet = openpyxl.load_workbook(
        io.BytesIO(to_xlsx.render(Document("Items", "", "A council", (table,))))
    ).active
    assert sheet["A5"].value == "No items"


def test_a_paragraph_longer_than_a_row_can_be_high_goes_on_in_the_next():
    long = "word " * 2000
    document = Document("Long", "", "A council", (Paragraph(long.strip()),))
    sheet = openpyxl.load_workbook(io.BytesIO(to_xlsx.render(document))).active
    parts = [cell.value for cell in sheet["A"] if cell.value and cell.value.startswith("word")]
    assert len(parts) > 1
    assert " ".join(parts) == long.strip()
    assert max(row.height for row in sheet.row_dimensions.values() if row.height) <= 409


@given(titles=st.lists(st.text(max_size=60), min_size=1, max_size=6))
def test_any_titles_make_names_that_excel_takes(titles):
    taken = set()
    names = [safe_sheet_title(title, taken) for title in titles]
    book = openpyxl.Workbook()
    for name in names:
        assert 1 <= len(name) <= 31
        assert not name.startswith("'")
        assert not name.endswith("'")
        assert book.create_sheet(name).title == name


def test_long_titles_are_cut_between_words_and_made_different():
    taken = set()
    title = "Complaints by stage and by team of the year"
    assert [safe_sheet_title(title, taken) for _ in range(2)] == [
        "Complaints by stage and by team",
        "Complaints by stage and by 2",
    ]
    assert safe_sheet_title("History", taken) == "History table"


@given(text=st.text(alphabet=st.characters(codec="latin-1", exclude_categories=["C", "Z"]), max_size=200))
def test_wrapping_loses_no_letter(text):
    assert "".join(wrap(text, 10)) == text


def test_columns_shrink_alike_towards_their_least():
    assert share([10, 100], [10, 20], 70) == [10, 60]
    assert share([10, 20], [5, 5], 70) == [10, 20]
    assert share([50, 50], [40, 40], 70) == [40, 40]


def test_a_chart_stands_below_its_figures_with_words_for_it():
    content = to_xlsx.render(PAPER)
    workbook = openpyxl.load_workbook(io.BytesIO(content))
    assert {sheet.title: len(sheet._charts) for sheet in workbook if sheet._charts} == {
        "Actions by rating": 1, "Contacts decided within a day": 1, "Complaints by stage": 1,
    }  # fmt: skip
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        drawings = sorted(name for name in archive.namelist() if re.match("xl/drawings/drawing", name))
        described = [re.findall('descr="([^"]*)"', archive.read(name).decode()) for name in drawings]
    assert described == [[chart.words_for_it()] for chart in (RATINGS, TIMELY, STAGES)]


def test_a_chart_has_columns_above_it_that_are_as_wide_as_itself():
    sheet = openpyxl.load_workbook(io.BytesIO(to_xlsx.render(PAPER)))["Contacts decided within a day"]
    (chart,) = sheet._charts
    widths = [dimension.width for dimension in sheet.column_dimensions.values()]
    assert 79 <= sum(widths) <= 84  # a portrait page
    assert chart.anchor.ext.cx / 360_000 <= 17


@pytest.mark.parametrize(
    ("said", "stands", "ruled"),
    [("Yes. ", "center", False), ("Yes. " * 60, "top", True)],
    ids=["a word", "many lines"],
)
def test_cells_of_many_lines_begin_at_the_top_and_are_kept_apart(said, stands, ruled):
    columns = (Column("matter", "Matter", Kind.TEXT), Column("reason", "Reason", Kind.TEXT))
    row = Row("1", (Cell("Land"), Cell(said)))
    table = Table("decisions", "Decisions", columns=columns, row_header="No", rows=(row,))
    sheet = openpyxl.load_workbook(io.BytesIO(to_xlsx.render(Document("D", "", "", (table,))))).active
    assert [sheet.cell(5, at).alignment.vertical for at in (1, 2, 3)] == [stands] * 3
    edges = [sheet.cell(5, at).border.left for at in (1, 2, 3)]
    assert [bool(edge and edge.style) for edge in edges] == [False, ruled, ruled]


def test_a_paper_begins_with_its_grid_and_what_is_asked():
    sheet = openpyxl.load_workbook(io.BytesIO(to_xlsx.render(PAPER)))["Report"]
    words = [cell.value for row in sheet.iter_rows(max_row=20) for cell in row if cell.value]
    assert words[3:14] == [
        "Date", "6 June 2019", "Purpose", "An overview of progress.", "Recommendations",
        "The Committee is asked to:", "(a)  review this summary;", "(b)  consider the new actions.",
        "1. Introduction", "1.1  The plan has 15 priorities.", "2. Summary",
    ]  # fmt: skip

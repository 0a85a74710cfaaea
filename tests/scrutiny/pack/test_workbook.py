"""The pack as a workbook: a sheet for each table, reached from its contents, with the page numbers of the PDF."""

import io
import json

import openpyxl
import pytest
import python_calamine

from tests.scrutiny.every_byte import holds
from tests.scrutiny.pack.made import SECRET
from tests.scrutiny.pack.pack_file import PackFile

pytestmark = [pytest.mark.django_db, pytest.mark.once]
CENTIMETRES = 6 / 28.35  # of a unit of width, in the workbook's font


@pytest.fixture(scope="module")
def books(packs):
    return {name: openpyxl.load_workbook(io.BytesIO(packs[name].xlsx)) for name in ("public", "full")}


@pytest.fixture(scope="module")
def july_book(july):
    return openpyxl.load_workbook(io.BytesIO(july.xlsx))


def cells(sheet) -> list[list[str]]:
    return [
        [str(value) if value is not None else "" for value in row]
        for row in sheet.iter_rows(values_only=True)
    ]


def contents(book) -> list[list[str]]:
    """The rows of the contents below their heads, links to sheets among them."""
    rows = cells(book["Agenda"])
    head = ["Item", "Title", "Report of", "Page in PDF pack"]
    return rows[rows.index(head) + 1 :]


def test_the_contents_list_items_papers_and_the_sheets_of_each(books):
    assert contents(books["public"])[:19] == [
        ["1", "Apologies for absence", "", ""],
        ["2", "Minutes of the last meeting", "", ""],
        ["3", "Declarations of interest, including whipping declarations", "", ""],
        ["Part A: Referrals", "", "", ""],
        ["No items", "", "", ""],
        ["Part B: Business", "", "", ""],
        ["4", "Ratings", "Director of Children’s Services", "2 to 6"],
        ["", "Ratings compared", "", "2"],
        ["", "Sheet: Ratings by priority", "Ratings by priority, Spring 2019 and 31 May 2019", ""],
        ["", "Sheet: All actions by rating", "All actions by rating, Spring 2019 and 31 May 2019", ""],
        ["", "Map", "", "3 to 4"],
        ["", "Letter", "", "5"],
        ["", "Notes", "", "6"],
        ["5", "Contracts\nNot open to the public. Paragraph 3: financial or business affairs", "", "7"],
        ["6", "Budget", "", "8, 11 to 12"],
        ["", "To follow", "", "8"],
        ["", "Budget 2019/20\nIn supplement 1", "", "11 to 12"],
        ["7", "Work programme\nTo follow", "", "9"],
        ["", "Supplement 1\nPublished 3 September 2019", "", "10"],
    ]


def test_pages_are_those_that_the_contents_of_the_pdf_print(books, packs, july_book, july):
    for book, made in ((books["public"], packs["public"]), (books["full"], packs["full"]), (july_book, july)):
        in_pdf = [row[2].replace(" ,", ",") for row in PackFile(made.pdf).contents() if len(row) == 3]
        listed = [row for row in contents(book) if not row[1].startswith("Sheet: ")]
        printed = [row[3] for row in listed if row[1]][: len(in_pdf)]
        assert printed == in_pdf


def test_every_form_gives_a_paper_the_same_pages(packs, july):
    for made in (packs["public"], packs["full"], july):
        in_pdf = [row[2].replace(" ,", ",") for row in PackFile(made.pdf).contents() if len(row) == 3]
        (agenda, *_) = json.loads(made.json)["tables"]
        rows = [
            row["values"][-1] or ""
            for row in agenda["rows"]
            if row["kind"] != "band" and row["values"][0] != "No items"
        ]
        assert rows == in_pdf


def test_each_sheet_is_reached_from_the_contents_and_leads_back(books, july_book):
    for book in (*books.values(), july_book):
        links = [cell.hyperlink.location for row in book["Agenda"] for cell in row if cell.hyperlink]
        assert sorted(links) == sorted(f"'{name}'!A1" for name in book.sheetnames[1:])
        backs = {sheet["A3"].hyperlink.location for sheet in book.worksheets[1:]}
        assert backs == {"'Agenda'!A1"}


def test_sunderlands_pack_has_a_sheet_for_each_table(july_book, july):
    assert july_book.sheetnames[:12] == [
        *("Agenda", "Members", "Attendance of members", "Minutes"),
        *("Ratings by priority", "All actions by rating", "Due by priority"),
        *("Late, priority 2", "Late, priority 3", "Changed ratings", "Indicators", "Pre-complaints"),
    ]
    assert july_book.sheetnames[-2:] == ["Key decisions", "Work programme"]
    titles = {table["title"] for table in json.loads(july.json)["tables"]} - {"Agenda"}
    assert titles - {sheet["A1"].value for sheet in july_book} == set()


def test_the_public_workbook_names_neither_the_closed_title_nor_the_exempt_paper(books, packs):
    assert not holds(packs["public"].xlsx, "Oak House")
    assert "Contract with Oak House" in str(contents(books["full"]))
    assert [book.properties.title for book in books.values()] == ["Scrutiny Committee, 5 September 2019"] * 2
    assert not any(holds(packs[name].xlsx, SECRET) for name in ("public", "full"))


def test_each_sheet_prints_on_a4_with_meeting_sheet_version_and_page(books, july_book):
    for book in (books["public"], july_book):
        for sheet in book:
            assert (sheet.page_setup.paperSize, sheet.page_setup.fitToWidth) == (9, 1)
            assert (
                sheet.print_area == f"'{sheet.title}'!$A$1:${chr(64 + len(widths(sheet)))}${last_row(sheet)}"
            )
            assert sheet.print_title_rows
            assert sheet.freeze_panes
            assert not sheet.sheet_view.showGridLines
            assert sheet.oddHeader.right.text == sheet.title
            assert sheet.oddFooter.right.text == "Page &P of &N"
    foot = "Public pack, published 27 August 2019, supplement 1 of 3 September 2019"
    assert {sheet.oddFooter.left.text for sheet in books["public"]} == {foot}
    full = "Full pack, not for publication, published 27 August 2019, supplement 1 of 3 September 2019"
    assert {sheet.oddFooter.left.text for sheet in books["full"]} == {full}


def widths(sheet) -> list[float]:
    return [dimension.width for dimension in sheet.column_dimensions.values()]


def last_row(sheet) -> int:
    return int(sheet.print_area.rsplit("$", 1)[1])


def test_no_sheet_is_empty_or_printed_smaller_than_nine_tenths(july_book):
    for sheet in july_book:
        assert sum(widths(sheet)) <= (140 if sheet.page_setup.orientation == "landscape" else 85), sheet.title
        assert sheet.max_row > 4


def test_a_chart_is_drawn_within_what_is_printed_below_the_figures_it_shows(july_book):
    charts = {sheet.title: sheet for sheet in july_book if sheet._charts}
    assert list(charts) == [
        "All actions by rating",
        "Stage one complaints received",
        "Later stages and corporate",
    ]
    for sheet in charts.values():
        (chart,) = sheet._charts
        assert chart.anchor._from.row > 5
        assert sum(widths(sheet)) >= 79  # so that its title stands on one line or two
        assert chart.anchor.ext.cx / 360_000 <= sum(widths(sheet)) * CENTIMETRES + 0.1


def test_what_members_read_first_is_in_the_chart_of_ratings(july_book):
    rows = cells(july_book["All actions by rating"])
    assert [row[:6] for row in rows[3:6]] == [
        ["Date", "Red", "Amber", "Green", "Completed", "New"],
        ["Previous", "0", "4", "62", "29", "0"],
        ["Current", "0", "4", "56", "35", "6"],
    ]


def test_another_library_opens_it_and_reads_the_same(july, july_book):
    other = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(july.xlsx))
    assert other.sheet_names == july_book.sheetnames
    decisions = other.get_sheet_by_name("Key decisions").to_python()
    assert [row[0] for row in decisions[4:7]] == ["181024/312", "190304/344", "190114/325"]


def test_the_same_pack_is_the_same_bytes(packs):
    assert packs["public"].xlsx == packs["again"].xlsx

"""What was found, paid and learned in Sunderland in 2018/19 as it was printed, in every format, and in words."""

import csv
import html
import io
import json
import re
from dataclasses import replace
from datetime import date

import docx
import pytest
from django.conf import settings
from django.core.management import call_command
from python_calamine import CalamineWorkbook

from council.models import Organisation
from reports.differences import DifferenceKind, differences
from reports.document import Document
from reports.formatting import number, round_half_up
from reports.report import Run, find
from reports.transcriptions import read_paper
from tests.record import golden
from tests.reports.pdf_file import PdfFile

pytestmark = pytest.mark.django_db
GOLDEN = golden("feedback_found")
TABLES = GOLDEN["tables"]
TODAY = date(2026, 7, 4)
MONEY = {"compensation", "investigation_costs"}
NOT_DETERMINED = ("Premature", "Out of jurisdiction", "Upheld", "Upheld with a remedy")


def written(key, form, path, *more):
    """The file that the command writes."""
    file = path / f"report.{form}"
    call_command(
        "report",
        key,
        "--organisation=sunderland",
        "--year=2018-19",
        f"--format={form}",
        f"--output={file}",
        *more,
    )
    return file


def rows_of(key, form, path):
    """Label and values of the table's rows as words, out of a file of this format."""
    file = written(key, form, path, *(["--table", key] if form != "json" else []))
    if form == "csv":
        found = list(csv.reader(io.StringIO(file.read_text(encoding="utf-8"))))
    elif form == "xlsx":
        found = CalamineWorkbook.from_path(str(file)).get_sheet_by_index(0).to_python()
    elif form == "docx":
        found = [
            [cell.text for cell in row.cells] for table in docx.Document(file).tables for row in table.rows
        ]
    else:
        rows = re.findall(r"<tr.*?</tr>", file.read_text(encoding="utf-8"), re.DOTALL)
        found = [re.findall(r"<t[hd].*?</t[hd]>", row, re.DOTALL) for row in rows]
        found = [[html.unescape(re.sub(r"<[^>]*>", "", cell)) for cell in row] for row in found]
    return [[plain(value) for value in row] for row in found]


def plain(value) -> str:
    """A value as words without signs, so that formats can be compared."""
    text = re.sub(r"[£,%\s]+", " ", str(value)).strip().replace(" ", "")
    try:
        return f"{round_half_up(text, 2):f}"
    except ArithmeticError:
        return text


@pytest.mark.parametrize("key", TABLES)
def test_the_command_gives_the_printed_table_as_json(published_feedback, tmp_path, key):
    content = json.loads(written(key, "json", tmp_path).read_text(encoding="utf-8"))
    (table,) = (table for table in content["tables"] if table["name"] == key)
    wide = len(TABLES[key][0][1])
    rows = [
        [row["label"], [each["missing"] if isinstance(each, dict) else each for each in row["values"][:wide]]]
        for row in table["rows"]
        if row["label"] not in NOT_DETERMINED
    ]
    assert rows == [row for row in TABLES[key] if row[0] not in NOT_DETERMINED]


@pytest.mark.parametrize("form", ["csv", "html", "xlsx", "docx"])
@pytest.mark.parametrize(
    "key", ["outcomes_q1", "outcomes_q4", "upheld_subjects", "ombudsman", "compensation"]
)
def test_every_format_has_the_printed_rows(published_feedback, tmp_path, key, form):
    rows = rows_of(key, form, tmp_path)
    for label, values in TABLES[key]:
        expected = [plain(label), *map(plain, values)]
        shares = [plain(label), *(plain(each / 100) if isinstance(each, int) else "" for each in values)]
        starts = [row[: len(expected)] for row in rows]
        assert expected in starts or (label == "%" and shares in starts), (label, rows)


@pytest.mark.parametrize("key", ["outcomes_q1", "outcomes_q4", "compensation"])
def test_the_pdf_has_the_printed_rows(published_feedback, tmp_path, key):
    text = re.sub(r"\s+", " ", PdfFile(written(key, "pdf", tmp_path).read_bytes()).plain())
    for label, values in TABLES[key]:
        shown = [in_print(each, key, label) for each in values]
        assert " ".join([label, *shown]) in text


def in_print(value, key, label) -> str:
    if isinstance(value, str):
        return value
    return f"£{number(value, 2)}" if key in MONEY else f"{value}{'%' if label == '%' else ''}"


def test_themes_stand_by_quarter_as_printed(published_feedback):
    table = build("complaint_themes").table("complaint_themes")
    for position, printed in enumerate(GOLDEN["themes"].values()):
        pairs = [
            [cell.value for cell in row.cells[2 * position : 2 * position + 2]]
            for row in table.rows
            if row.cells
        ]
        assert [pair for pair in pairs if pair != [None, None]] == printed
    assert [row.label for row in table.rows if not row.cells] == ["Top three themes", "Other themes"]


def build(key="feedback-annual-report", **fields):
    run = Run(Organisation.objects.get(slug="sunderland"), user=None, today=TODAY, year="2018-19", **fields)
    return find(key).document(run)


def test_the_sentences_come_out_in_full(published_feedback):
    said = list(build().paragraphs())
    assert [sentence for sentence in GOLDEN["sentences"] if sentence not in said] == []
    at = said.index("Eight themes were new in 2018/19:")
    assert said[at + 1 : at + 9] == GOLDEN["new_themes"]


def test_the_whole_paper_has_every_printed_table(published_feedback):
    document = build()
    names = [table.name for table in document.tables()]
    assert set(golden("feedback_received")["tables"]) | set(TABLES) | {"complaint_themes", "lessons"} <= set(
        names
    )
    assert len(names) == len(set(names))


def test_the_record_differs_from_the_printed_paper_in_one_figure(published_feedback):
    """The total of compliments of quarter 1, printed 55 over rows that add to 53: what the figures check says too."""
    path = settings.BASE_DIR / "fixtures/sunderland/papers/customer-feedback-annual-report-2018-19.json"
    printed, live = read_paper(path, "Sunderland City Council").document, build()
    found = [
        (each.table, each.row, each.before, each.after)
        for table in printed.tables()
        for each in differences(only(table), only(with_keys_of(live.table(table.name), table)))
        if each.kind is DifferenceKind.FIGURE
    ]
    assert found == [("compliments_by_team", "TOTAL", "55", "53")]


def only(table):
    return Document(title="", subtitle="", organisation="", blocks=(table,))


def with_keys_of(live, printed):
    """The live table with the columns that the printed one has, in its words: Qtr1 is Q1."""
    wide = len(printed.columns)
    rows = tuple(replace(row, cells=row.cells[:wide]) for row in live.rows)
    return replace(live, columns=printed.columns, rows=rows)

"""One build, six renderers: every figure stands in each of them."""

import csv
import io
import json
import re

import docx
import openpyxl
import pytest

from reports.renderers import RENDERERS
from tests.reports.documents import EVERYTHING
from tests.reports.papers import PAPER
from tests.reports.pdf_file import PdfFile
from tests.reports.test_to_html import Cells

FIRST_VALUE = {"comparison": 3, "measures": 2}  # column of the first value on the sheet
FIRST_ROW = {"comparison": 6, "measures": 5}


def plain(value) -> str:
    """A figure without what a format adds to it: separators, signs, decimals that say nothing."""
    text = str(value if value is not None else "").replace(",", "").replace("£", "").lstrip("'")
    try:
        return f"{float(text.removesuffix('%')):g}"
    except ValueError:
        return text


def from_json(table):
    rows = json.loads(RENDERERS["json"].render(EVERYTHING, table))["tables"][0]["rows"]
    return [[plain(v["missing"] if isinstance(v, dict) else v) for v in row["values"]] for row in rows]


def from_csv(table):
    text = RENDERERS["csv"].render(EVERYTHING, table).removeprefix("\ufeff")
    start = FIRST_VALUE[table] - 1
    return [[plain(v) for v in row[start:]] for row in list(csv.reader(io.StringIO(text)))[2:]]


def from_html(table):
    rows = Cells(RENDERERS["html"].render(EVERYTHING, table)).words()
    return [[plain(v) for v in row[1:]] for row in rows[FIRST_ROW[table] - 4 :]]


def from_xlsx(table):
    sheet = openpyxl.load_workbook(io.BytesIO(RENDERERS["xlsx"].render(EVERYTHING, table))).active
    rows = sheet.iter_rows(min_row=FIRST_ROW[table], min_col=FIRST_VALUE[table])
    shown = []
    for row in rows:
        if not any(cell.has_style and cell.border.bottom.style for cell in row):
            break
        values = [cell.value * 100 if cell.number_format.startswith("0.0%") else cell.value for cell in row]
        shown.append([plain(value) for value in values])
    return shown


def from_pdf(table):
    file = PdfFile(RENDERERS["pdf"].render(EVERYTHING, table))
    rows = file.rows(file.tags("Table")[0])
    return [[plain(unmoved(v)) for v in row[1:]] for row in rows[FIRST_ROW[table] - 4 :]]


def from_docx(table):
    made = docx.Document(io.BytesIO(RENDERERS["docx"].render(EVERYTHING, table)))
    rows = [[cell.text for cell in row.cells] for row in made.tables[0].rows]
    return [[plain(unmoved(v)) for v in row[1:]] for row in rows[FIRST_ROW[table] - 4 :]]


def unmoved(text: str) -> str:
    """Without the “+1” that stands beside a figure on paper."""
    return re.sub(" [+\u2212]\\d+$", "", text)


@pytest.mark.parametrize("table", ["comparison", "measures"])
def test_every_format_carries_the_same_cells(table):
    expected = from_json(table)
    assert from_csv(table) == expected
    assert from_html(table) == expected
    assert from_xlsx(table) == expected
    assert from_pdf(table) == expected
    assert from_docx(table) == expected


@pytest.mark.parametrize("form", RENDERERS)
def test_every_format_writes_every_block_and_gives_the_same_bytes_again(form):
    first = RENDERERS[form].render(PAPER, None)
    assert first == RENDERERS[form].render(PAPER, None)
    assert isinstance(first, str) is RENDERERS[form].is_text


def test_json_has_the_tables_and_the_paragraphs_of_a_paper_and_nothing_else():
    content = json.loads(RENDERERS["json"].render(PAPER, None))
    assert list(content) == ["title", "tables", "paragraphs"]
    assert [table["name"] for table in content["tables"]] == [
        "ratings", "comparison", "timely", "stages", "decisions", "changes", "measures",
    ]  # fmt: skip
    assert content["paragraphs"] == list(PAPER.paragraphs())

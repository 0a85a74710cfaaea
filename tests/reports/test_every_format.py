"""One build, four renderers: every figure stands in each of them."""

import csv
import io
import json

import openpyxl
import pytest

from reports.renderers import RENDERERS
from tests.reports.documents import EVERYTHING
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


@pytest.mark.parametrize("table", ["comparison", "measures"])
def test_every_format_carries_the_same_cells(table):
    expected = from_json(table)
    assert from_csv(table) == expected
    assert from_html(table) == expected
    assert from_xlsx(table) == expected

"""The ten reports of scrutiny for three councils, in every format, by the command: what JSON says, each file says."""

import csv
import html
import io
import json
import re

import docx
import openpyxl
import pypdf
import pytest
from django.core.management import call_command

from reports.renderers import RENDERERS
from tests.scrutiny.reports.test_published import CES, CSP, CYP

# Breadth, not depth: every page is opened, and measuring what each runs through would double the time.
pytestmark = [pytest.mark.django_db, pytest.mark.once, pytest.mark.no_cover]
COUNCILS = {
    "sunderland": (CES, "2019-07-04", "2019-06-06", "action:learning-and-improvement-plan/2.4"),
    "telford-wrekin": (CYP, "2013-08-15", "2013-06-06", f"scrutiny-recommendation:{CYP}/4b"),
    "tameside": (CSP, "2023-06-07", "2023-03-08", f"meeting:{CSP}/2023-06-07"),
}


def asked(council):
    """Key → what it is asked for."""
    committee, agenda, minutes, start = COUNCILS[council]
    return {
        "agenda": {"meeting": f"{committee}/{agenda}"},
        "agenda-pack": {"meeting": f"{committee}/{agenda}"},
        "minutes": {"meeting": f"{committee}/{minutes}"},
        "membership": {"committee": committee},
        "attendance": {"committee": committee},
        "key-decisions": {"as_at": agenda},
        "work-programme": {"committee": committee},
        "scrutiny-activity": {"committee": committee},
        "recommendation-responses": {"committee": committee},
        "golden-thread": {"start": start},
    }


def in_csv(content):
    return [cell for row in csv.reader(io.StringIO(content.decode("utf-8-sig"))) for cell in row]


def in_html(content):
    return [html.unescape(re.sub(r"<[^>]*>", " ", content.decode()))]


def in_xlsx(content):
    book = openpyxl.load_workbook(io.BytesIO(content))
    return [str(cell) for sheet in book for row in sheet.values for cell in row if cell is not None]


def in_pdf(content):
    return [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(content)).pages]


def in_docx(content):
    paper = docx.Document(io.BytesIO(content))
    cells = [cell.text for table in paper.tables for row in table.rows for cell in row.cells]
    return [*(each.text for each in paper.paragraphs), *cells]


def in_json(content):
    return [content.decode()]


READ = {"json": in_json, "csv": in_csv, "html": in_html, "xlsx": in_xlsx, "pdf": in_pdf, "docx": in_docx}


def squeezed(texts):
    """Letters and digits alone: how words are broken, spaced and quoted is each format's own affair."""
    return re.sub(r"\W", "", " ".join(texts))


# A pack on paper says who sits in the head of its agenda; the workbook has sheets for it.
ON_SHEETS_ONLY = {("agenda-pack", "pdf"): {"membership", "attendance"}}


def labels(document, without):
    tables = [table for table in document["tables"] if table["name"] not in without]
    return [row["label"] for table in tables for row in table["rows"] if len(row["label"]) < 60]


@pytest.mark.parametrize("key", asked("sunderland"))
@pytest.mark.parametrize("council", COUNCILS)
def test_each_report_in_each_format_holds_every_row(every_committee, tmp_path, council, key):
    files = {}
    for name in RENDERERS:
        files[name] = tmp_path / name
        call_command(
            "report", key, organisation=council, format=name, output=files[name], **asked(council)[key]
        )
    document = json.loads(files["json"].read_bytes())
    assert document["title"]
    for name, file in files.items():
        text = squeezed(READ[name](file.read_bytes()))
        expected = labels(document, ON_SHEETS_ONLY.get((key, name), ()))
        assert [label for label in expected if squeezed([label]) not in text] == [], name

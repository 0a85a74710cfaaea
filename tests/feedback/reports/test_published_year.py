"""Sunderland's tables of 2018/19 as they were printed, every cell, in every format."""

import csv
import io
import json
import re
from datetime import date
from decimal import Decimal

import docx
import pypdf
import pytest
from django.core.management import call_command
from python_calamine import CalamineWorkbook

from feedback.filters.complaints import ComplaintFilter
from feedback.filters.records import ComplimentFilter, PreComplaintFilter
from reports.document import Kind
from reports.formatting import is_number, words
from reports.renderers import RENDERERS
from reports.report import Run, find
from tests.factories.user import UserFactory
from tests.feedback.reports.counts import KEYS
from tests.improvement.reports.every import selected
from tests.improvement.reports.test_published_tables import Cells
from tests.record import golden

pytestmark = pytest.mark.django_db
GOLDEN = golden("feedback_received")["tables"]
PRINTED = 5  # columns: the quarters and the year to date
TODAY = date(2026, 7, 4)
FILTERS = {
    "feedback.complaints": ComplaintFilter,
    "feedback.pre_complaints": PreComplaintFilter,
    "feedback.compliments": ComplimentFilter,
}


@pytest.fixture(scope="module")
def documents(published_feedback):
    run = Run(published_feedback, user=None, today=TODAY, year="2018-19")
    return {key: find(key).document(run) for key in KEYS}


def shown(key):
    """The rows as a reader sees them."""
    kind = Kind.PERCENT if key == "timeliness" else Kind.INTEGER
    return [[label, *(words(Decimal(str(value)), kind) for value in row)] for label, row in GOLDEN[key]]


def as_printed(rows):
    """Each row that has a label and five figures, as far as those go."""
    rows = [[" ".join(str(cell).split()) for cell in row[: PRINTED + 1]] for row in rows]
    return [row for row in rows if len(row) > PRINTED and re.fullmatch(r"[\d.,]+%?", row[-1])]


@pytest.mark.parametrize("key", GOLDEN)
def test_the_command_gives_the_printed_table(published_feedback, capsys, key):
    call_command("report", key, "--organisation=sunderland", "--year=2018-19", "--format=json")
    table = json.loads(capsys.readouterr().out)["tables"][0]
    assert table["name"] == key
    assert [[row["label"], row["values"][:PRINTED]] for row in table["rows"]] == GOLDEN[key]


@pytest.mark.parametrize("key", GOLDEN)
def test_the_page(documents, key):
    parser = Cells()
    parser.feed(RENDERERS["html"].render(documents[key], key))
    assert as_printed(parser.rows) == shown(key)


@pytest.mark.parametrize("key", GOLDEN)
def test_the_csv(documents, key):
    lines = csv.reader(io.StringIO(RENDERERS["csv"].render(documents[key], key).lstrip("\ufeff")))
    assert as_printed(lines) == shown(key)


@pytest.mark.parametrize("key", GOLDEN)
def test_the_workbook(documents, key):
    content = RENDERERS["xlsx"].render(documents[key], key)
    workbook = CalamineWorkbook.from_filelike(io.BytesIO(content))
    lines = [line for name in workbook.sheet_names for line in workbook.get_sheet_by_name(name).to_python()]
    found = [
        [line[0], *(round(value, 4) for value in line[1 : PRINTED + 1])]
        for line in lines
        if len(line) > PRINTED and all(isinstance(cell, float) for cell in line[1 : PRINTED + 1])
    ]
    scale = 100 if key == "timeliness" else 1  # percentages are shares in a workbook
    assert found == [[label, *(round(value / scale, 4) for value in row)] for label, row in GOLDEN[key]]


@pytest.mark.parametrize("key", GOLDEN)
def test_the_word_document(documents, key):
    table = docx.Document(io.BytesIO(RENDERERS["docx"].render(documents[key], key))).tables[0]
    assert as_printed([cell.text for cell in row.cells] for row in table.rows) == shown(key)


@pytest.mark.parametrize("key", GOLDEN)
def test_the_pdf(documents, key):
    pages = pypdf.PdfReader(io.BytesIO(RENDERERS["pdf"].render(documents[key], key))).pages
    text = " ".join(" ".join(page.extract_text() for page in pages).split())
    places = [text.find(" ".join(row[1:])) for row in shown(key)]
    assert -1 not in places


def test_the_year_before_and_the_change_stand_beside(documents):
    table = documents["complaints_by_stage"].table("complaints_by_stage")
    beside = [[words(cell.value, Kind.PERCENT) for cell in row.cells[-1:]] for row in table.rows]
    assert [column.title for column in table.columns[-2:]] == ["2017/18", "Change"]
    assert [row.cells[-2].value for row in table.rows] == [177, 14, 10, "not published", "not published"]
    assert beside == [["27.7%"], ["42.9%"], ["−20.0%"], ["not applicable"], ["not applicable"]]


def test_the_paragraphs_say_what_the_paper_says(documents):
    assert {key: " ".join(document.paragraphs()) for key, document in documents.items()} == {
        "pre_complaints": (
            "Of 98 pre-complaints in 2018/19, just four (4%) escalated to a formal stage one complaint."
        ),
        "complaints_by_stage": (
            "In 2018/19 there were 226 stage one complaints, compared with 177 in 2017/18: an increase of 27.7%. "
            "There were 20 stage two complaints, compared with 14: an increase of 42.9%. There were eight stage "
            "three complaints, compared with ten: a decrease."
        ),
        "stage1_by_service_area": (
            "The highest number of stage one complaints received in 2018/19 relates to the child protection teams "
            "(106 for ten teams, compared with 80 in 2017/18). The second highest relates to the Assessment Teams "
            "(30). Compared with 2017/18, complaints about Children Looked After / Permanence Teams increased from "
            "10 to 22 and about SEND Team / EHCP from 3 to 14."
        ),
        "escalation": documents["escalation"].blocks[0].text,
        "young_people_complaints": (
            "Young people made 14 complaints in 2018/19, compared with 26 in 2017/18: a decrease of 46%."
        ),
        "timeliness": (
            "In 2018/19 69.9% of stage one complaints were responded to in timescale, compared with 56.6% in "
            "2017/18. It was highest in quarter 4, at 88.2%."
        ),
        "compliments_by_team": (
            "279 compliments were received in 2018/19, compared with 144 in 2017/18: an increase of 94%. The "
            "highest numbers were for Assessment Team (32), Children's Homes (20) and CP Central 3 (20)."
        ),
    }


def test_each_share_of_the_timeliness_says_k_of_n(documents):
    document = documents["timeliness"]
    assert document.table("timeliness").note == (
        "Responded to in timescale: Q1 41 of 69, Q2 51 of 69, Q3 36 of 54, Q4 30 of 34, YTD 158 of 226."
    )
    assert document.table("timeliness").rows[0].cells[-1].value == "up"


def test_a_complaint_about_two_teams_counts_once_in_the_total(documents):
    table = documents["stage1_by_service_area"].table("stage1_by_service_area")
    *rows, total = table.rows
    assert (sum(row.cells[0].value for row in rows), total.cells[0].value) == (72, 71)
    assert table.note == "A complaint about two teams stands in the row of each and counts once in the total."


def test_the_records_behind_every_figure_are_as_many_as_it_says(documents, published_feedback):
    user = UserFactory(is_superuser=True)
    wrong, followed = [], 0
    for key, document in documents.items():
        for where, value, selection in selected(document):
            if not value or not is_number(value) or isinstance(value, Decimal):
                continue
            followed += 1
            chosen = FILTERS[selection.of](
                selection.filters, user=user, organisation=published_feedback, today=TODAY
            )
            found = chosen.records().count()
            if found != value:
                wrong.append((key, where, value, found, chosen.form.errors))
    assert wrong == []
    assert followed > 0

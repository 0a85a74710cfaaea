"""The three reports give back Sunderland's printed tables, every cell, in every format."""

import csv
import io
import json
import re
from datetime import date
from html.parser import HTMLParser

import pytest
from django.core.management import CommandError, call_command
from python_calamine import CalamineWorkbook

from reports.renderers import RENDERERS
from reports.report import Run, find
from tests.record import GOLDEN

pytestmark = pytest.mark.django_db
JANUARY, MAY = date(2019, 1, 21), date(2019, 5, 31)
WHOSE = ["--organisation=sunderland", "--plan=learning-and-improvement-plan"]
PRIORITIES = [f"Priority {number}" for number in range(1, 16)]
TABLES = {
    "rag-summary": (JANUARY, [*PRIORITIES, "Total"], GOLDEN["rag_2019_01"]),
    "rag-comparison": (MAY, GOLDEN["rag_2019_05_columns"], GOLDEN["rag_2019_05"]),
}


def document(plan, key, as_at):
    organisation = plan.organisation
    return find(key).build(
        Run(organisation=organisation, user=None, today=date(2019, 7, 4), plan=plan.slug, as_at=as_at)
    )


def rendered(plan, key, as_at, kind):
    return RENDERERS[kind].render(document(plan, key, as_at), None)


def from_command(key, as_at, kind, capsys):
    call_command(
        "report",
        key,
        *WHOSE,
        f"--as-at={as_at}",
        f"--format={kind}",
    )
    return capsys.readouterr().out


@pytest.mark.parametrize("key", TABLES)
def test_the_command_gives_the_printed_table(published_plan, capsys, key):
    as_at, columns, rows = TABLES[key]
    tables = json.loads(from_command(key, as_at, "json", capsys))["tables"]
    assert [table["name"] for table in tables] == [key]
    assert tables[0]["columns"] == columns
    assert {row["label"]: row["values"] for row in tables[0]["rows"]} == rows
    assert [row["label"] for row in tables[0]["rows"]] == list(rows)


@pytest.mark.parametrize("key", TABLES)
def test_the_csv_has_the_printed_figures(published_plan, key):
    as_at, _, rows = TABLES[key]
    text = rendered(published_plan, key, as_at, "csv")
    text = text.decode("utf-8-sig") if isinstance(text, bytes) else text.lstrip("\ufeff")
    lines = {line[0]: numbers(line) for line in csv.reader(io.StringIO(text)) if line}
    assert {label: lines[label] for label in rows} == rows


@pytest.mark.parametrize("key", TABLES)
def test_the_workbook_has_the_printed_figures(published_plan, key):
    as_at, _, rows = TABLES[key]
    workbook = CalamineWorkbook.from_filelike(io.BytesIO(rendered(published_plan, key, as_at, "xlsx")))
    lines = [line for name in workbook.sheet_names for line in workbook.get_sheet_by_name(name).to_python()]
    found = {label_of(line): [int(cell) for cell in line if isinstance(cell, float)] for line in lines}
    assert {label: found[label] for label in rows} == rows


def label_of(line):
    """The row's name as the sheet has it; a rating's letter stands before its word there."""
    text = str(line[0])
    return "New Actions" if text == "New" else re.sub(r"^[A-Z] {2}", "", text)


class Cells(HTMLParser):
    """The text of each table row's cells."""

    def __init__(self):
        super().__init__()
        self.rows, self.cell = [], None

    def handle_starttag(self, tag, attrs):
        if tag == "tr":
            self.rows.append([])
        elif tag in {"td", "th"} and self.rows:
            self.cell = []

    def handle_endtag(self, tag):
        if tag in {"td", "th"} and self.cell is not None:
            self.rows[-1].append(" ".join("".join(self.cell).split()))
            self.cell = None

    def handle_data(self, data):
        if self.cell is not None:
            self.cell.append(data)


@pytest.mark.parametrize("key", TABLES)
def test_the_page_has_the_printed_figures(published_plan, key):
    as_at, _, rows = TABLES[key]
    parser = Cells()
    content = rendered(published_plan, key, as_at, "html")
    parser.feed(content.decode() if isinstance(content, bytes) else content)
    found = [numbers(row) for row in parser.rows if numbers(row)]
    assert found == list(rows.values())


def numbers(cells):
    return [int(cell) for cell in cells if re.fullmatch(r"[\d,]+", cell)]


def test_the_changes_of_may_in_words(published_plan):
    assert list(document(published_plan, "rag-changes", MAY).paragraphs())[1:] == [
        "Priority 1: four new actions",
        "Priority 2: two actions rated Amber remain Amber",
        "Priority 3: two actions rated Amber remain Amber",
        "Priority 4: one new action",
        "Priority 8: one action has moved from Green to Completed",
        "Priority 9: one action has moved from Green to Completed",
        "Priority 11: one action has moved from Green to Completed",
        "Priority 13: two actions have moved from Green to Completed, one new action",
        "Priority 15: one action has moved from Green to Completed",
    ]


def test_appendix_a_of_may_row_by_row(published_plan, capsys):
    table = json.loads(from_command("rag-changes", MAY, "json", capsys))["tables"][0]
    rows = [row for row in table["rows"] if row["kind"] == "normal"]
    printed = [[row["label"], *(rating.lower() for rating in row["values"][-2:])] for row in rows]
    assert (table["name"], printed) == ("rag-changes", GOLDEN["appendix_a_2019_05"])
    assert [row["label"].split(":")[0] for row in table["rows"] if row["kind"] == "band"] == [
        f"Priority {number}" for number in (2, 3, 8, 9, 11, 13, 15)
    ]


def test_the_headlines(published_plan):
    january = list(document(published_plan, "rag-summary", JANUARY).paragraphs())
    may = list(document(published_plan, "rag-comparison", MAY).paragraphs())
    ratings = "there are two actions rated red and three actions rated amber"
    assert january == [f"There are 95 actions in the plan. 94.7% are on track or complete; {ratings}."]
    assert may == ["The number of actions has increased from 95 to 101, as six new actions have been added."]


@pytest.mark.parametrize(("as_at", "widened"), [(JANUARY, False), (MAY, True)])
def test_a_report_prints_the_key_that_held_on_its_day(published_plan, as_at, widened):
    key = document(published_plan, "rag-comparison", as_at).blocks[-1]
    green = next(wording for rating, wording in key.ratings if rating.label == "Green")
    assert ("evidence" in green) is widened


def test_the_record_as_it_was_known_before_anything_was_typed_in(published_plan, capsys):
    call_command("report", "rag-summary", *WHOSE, "--as-at=2019-01-21", "--recorded-by=2019-01-21")
    rows = json.loads(capsys.readouterr().out)["tables"][0]["rows"]
    assert {row["label"]: row["values"][-1] for row in rows}["Not yet rated"] == 95


def test_a_time_that_is_none_is_named(published_plan):
    with pytest.raises(CommandError, match="“yesterday” is not a time"):
        call_command("report", "rag-summary", *WHOSE, "--recorded-by=yesterday")

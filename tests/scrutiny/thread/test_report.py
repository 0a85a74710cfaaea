"""The report `golden-thread`, as the command gives it in every format."""

import json
from io import StringIO

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from reports.renderers import RENDERERS
from tests.scrutiny.every_byte import holds
from tests.scrutiny.thread.test_chain import CES

pytestmark = [pytest.mark.django_db, pytest.mark.once]
STARTS = (
    "recommendation:ofsted-inspection-2018/6",
    "action:learning-and-improvement-plan/3.8",
    "lesson:L1",
    f"meeting:{CES}/2019-07-04",
)


def ask(start, form, **options) -> str:
    out = StringIO()
    asked = {"start": start, "organisation": "sunderland", "format": form, **options}
    call_command("report", "golden-thread", stdout=out, **asked)
    return out.getvalue()


def test_a_table_for_each_stage_and_one_that_says_where_the_thread_stops(published_scrutiny):
    for start in STARTS:
        document = json.loads(ask(start, "json"))
        names = [table["name"] for table in document["tables"]]
        assert names == [
            *("golden-thread", "asked", "done", "rated", "evidenced", "reported", "challenged", "answered")
        ]
    document = json.loads(ask("action:learning-and-improvement-plan/3.8", "json"))
    assert document["title"] == "From recommendation 6 to action 3.8, and where the thread stops"
    summary = document["tables"][0]
    finding = summary["columns"].index("Finding")
    assert [(row["label"], row["values"][finding]) for row in summary["rows"]] == [
        ("What was asked", "6"),
        ("What was asked", "3"),
        ("What was asked", "No lesson from complaints is linked."),
        ("What is done", "3.8, amber"),
        ("How it was rated", "Amber each time"),
        ("What proves it", "None accepted. The thread stops here"),
        ("Where it was reported", "Reported in"),
        ("How it was challenged", "Nothing yet. The thread stops here"),
        ("What was answered", "Nothing yet. The thread stops here"),
    ]


def test_every_format_says_it_and_opens(published_scrutiny, tmp_path):
    for form in RENDERERS:
        file = tmp_path / f"thread.{form}"
        more = {"table": "golden-thread"} if form == "csv" else {}
        ask("action:learning-and-improvement-plan/3.8", form, output=file, **more)
        assert holds(file.read_bytes(), "Amber each time"), form


@pytest.mark.parametrize(
    ("start", "words"),
    [
        ("", "--from: Say where the thread begins"),
        ("action:learning-and-improvement-plan/99", "--from: "),
        ("case:1", "--from: “case:1” is not where a thread begins"),
    ],
    ids=["nothing", "no such", "a case"],
)
def test_what_names_no_record_is_refused_in_words(published_scrutiny, start, words):
    with pytest.raises(CommandError) as error:
        ask(start, "json")
    assert str(error.value).startswith(words)


def test_it_is_no_report_for_the_public(published_scrutiny):
    with pytest.raises(CommandError):
        ask("action:learning-and-improvement-plan/3.8", "json", public=True)

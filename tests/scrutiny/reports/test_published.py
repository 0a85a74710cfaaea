"""What the reports say of the published record, as the command gives it."""

import json
from io import StringIO

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from config.management.commands.load_demo import FIXTURES
from council.imports import load_organisation
from scrutiny.imports import load_scrutiny
from tests.scrutiny.test_record import SERIALS

pytestmark = pytest.mark.django_db
CES = "children-education-and-skills-scrutiny-committee"
CYP = "children-and-young-people-scrutiny-committee"
CSP = "childrens-services-scrutiny-panel"


@pytest.fixture
def ask(monkeypatch):
    """(organisation, report, **parameters) → the document as JSON, the organisation's committees loaded."""
    monkeypatch.setattr("scrutiny.imports.publish", lambda **asked: None)
    loaded = set()

    def ask(organisation, key, **parameters):
        if organisation not in loaded:
            folder = FIXTURES / organisation
            load_scrutiny(folder, load_organisation(folder))
            loaded.add(organisation)
        out = StringIO()
        call_command("report", key, organisation=organisation, format="json", stdout=out, **parameters)
        return json.loads(out.getvalue())

    return ask


def table(document, name):
    (found,) = (each for each in document["tables"] if each["name"] == name)
    return found


def labels(document, name):
    return [row["label"] for row in table(document, name)["rows"]]


def column(document, name, heading):
    found = table(document, name)
    place = found["columns"].index(heading)
    return [row["values"][place] for row in found["rows"] if row["kind"] != "band"]


def test_the_notice_of_june_2019(ask):
    document = ask("sunderland", "key-decisions", as_at="2019-07-04")
    assert [label.split("/")[1] for label in labels(document, "key-decisions")] == SERIALS.split()
    assert column(document, "key-decisions", "Private").count("Yes") == 8
    reasons = dict(
        zip(
            labels(document, "key-decisions"),
            column(document, "key-decisions", "Reason for private"),
            strict=True,
        )
    )
    assert reasons["190614/372"] == {"missing": "not given"}
    assert document["paragraphs"][0] == (
        "21 decisions with 28 days’ notice from 17 June 2019, eight of them to be taken in private. "
        "No reason is given for 190614/372."
    )


def test_sunderlands_members_as_the_agenda_prints_them(ask):
    document = ask("sunderland", "membership", committee=CES, as_at="2019-07-04")
    assert document["paragraphs"] == [
        (
            "Cllr Crosby, Francis (Vice-chair), Hunt, Mann, Mc Keith, F. Miller, Rowntree, Samuels, Scanlan, "
            "P. Smith (Chair), Tye and K. Wood"
        ),
        "Co-opted members: Mrs A. Blakey and Ms J. Graham",
    ]
    assert len(labels(document, "membership")) == 14


def test_a_replacement_shows_in_whose_place_somebody_sits(ask):
    document = ask("telford-wrekin", "membership", committee=CYP, as_at="2013-06-06")
    assert column(document, "membership", "In place of").count("Cllr M. Smith") == 1
    assert "Cllr M. Smith" not in labels(document, "membership")


def test_sunderlands_agenda_says_no_items_under_its_empty_part(ask):
    document = ask("sunderland", "agenda", meeting=f"{CES}/2019-07-04")
    rows = [(row["label"], (row["values"] or [None])[0]) for row in table(document, "agenda")["rows"]]
    assert rows == [
        ("1", "Apologies for absence"),
        ("2", "Minutes of the last meeting, 6 June 2019"),
        ("3", "Declarations of interest, including whipping declarations"),
        ("Part A: Cabinet referrals and responses", None),
        ("", "No items"),
        ("Part B: Scrutiny business", None),
        ("4", "Learning and Improvement Plan"),
        ("5", "Customer feedback annual report 2018/19"),
        ("6", "Notice of key decisions"),
        ("7", "Annual work programme 2019/20"),
    ]
    assert [page for page in column(document, "agenda", "Page as printed") if page] == [
        "1",
        "5",
        "20",
        "32",
        "42",
    ]


def test_tamesides_agenda_has_nine_items_without_parts(ask):
    document = ask("tameside", "agenda", meeting=f"{CSP}/2023-06-07")
    assert labels(document, "agenda") == [str(n) for n in range(1, 10)]
    pages = [page for page in column(document, "agenda", "Page as printed") if page]
    assert pages == ["1 - 4", "5 - 26", "27 - 44", "45 - 56"]


@pytest.mark.parametrize(
    ("organisation", "meeting", "numbers"),
    [
        ("sunderland", f"{CES}/2019-06-06", ["–"] * 5),
        ("telford-wrekin", f"{CYP}/2013-06-06", [f"CYPSC-{n}" for n in range(1, 6)]),
        ("tameside", f"{CSP}/2023-03-08", [str(n) for n in range(32, 42)]),
    ],
)
def test_minutes_are_numbered_in_each_style(ask, organisation, meeting, numbers):
    assert labels(ask(organisation, "minutes", meeting=meeting), "minutes") == numbers


def test_sunderlands_resolutions_carry_the_numbers(ask):
    said = ask("sunderland", "minutes", meeting=f"{CES}/2019-06-06")["paragraphs"]
    assert [text[:12] for text in said if "RESOLVED" in text] == [
        "1. RESOLVED ",
        "2. RESOLVED ",
        "3. RESOLVED ",
    ]


def test_attendance_counts_two_members_whom_the_minutes_leave_out(ask):
    document = ask("sunderland", "attendance", committee=CES, year="2019-20")
    rows = {row["label"]: row["values"] for row in table(document, "attendance")["rows"]}
    assert {name: values for name, values in rows.items() if values[-1]} == {
        "Cllr Scanlan": [1, 0, 0, 0, 1],
        "Cllr K. Wood": [1, 0, 0, 0, 1],
    }
    assert [sum(column(document, "attendance", name)) for name in ("Present", "Apologies")] == [7, 5]


def test_cabinets_answers_of_june_and_of_august(ask):
    document = ask("telford-wrekin", "recommendation-responses", committee=CYP)
    june = column(document, "recommendation-responses", "Answer")
    assert [june.count(each) for each in ("Accepted", "Partially accepted", "Accepted in principle")] == [
        10,
        3,
        1,
    ]
    dates = dict(
        zip(
            (
                row["label"]
                for row in table(document, "recommendation-responses")["rows"]
                if row["kind"] != "band"
            ),
            column(document, "recommendation-responses", "Date by which action will be taken"),
            strict=True,
        )
    )
    assert (dates["4b"], dates["6b"], dates["2a"]) == ("April 13", "September 2013", "June 2013 / June 2013")
    changed = [(row["label"], *row["values"]) for row in table(document, "changes")["rows"]]
    assert ("4b", "Date", "April 13", "April 14") in changed
    assert ("6b", "Date", "September 2013", "October 2013") in changed
    assert document["paragraphs"][0] == (
        "14 recommendations with an answer: ten accepted, three partially accepted and one accepted in "
        "principle. All were wholly or partly accepted."
    )


def test_every_table_of_tamesides_activity(ask):
    document = ask("tameside", "scrutiny-activity", committee=CSP)
    rows = {
        each["name"]: len([row for row in each["rows"] if row["kind"] != "band"])
        for each in document["tables"]
    }
    assert rows == {
        "activity-2018-19-a1-t1": 4,
        "activity-2018-21-a1-t4": 7,
        "activity-2019-20-a1-t2": 5,
        "activity-2020-21-a1-t3": 4,
        "activity-2021-22-t1": 4,
        "activity-2021-22-t2": 3,
        "activity-2022-23-t3": 13,
        "in-depth-reviews": 2,
        "focus-reports": 4,
        "budget-letters": 2,
        "training": 5,
    }
    assert column(document, "focus-reports", "Reported on") == [
        "2022-02-09",
        "2022-09-26",
        "2020-02-12",
        "2021-02-10",
    ]


def test_the_work_programme_of_2019(ask):
    document = ask("sunderland", "work-programme", committee=CES, year="2019-20")
    assert labels(document, "work-programme")[:2] == [
        "25 July 2019, session",
        "Work programme development session",
    ]
    assert document["paragraphs"] == ["Six topics, of which five have no meeting yet."]


@pytest.mark.parametrize(
    ("key", "asked", "said"),
    [
        ("minutes", {"meeting": "nothing"}, "is not a meeting"),
        ("minutes", {"meeting": f"{CES}/2019-02-31"}, "31 February is not a date in 2019"),
        ("minutes", {"meeting": f"{CES}/2019-06-07"}, "has no meeting"),
        ("membership", {"committee": "none"}, "has no committee “none”"),
        ("work-programme", {"committee": CES, "year": "2019"}, "is not a municipal year"),
        ("recommendation-responses", {"committee": CES, "review": "none"}, "has no review “none”"),
    ],
)
def test_a_bad_parameter_gets_a_sentence(ask, key, asked, said):
    with pytest.raises(CommandError, match=said):
        ask("sunderland", key, **asked)


@pytest.mark.parametrize("key", ["agenda", "minutes"])
def test_the_public_gets_nothing_of_what_was_not_published(ask, key):
    ask("telford-wrekin", "membership", committee=CYP)
    with pytest.raises(CommandError, match="published"):
        ask("telford-wrekin", key, meeting=f"{CYP}/2013-08-15", public=True)

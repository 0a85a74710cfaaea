"""The reports of scrutiny beside what the three councils printed (`tests/golden/scrutiny.json`), by the command."""

import json
from datetime import date
from io import StringIO

import pytest
from django.core.management import call_command

from tests.record import golden
from tests.scrutiny.reports.test_published import CES, CSP, CYP, table

pytestmark = pytest.mark.django_db
PRINTED = golden("scrutiny")


@pytest.fixture
def ask(every_committee):
    """(organisation, report, **parameters) → the document as JSON."""

    def ask(organisation, key, **parameters):
        out = StringIO()
        call_command("report", key, organisation=organisation, format="json", stdout=out, **parameters)
        return json.loads(out.getvalue())

    return ask


def rows(document, name):
    """[(label, *values)] without bands."""
    return [(row["label"], *row["values"]) for row in table(document, name)["rows"] if row["kind"] != "band"]


def by_band(document, name):
    """Label of a band, or nothing → number of rows under it."""
    counts, band = {}, ""
    for row in table(document, name)["rows"]:
        if row["kind"] == "band":
            band = row["label"]
        else:
            counts[band] = counts.get(band, 0) + 1
    return counts


def test_twenty_one_decisions_cell_by_cell(ask):
    printed, word = PRINTED["key_decisions"], {"Y": "Yes", "N": "No"}
    document = ask("sunderland", "key-decisions", as_at=printed["issued"])
    found = rows(document, "key-decisions")
    assert [(*row[:4], row[4], row[5], row[7]) for row in found] == [
        (ref, matter, maker, word[key], when, word[private], papers)
        for ref, matter, maker, key, when, private, _, papers in printed["rows"]
    ]
    reasons = ["3" if "paragraph 3 of Schedule 12A" in str(row[6]) else "" for row in found]
    assert reasons == [row[6] for row in printed["rows"]]
    assert document["paragraphs"][1:9] == printed["cabinet"]


def test_fourteen_answers_of_june_and_those_of_august(ask):
    document = ask("telford-wrekin", "recommendation-responses", committee=CYP)
    june = rows(document, "recommendation-responses")
    august = {row[0]: row for row in rows(document, "recommendation-responses-2013-08-15")}
    none = {"missing": "not given"}
    for (ref, theme, asked, answer, first, later, person), row in zip(
        PRINTED["responses"]["rows"], june, strict=True
    ):
        assert (row[0], row[1], row[4], row[5]) == (ref, asked, first, person)
        assert row[2] == (answer.capitalize() if answer else none)
        assert august[ref][4] == later
        assert ref.startswith(str(theme))
    assert list(by_band(document, "recommendation-responses").values()) == [1, 5, 2, 3, 2, 2]
    titles = [each["title"] for each in document["tables"]]
    assert titles[:2] == ["Answers of 27 June 2013", "Answers of 15 August 2013"]


@pytest.mark.parametrize("name", PRINTED["activity"])
def test_every_topic_under_the_day_on_which_it_was_looked_at(ask, name):
    document = ask("tameside", "scrutiny-activity", committee=CSP)
    slug = f"activity-{name.lower().replace('/', '-').replace(' ', '-')}"
    assert by_band(document, slug) == PRINTED["activity"][name]


def test_reviews_focus_reports_and_training(ask):
    document = ask("tameside", "scrutiny-activity", committee=CSP)
    assert [row[2] for row in rows(document, "in-depth-reviews")] == PRINTED["in_depth_reviews"]
    focus = [(row[0].split(" (")[0], row[1], row[3]) for row in rows(document, "focus-reports")]
    assert focus == [tuple(row) for row in PRINTED["focus_reports"]]
    assert [row[1] for row in rows(document, "training")] == [_iso(day) for day in PRINTED["training"]]


def _iso(words):
    day, month, year = words.split()
    months = ("July", "September", "November")
    return date(int(year), (7, 9, 11)[months.index(month)], int(day)).isoformat()


@pytest.mark.parametrize(
    ("organisation", "committee", "day"),
    [("sunderland", CES, "2019-07-04"), ("tameside", CSP, "2023-06-07")],
)
def test_items_stand_in_their_order_with_the_pages_that_were_printed(ask, organisation, committee, day):
    found = rows(ask(organisation, "agenda", meeting=f"{committee}/{day}"), "agenda")
    items = [[int(row[0]), row[4]] for row in found if row[0]]
    assert items == PRINTED["agendas"][day]


@pytest.mark.parametrize(
    ("organisation", "committee", "day"),
    [
        ("sunderland", CES, "2019-06-06"),
        ("telford-wrekin", CYP, "2013-06-06"),
        ("tameside", CSP, "2023-03-08"),
    ],
)
def test_whoever_came_or_sent_apologies_is_counted(ask, organisation, committee, day):
    year = f"{day[:4]}-{int(day[2:4]) + 1}" if day[5:] > "04" else f"{int(day[:4]) - 1}-{day[2:4]}"
    found = rows(ask(organisation, "attendance", committee=committee, year=year), "attendance")
    printed = PRINTED["attendance"][day]
    # Councillor Scullion sent apologies to Sunderland and is no member (I16).
    strangers = 1 if organisation == "sunderland" else 0
    assert sum(row[2] for row in found) == printed["present"]
    assert sum(row[3] for row in found) == printed["apologies"] - strangers
    assert not any("%" in str(value) for row in found for value in row)


def test_what_was_asked_for_in_june_comes_back_in_august(ask, every_committee):
    (june,) = every_committee["telford-wrekin"].committees.get(slug=CYP).meetings.filter(date="2013-06-06")
    asked = june.minutes.get(order=5).actions_arising.order_by("order")
    came_back = [(each.answered_by.meeting.date.isoformat(), each.answered_by.title) for each in asked]
    assert [day for day, _ in came_back] == ["2013-08-15"] * 3
    august = rows(ask("telford-wrekin", "agenda", meeting=f"{CYP}/2013-08-15"), "agenda")
    assert [title for _, title in came_back if title not in {row[1] for row in august}] == []


@pytest.mark.parametrize(
    ("organisation", "start", "counts"),
    [
        ("sunderland", "recommendation:ofsted-inspection-2018/1", [1, 1, 0, 20, 48, 8, 5, 0, 0]),
        ("telford-wrekin", f"scrutiny-recommendation:{CYP}/4b", [0, 0, 0, 1, 4]),
        ("tameside", f"meeting:{CSP}/2023-06-07", [0, 0, 12, 0, 0]),
    ],
)
def test_a_thread_counts_the_entries_of_each_stage_from_wherever_it_begins(ask, organisation, start, counts):
    found = rows(ask(organisation, "golden-thread", start=start), "golden-thread")
    assert [row[2] for row in found] == counts

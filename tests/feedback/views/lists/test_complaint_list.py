"""The list of cases: each filter, who sees which, what is behind a figure, and the file of it."""

import csv
import io
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from feedback.enums import ComplainantCategory, Outcome
from feedback.models import Look
from tests.factories.complaint import ComplaintFactory, HandlerFactory
from tests.factories.procedure import corporate
from tests.factories.stage import ElementFactory, StageFactory
from tests.factories.team import TeamFactory, TeamGroupFactory
from tests.factories.theme import SubjectFactory, ThemeFactory
from tests.feedback.views.lists.people import BACKEND
from tests.improvement.views.cast import day, statuses, text_of

pytestmark = pytest.mark.django_db


def case(people, ref, received, **fields):
    """A case at stage one since its receipt; `stage` are fields of that stage."""
    stage = fields.pop("stage", {})
    complaint = ComplaintFactory(organisation=people.organisation, ref=ref, received_on=received, **fields)
    StageFactory(complaint=complaint, **stage)
    return complaint


@pytest.fixture
def four(people):
    """
    C-1 of a young person went on to stage two; C-2 is corporate and open; C-3 is overdue and about two teams;
    C-4 was withdrawn, in the year before.
    """
    ours = {"organisation": people.organisation}
    north, south = (
        TeamFactory(**ours, slug="north", name="North"),
        TeamFactory(**ours, slug="south", name="South"),
    )
    group = TeamGroupFactory(**ours, slug="all")
    north.groups.add(group), south.groups.add(group)
    calls = ThemeFactory(**ours, slug="calls", name="Calls")
    answered = {"responded_on": date(2018, 7, 2), "due_on": date(2018, 7, 2), "outcome": Outcome.UPHELD}
    young = {"category": ComplainantCategory.YOUNG_PERSON}
    first = case(people, "C-1", date(2018, 6, 20), teams=[north], themes=[calls], stage=answered, **young)
    two = StageFactory(complaint=first, number=2, requested_on=date(2018, 7, 9), due_on=date(2020, 1, 1))
    subject = SubjectFactory(**ours, slug="contact")
    decided = {"outcome": Outcome.NOT_UPHELD, "outcome_before_panel": Outcome.UPHELD}
    ElementFactory(stage=two, subject=subject, decided_on=date(2018, 11, 1), **decided)
    ElementFactory(stage=two)
    case(
        people,
        "C-2",
        date(2018, 10, 3),
        teams=[south],
        procedure=corporate(),
        stage={"due_on": date(2019, 7, 9)},
    )
    case(
        people,
        "C-3",
        date(2019, 3, 1),
        teams=[north, south],
        what_happened="Nobody telephoned",
        stage={"due_on": date(2019, 3, 15)},
    )
    case(people, "C-4", date(2018, 2, 1), teams=[south], withdrawn_on=date(2018, 2, 3))


def refs(response) -> list[str]:
    table = response.context["table"]
    return [table.row_of(row.record).complaint.ref for row in table.rows]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({}, "3 2 1 4"),
        ({"sort": "ref"}, "1 2 3 4"),
        ({"sort": "standing"}, "3 2 1 4"),
        ({"sort": "-stage"}, "1 2 3 4"),
        ({"sort": "category"}, "2 3 4 1"),
        ({"q": "telephoned"}, "3"),
        ({"q": "c-2"}, "2"),
        ({"q": "telephoned C-2"}, ""),
        ({"year": "2018-19"}, "3 2 1"),
        ({"year": "2018-19", "quarter": "1"}, "1"),
        ({"quarter": "4"}, "3 4"),
        ({"year": "2018-19", "stage": "1"}, "3 2 1"),
        ({"year": "2018-19", "stage": "2", "quarter": "2"}, "1"),
        ({"stage": "3"}, ""),
        ({"stream": "corporate"}, "2"),
        ({"team": "south"}, "3 2 4"),
        ({"group": "all"}, "3 2 1 4"),
        ({"theme": "calls"}, "1"),
        ({"category": "young-person"}, "1"),
        ({"young": "no"}, "3 2 4"),
        ({"outcome": "upheld"}, "1"),
        ({"outcome": "not-upheld"}, "1"),
        ({"state": "open"}, "3 2 1"),
        ({"state": "overdue"}, "3"),
        ({"state": "withdrawn"}, "4"),
        ({"state": "answered"}, ""),
        ({"in_time": "yes"}, "1"),
        ({"in_time": "no"}, ""),
        ({"went_to": "2"}, "1"),
        ({"received_from": "2018-06-20", "received_to": "2018-10-03"}, "2 1"),
        ({"responded_from": "2018-07-02", "responded_to": "2018-07-02"}, "1"),
        ({"responded_from": "2018-07-03"}, ""),
        ({"each": "stage", "year": "2018-19"}, "3 2 1 1"),
        ({"each": "stage", "year": "2018-19", "quarter": "2", "by": "responded"}, "1"),
        ({"each": "element"}, "1 1"),
        ({"each": "element", "year": "2018-19", "quarter": "3"}, "1"),
        ({"each": "element", "outcome": "not-upheld", "subject": "contact", "stage": "2"}, "1"),
        ({"each": "element", "changed": "yes", "before_panel": "upheld"}, "1"),
        ({"each": "element", "outcome": "upheld"}, ""),
    ],
)
def test_each_filter_leaves_its_cases_and_the_heading_counts_them(as_team, people, four, query, found):
    response = as_team.get(people.url("complaint-list"), query)
    wanted = [f"C-{number}" for number in found.split()]
    assert (response.status_code, refs(response)) == (200, wanted)
    assert response.context["table"].paginator.count == len(wanted)


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ({"year": "1066"}, "Choose a year from the list"),
        ({"team": "nobody"}, "Choose a team from the list"),
        ({"received_from": "2018-02-30"}, "Received from must be a real date"),
    ],
)
def test_a_filter_that_cannot_be_is_said_beside_it_and_lists_nothing(as_team, people, four, query, message):
    response = as_team.get(people.url("complaint-list"), query)
    assert (response.status_code, refs(response)) == (400, [])
    said = [text for found in response.context["form"].errors.values() for text in found]
    assert said == [message]


def test_a_filter_can_be_taken_away_by_itself(as_team, people, four):
    query = {"year": "2018-19", "team": "north", "page": "1"} | day("received_from", date(2018, 4, 1))
    response = as_team.get(people.url("complaint-list"), query)
    assert [words for words, _url in response.context["chosen"]] == [
        "2018/19",
        "North",
        "received from 1 April 2018",
    ]
    assert response.context["chosen"][2][1] == "?year=2018-19&team=north"
    assert response.context["clear_url"] == "?"


def test_the_team_sees_every_case_a_handler_their_own_and_nobody_else_any(client, people, four):
    own = case(people, "C-9", date(2018, 5, 1))
    HandlerFactory(complaint=own, user=people.handler)
    ComplaintFactory(organisation=people.other, ref="C-77")
    url = people.url("complaint-list")
    assert statuses(client, url, *people.everybody()) == [200, 200, 403, 404]
    client.force_login(people.handler, backend=BACKEND)
    response = client.get(url)
    assert (refs(response), response.context["heading"]) == (["C-9"], "One case is yours to answer")
    client.force_login(people.team, backend=BACKEND)
    assert refs(client.get(url)) == ["C-3", "C-2", "C-1", "C-9", "C-4"]


def test_an_empty_list_says_what_to_do(client, people):
    for user, words in (
        (people.team, "No case has been logged yet"),
        (people.handler, "No case was given to you"),
    ):
        client.force_login(user, backend=BACKEND)
        assert words in text_of(client.get(people.url("complaint-list")))


def test_the_list_asks_as_many_questions_for_one_case_as_for_many(as_team, people, four):
    def asked(each) -> int:
        with CaptureQueriesContext(connection) as queries:
            assert as_team.get(people.url("complaint-list"), {"each": each}).status_code == 200
        return len(queries)

    for each in ("case", "stage", "element"):
        few = asked(each)
        theme = ThemeFactory(organisation=people.organisation)
        for number in range(20, 50):
            one = case(people, f"C-{number}{each[0]}", date(2018, 6, 1), themes=[theme])
            ElementFactory(stage=one.stages.get())
        assert asked(each) == few


def export(client, people, form, query=None):
    return client.get(people.url("complaint-export", form), query or {})


def rows_of_csv(response) -> list[list[str]]:
    return list(csv.reader(io.StringIO(response.content.decode("utf-8-sig"))))


def test_the_file_holds_exactly_the_rows_of_the_list_in_the_chosen_columns(as_team, people, four):
    query = {"year": "2018-19", "sort": "ref", "columns": ["received", "teams", "in_time"]}
    title, head, *rows = rows_of_csv(export(as_team, people, "csv", query))
    assert title == ["Three cases: 2018/19"]
    assert head == ["Reference", "Received", "Teams", "In time"]
    assert rows == [
        ["C-1", "2018-06-20", "North", ""],
        ["C-2", "2018-10-03", "South", ""],
        ["C-3", "2019-03-01", "North, South", ""],
    ]


def test_the_workbook_holds_the_same_rows_as_values(as_team, people, four):
    query = {"state": "overdue", "columns": ["received", "due"]}
    response = export(as_team, people, "xlsx", query)
    sheet = load_workbook(io.BytesIO(response.content)).active
    there = [[cell.value for cell in row if cell.value is not None] for row in sheet.iter_rows()]
    case_row = next(row for row in there if row and row[0] == "C-3")
    assert [value.date() if hasattr(value, "date") else value for value in case_row] == [
        "C-3",
        date(2019, 3, 1),
        date(2019, 3, 15),
    ]
    assert response["Content-Disposition"] == 'attachment; filename="cases-2019-07-09.xlsx"'


def test_what_a_spreadsheet_would_take_for_a_formula_stays_text(as_team, people):
    team = TeamFactory(organisation=people.organisation, name='=HYPERLINK("http://example.invalid")')
    case(people, "C-1", date(2018, 6, 20), teams=[team])
    rows = rows_of_csv(export(as_team, people, "csv", {"columns": "teams"}))
    assert rows[-1] == ["C-1", '\'=HYPERLINK("http://example.invalid")']
    workbook = load_workbook(io.BytesIO(export(as_team, people, "xlsx", {"columns": "teams"}).content))
    cells = [cell for row in workbook.active.iter_rows() for cell in row if cell.value]
    assert {cell.data_type for cell in cells if str(cell.value).startswith("=")} == {"s"}


def test_a_file_marks_each_of_its_cases_as_looked_at(as_team, people, four):
    export(as_team, people, "csv", {"each": "stage", "year": "2018-19"})
    looks = Look.objects.order_by("complaint__ref").values_list("complaint__ref", "user", "at_what")
    assert list(looks) == [(f"C-{number}", people.team.pk, "Export") for number in (1, 2, 3)]


def test_no_file_holds_a_name_or_what_happened(as_team, people):
    secrets = {
        "complainant_name": "Planted Person",
        "child_name": "Planted Child",
        "what_happened": "Planted Story",
    }
    case(
        people,
        "C-1",
        date(2018, 6, 20),
        contact_details="Planted Street",
        desired_outcome="Planted Wish",
        **secrets,
    )
    every = ["received", "teams", "category", "outcome", "what_happened", "complainant_name"]
    assert "Planted" not in export(as_team, people, "csv", {"columns": every}).content.decode()


def test_a_handler_exports_their_own_cases_and_a_reader_none(client, people, four):
    own = case(people, "C-9", date(2018, 5, 1))
    HandlerFactory(complaint=own, user=people.handler)
    assert statuses(client, people.url("complaint-export", "csv"), *people.everybody()) == [
        200,
        200,
        403,
        404,
    ]
    client.force_login(people.handler, backend=BACKEND)
    assert [row[0] for row in rows_of_csv(export(client, people, "csv"))[2:]] == ["C-9"]


def test_a_format_that_is_none_and_a_filter_that_cannot_be_make_no_file(as_team, people, four):
    assert export(as_team, people, "pdf").status_code == 404
    response = export(as_team, people, "csv", {"year": "1066"})
    assert (response.status_code, response.url) == (302, f"{people.url('complaint-list')}?year=1066")
    assert not Look.objects.exists()


def test_a_file_asks_as_many_questions_for_one_case_as_for_many(as_team, people, four):
    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            export(as_team, people, "csv")
        return len(queries)

    few = asked()
    for number in range(20, 50):
        case(people, f"C-{number}", date(2018, 6, 1))
    assert asked() == few

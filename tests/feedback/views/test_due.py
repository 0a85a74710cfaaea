import io
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from feedback.domain.clocks import extend, pause
from feedback.domain.stages import agree_statement, open_stage, respond
from feedback.models import Look
from tests.factories.complaint import HandlerFactory
from tests.feedback.views.cast import FAMILY, TODAY, Cast
from tests.improvement.views.cast import statuses, text_of

pytestmark = pytest.mark.django_db
MARCH = date(2019, 3, 25)


def refs(response) -> list[str]:
    return [row.case.ref for row in response.context["rows"]]


def at_stage_two(cast: Cast, **fields):
    """A case whose second stage was asked for on 25 March, and its statement agreed on 1 April."""
    case = cast.case(date(2019, 2, 20), **fields)
    respond(stage=case.stages.get(), on=date(2019, 3, 6), today=TODAY, by=cast.team)
    two = case.procedure.stages.get(number=2)
    stage = open_stage(complaint=case, stage=two, requested_on=MARCH, today=TODAY, by=cast.team)
    return agree_statement(stage=stage, on=date(2019, 4, 1), today=TODAY, by=cast.team)


def test_the_heading_is_the_finding(as_team, cast):
    cast.case(MARCH)
    cast.case(date(2019, 3, 28))
    assert "One complaint is overdue and one is due tomorrow" in text_of(as_team.get(cast.url("due")))


def test_the_lead_names_the_days_off_that_are_near(as_team, cast):
    said = "Wednesday 10 April 2019. Good Friday 19 April and Easter Monday 22 April do not count."
    assert said in text_of(as_team.get(cast.url("due")))


@pytest.mark.parametrize(
    ("received", "left", "words", "day"),
    [
        (date(2019, 3, 25), "2", "days over", "day 12 of 10"),
        (date(2019, 3, 27), "0", "due today", "day 10 of 10"),
        (date(2019, 3, 28), "1", "day left", "day 9 of 10"),
        (date(2019, 4, 5), "7", "days left", "day 3 of 10"),
        (date(2019, 4, 6), "8", "days left", "day 2 of 10"),
    ],
)
def test_a_row_counts_in_working_days(as_team, cast, received, left, words, day):
    cast.case(received)
    page = as_team.get(cast.url("due"))
    (row,) = page.context["rows"]
    assert (row.figure, row.figure_words) == (left, words)
    assert day in text_of(page)


def test_without_scripts_the_working_opens_in_the_row_by_a_link(as_team, cast):
    cast.case()
    closed = as_team.get(cast.url("due"))
    (row,) = closed.context["rows"]
    assert "Ten working days" not in text_of(closed)
    opened = text_of(as_team.get(cast.url("due"), {"open": row.key}))
    assert "Ten working days from 5 April 2019." in opened
    assert "Skipped: weekends, Good Friday 19 April and Easter Monday 22 April." in opened
    assert "Due Tuesday 23 April 2019." in opened


def test_stage_two_shows_both_dates(as_team, cast):
    at_stage_two(cast)
    (row,) = as_team.get(cast.url("due")).context["rows"]
    assert (row.start_words, row.clock.due_on) == ("25 March 2019, request", date(2019, 5, 1))
    assert row.notes == ["From the agreed statement, 1 April: 9 May"]


def test_an_extension_keeps_the_old_date_in_sight(as_team, cast):
    case = cast.case(date(2019, 3, 28))
    extend(clock=cast.clock(case), reason="Two services", today=TODAY, by=cast.team)
    (row,) = as_team.get(cast.url("due")).context["rows"]
    assert row.stage_words == "Stage one, extended"
    assert row.notes == ["Was due 11 April. Extended: Two services"]


def test_a_paused_clock_has_no_date_and_stands_last(as_team, cast):
    case = cast.case(date(2019, 4, 1), ref="C-1")
    cast.case(ref="C-2")
    pause(clock=cast.clock(case), on=date(2019, 4, 8), reason="They are away", today=TODAY, by=cast.team)
    page = as_team.get(cast.url("due"))
    assert refs(page) == ["C-2", "C-1"]
    last = page.context["rows"][1]
    assert (last.figure_words, last.gone, last.notes) == (
        "paused",
        4,
        ["Paused since 8 April: They are away"],
    )


def test_tabs_count_the_stages_and_narrow_the_list(as_team, cast):
    cast.case(ref="C-1")
    cast.case(ref="C-2", is_corporate=True)
    at_stage_two(cast, ref="C-3")
    page = as_team.get(cast.url("due"), {"tab": "corporate"})
    tabs = [(label, count) for _url, label, count, _here in page.context["filter"].tab_links()]
    assert tabs == [("All open", 3), ("Stage one", 1), ("Stage two", 1), ("Corporate", 1)]
    assert refs(page) == ["C-2"]


@pytest.mark.parametrize(
    ("when", "expected"),
    [("overdue", ["C-1"]), ("today", ["C-2"]), ("week", ["C-2", "C-3"]), ("", ["C-1", "C-2", "C-3", "C-4"])],
)
def test_the_list_narrows_to_when_a_case_is_due(as_team, cast, when, expected):
    for ref, day in (("C-1", 25), ("C-2", 27), ("C-3", 29)):
        cast.case(date(2019, 3, day), ref=ref)
    cast.case(ref="C-4")
    assert refs(as_team.get(cast.url("due"), {"when": when})) == expected


def test_the_list_narrows_to_a_person_and_to_nobody(as_team, cast):
    cast.given(cast.case(ref="C-1"))
    cast.case(ref="C-2")
    assert refs(as_team.get(cast.url("due"), {"person": cast.lead.email})) == ["C-1"]
    assert refs(as_team.get(cast.url("due"), {"person": "nobody"})) == ["C-2"]


@pytest.mark.parametrize(
    "query", [{"tab": "x"}, {"when": "x"}, {"person": "x"}, {"page": "x"}, {"open": "x"}]
)
def test_what_is_not_offered_narrows_nothing(as_team, cast, query):
    cast.case(ref="C-1")
    assert refs(as_team.get(cast.url("due"), query)) == ["C-1"]


def test_acknowledgements_and_windows_stand_below(as_team, cast):
    cast.case(date(2019, 4, 5), ref="C-1").procedure.__class__.objects.update(acknowledge_within=2)
    answered = cast.case(date(2019, 3, 11), ref="C-2", acknowledged_on=date(2019, 3, 12))
    respond(stage=answered.stages.get(), on=MARCH, today=TODAY, by=cast.team)
    text = text_of(as_team.get(cast.url("due")))
    assert "C-1 received 5 April 2019: acknowledge by Tuesday 9 April, overdue" in text
    assert "C-2 answered 25 March 2019: stage two can be asked for until Wednesday 24 April 2019" in text


def test_a_withdrawn_or_answered_case_is_not_due(as_team, cast):
    respond(stage=cast.case().stages.get(), on=TODAY, today=TODAY, by=cast.team)
    page = as_team.get(cast.url("due"))
    assert "No complaint is waiting for a response" in text_of(page)
    assert refs(page) == []


def test_the_workbook_holds_exactly_the_list_and_each_case_counts_as_looked_at(as_team, cast):
    case = cast.case(ref="C-1")
    cast.case(ref="C-2", is_corporate=True)
    response = as_team.get(cast.url("due-workbook"), {"tab": "stage-1"})
    assert response["Cache-Control"] == "private, no-store"
    sheet = load_workbook(io.BytesIO(response.content)).worksheets[0]
    cells = [str(cell.value) for line in sheet for cell in line if cell.value is not None]
    assert [cell for cell in cells if cell.startswith("C-")] == ["C-1"]
    assert FAMILY not in " ".join(cells)
    assert list(Look.objects.values_list("complaint", "user", "at_what")) == [
        (case.pk, cast.team.pk, "Export")
    ]


def test_a_handler_sees_their_own_cases_and_no_other(as_lead, cast):
    cast.given(cast.case(ref="C-1"))
    cast.case(ref="C-2")
    page = as_lead.get(cast.url("due"))
    assert refs(page) == ["C-1"]
    assert "Log a contact" not in text_of(page)


@pytest.mark.parametrize("name", ["due", "due-workbook"])
def test_only_who_handles_cases_has_the_list(client, cast, name):
    cast.case()
    people = (cast.team, cast.lead, cast.reader, cast.outsider)
    assert statuses(client, cast.url(name), *people) == [200, 200, 403, 404]


def test_queries_do_not_grow_with_the_cases(as_team, cast):
    def cost() -> int:
        with CaptureQueriesContext(
            connection,
        ) as queries:
            as_team.get(cast.url("due"))
        return len(queries)

    cast.given(cast.case())
    at_stage_two(cast)
    cost()
    before = cost()
    for _ in range(5):
        HandlerFactory(complaint=cast.given(cast.case()))
        at_stage_two(cast)
    assert cost() == before

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from feedback.domain.clocks import pause
from feedback.domain.complaints import acknowledge, close
from feedback.domain.elements import add_element
from feedback.domain.stages import open_stage, respond
from feedback.models import Look
from tests.factories.complaint import CaseFileFactory, HandlerFactory, NoteFactory
from tests.feedback.views.cast import FAMILY, TODAY
from tests.improvement.views.cast import statuses, text_of

pytestmark = pytest.mark.django_db
MARCH = date(2019, 3, 25)


def page_of(client, cast, case):
    return client.get(cast.url("case", case.ref))


def answered(cast, **fields):
    case = cast.case(date(2019, 3, 11), **fields)
    respond(stage=case.stages.get(), on=MARCH, today=TODAY, by=cast.team)
    return case


def test_the_heading_is_the_finding(as_team, cast):
    case = cast.case(MARCH)
    assert "C-0001: stage one is two working days overdue" in text_of(page_of(as_team, cast, case))


def test_the_team_reads_who_and_what(as_team, cast):
    case = cast.case(what_happened="Nobody called back")
    text = text_of(page_of(as_team, cast, case))
    for words in (FAMILY, "Nobody called back", "Fostering", "Due Tuesday 23 April 2019."):
        assert words in text


def test_every_look_is_kept(as_team, cast):
    case = cast.case()
    page = page_of(as_team, cast, case)
    assert list(Look.objects.values_list("complaint", "user", "at_what")) == [(case.pk, cast.team.pk, "Case")]
    assert [look.user for look in page.context["looks"]] == [cast.team]


def next_label(client, cast, case) -> str | None:
    step = page_of(client, cast, case).context["next"]
    return step and step[0]


def test_one_button_says_what_comes_next(as_team, cast):
    case = cast.case(MARCH)
    assert next_label(as_team, cast, case) == "Record the response"
    respond(stage=case.stages.get(), on=date(2019, 4, 9), today=TODAY, by=cast.team, late_because="Leave")
    assert next_label(as_team, cast, case) == "Open stage two"
    two = case.procedure.stages.get(number=2)
    open_stage(complaint=case, stage=two, requested_on=TODAY, today=TODAY, by=cast.team)
    assert next_label(as_team, cast, case) == "Agree the statement"


def test_the_next_step_of_a_panel_is_its_meeting(as_team, cast):
    case = answered(cast)
    for number in (2, 3):
        stage = case.procedure.stages.get(number=number)
        taken = open_stage(complaint=case, stage=stage, requested_on=MARCH, today=TODAY, by=cast.team)
        if number == 2:
            respond(stage=taken, on=MARCH, today=TODAY, by=cast.team)
    assert next_label(as_team, cast, case) == "Record: panel meets"


def test_a_paused_clock_is_restarted_next_and_a_closed_case_owes_nothing(as_team, cast):
    case = cast.case(MARCH)
    pause(clock=cast.clock(case), on=date(2019, 4, 1), reason="Away", today=TODAY, by=cast.team)
    assert next_label(as_team, cast, case) == "Restart the clock"
    done = answered(cast)
    close(complaint=done, on=TODAY, today=TODAY, by=cast.team)
    assert next_label(as_team, cast, done) is None


def test_what_is_answered_without_its_outcomes_asks_for_them(as_team, cast):
    case = cast.case(MARCH)
    add_element(stage=case.stages.get(), alleged="Late", by=cast.team)
    others = [label for label, _url in page_of(as_team, cast, case).context["others"]]
    assert "Record outcomes" in others


def test_the_timeline_tells_everything_newest_first(as_team, cast):
    case = answered(cast)
    acknowledge(complaint=case, on=date(2019, 3, 12), today=TODAY, by=cast.team)
    NoteFactory(complaint=case, on=date(2019, 3, 14), text="Telephoned")
    happened = [event.what for event in page_of(as_team, cast, case).context["events"]]
    assert happened == ["Stage one answered", "Note", "Acknowledged", "Received"]


def test_a_handler_reads_their_case_without_what_is_the_team_s(as_lead, cast):
    case = cast.given(cast.case())
    page = page_of(as_lead, cast, case)
    text = text_of(page)
    assert FAMILY in text
    assert (page.context["next"], page.context["others"]) == (None, [])
    assert "Who looked at it" not in text


def test_for_everybody_else_there_is_no_such_case(client, cast):
    case = cast.case()
    nowhere = cast.url("case", "C-9999")
    for url in (cast.url("case", case.ref), nowhere):
        assert statuses(client, url, cast.lead, cast.reader, cast.outsider) == [404, 404, 404]
    assert statuses(client, cast.url("case", case.ref), cast.team) == [200]
    assert set(Look.objects.values_list("user", flat=True)) == {cast.team.pk}


def test_a_handler_of_one_case_reads_no_other(as_lead, cast):
    cast.given(cast.case(ref="C-1"))
    other = cast.case(ref="C-2")
    response = page_of(as_lead, cast, other)
    assert response.status_code == 404
    assert FAMILY not in response.content.decode()


def test_a_file_is_saved_not_opened_and_the_look_is_kept(as_team, cast):
    case = cast.case()
    file = CaseFileFactory(complaint=case)
    response = as_team.get(cast.url("case-file", case.ref, file.public_id))
    assert response["Content-Disposition"] == 'attachment; filename="letter.pdf"'
    assert response["Cache-Control"] == "private, no-store"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert list(Look.objects.values_list("at_what", flat=True)) == ["File"]


def test_a_file_of_another_case_is_not_reached_through_ones_own(client, cast):
    mine, other = cast.given(cast.case()), cast.case()
    file = CaseFileFactory(complaint=other)
    for case in (mine, other):
        url = cast.url("case-file", case.ref, file.public_id)
        assert statuses(client, url, cast.lead, cast.reader, cast.outsider) == [404, 404, 404]


def test_queries_do_not_grow_with_what_happened(as_team, cast):
    def cost(case) -> int:
        with CaptureQueriesContext(connection) as queries:
            page_of(as_team, cast, case)
        return len(queries)

    def happen(case, times: int):
        for _ in range(times):
            NoteFactory(complaint=case)
            CaseFileFactory(complaint=case)
            HandlerFactory(complaint=case)
            add_element(stage=case.stages.get(), alleged="Late", by=cast.team)

    case = cast.case()
    happen(case, 1)
    cost(case)
    before = cost(case)
    happen(case, 5)
    assert cost(case) == before

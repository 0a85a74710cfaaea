from datetime import date

import pytest

from feedback.domain.elements import add_element
from feedback.domain.stages import open_stage, respond
from feedback.enums import Outcome
from feedback.models import Complaint
from tests.factories.files import upload
from tests.factories.ombudsman import OmbudsmanReferralFactory
from tests.feedback.views.cast import TODAY
from tests.improvement.views.cast import day, errors, said, statuses, text_of, typed

pytestmark = pytest.mark.django_db
MARCH = date(2019, 3, 25)
TEAM_S = (
    *("case-acknowledge", "case-respond", "case-statement", "case-extend", "case-pause", "case-element"),
    *("case-edit", "case-withdraw", "case-close", "case-assign", "case-hold", "case-cost"),
    *("case-referral", "case-lesson"),
)


def sent(client, cast, name, case, data, **options):
    return client.post(cast.url(name, case.ref), data, **options)


def test_a_response_is_recorded_with_its_findings(as_team, cast):
    case = cast.case(date(2019, 4, 1))
    add_element(stage=case.stages.get(), alleged="Late", by=cast.team)
    data = {**day("on", TODAY), "element_1": "upheld", "outcome": "upheld", "seen": "1"}
    page = sent(as_team, cast, "case-respond", case, data, follow=True)
    assert said(page) == ["Response to C-0001 recorded"]
    stage = case.stages.get()
    assert (stage.responded_on, stage.elements.get().outcome) == (TODAY, Outcome.UPHELD)


@pytest.mark.parametrize(
    ("data", "field", "message"),
    [
        (typed("on", "31 2 2019"), "on", "Sent to the complainant on must be a real date"),
        (
            day("on", date(2019, 3, 31)),
            "on",
            "Date of the response must be on or after 1 April 2019, when the complaint was received",
        ),
        (day("on", date(2019, 4, 11)), "on", "Date of the response must be today or in the past"),
        (
            {**day("on", TODAY), "outcome": "upheld"},
            "outcome",
            "Add what is alleged before its outcome: there is no element yet",
        ),
    ],
)
def test_a_response_that_cannot_be_true_is_not_saved(as_team, cast, data, field, message):
    case = cast.case(date(2019, 4, 1))
    assert errors(sent(as_team, cast, "case-respond", case, data)) == {field: [message]}
    assert case.stages.get().responded_on is None


def test_a_late_response_asks_why_and_one_in_time_does_not(as_team, cast):
    late, in_time = cast.case(MARCH), cast.case()
    assert "Why it is late" not in text_of(as_team.get(cast.url("case-respond", in_time.ref)))
    assert "Why it is late" in text_of(as_team.get(cast.url("case-respond", late.ref)))
    page = sent(as_team, cast, "case-respond", late, day("on", TODAY))
    assert errors(page) == {"late_because": ["It was due on 8 April 2019: give the reason for lateness"]}


def test_the_second_to_record_a_response_is_told_of_the_first(as_team, cast):
    case = cast.case()
    respond(stage=case.stages.get(), on=date(2019, 4, 9), today=TODAY, by=cast.team)
    page = sent(as_team, cast, "case-respond", case, {**day("on", TODAY), "seen": "1"}, follow=True)
    assert said(page) == ["Stage one was answered on 9 April 2019 already: what you sent was not saved"]
    assert case.stages.get().responded_on == date(2019, 4, 9)


def test_an_extension_needs_a_reason_and_keeps_the_old_date(as_team, cast):
    case = cast.case()
    page = sent(as_team, cast, "case-extend", case, {"limit": "20", "reason": " "})
    assert errors(page) == {"reason": ["Give the reason: the old date is kept beside it"]}
    sent(as_team, cast, "case-extend", case, {"limit": "20", "reason": "Two services"})
    change = cast.clock(case).changes.get()
    assert (change.old_due_on, change.new_due_on) == (date(2019, 4, 23), date(2019, 5, 8))


def test_a_clock_is_paused_and_restarted(as_team, cast):
    case = cast.case()
    sent(as_team, cast, "case-pause", case, {**day("on", TODAY), "reason": "Away"})
    assert cast.clock(case).paused_on == TODAY
    sent(as_team, cast, "case-restart", case, {**day("on", TODAY), "reason": "Back"})
    assert (cast.clock(case).paused_on, cast.clock(case).due_on) == (None, date(2019, 4, 23))


def test_stage_two_is_opened_and_its_statement_agreed(as_team, cast):
    case = cast.case(MARCH)
    respond(stage=case.stages.get(), on=date(2019, 4, 1), today=TODAY, by=cast.team)
    sent(as_team, cast, "case-next-stage", case, day("requested_on", date(2019, 4, 2)))
    sent(as_team, cast, "case-statement", case, day("on", date(2019, 4, 5)))
    two = case.stages.get(stage__number=2)
    assert (two.requested_on, two.statement_agreed_on) == (date(2019, 4, 2), date(2019, 4, 5))


def test_stage_two_before_the_answer_to_stage_one_is_refused(as_team, cast):
    case = cast.case()
    page = sent(as_team, cast, "case-next-stage", case, day("requested_on", TODAY))
    assert "Stage one has no response yet: stage two follows it" in text_of(page)


def test_a_panel_s_steps_are_recorded_one_after_the_other(as_team, cast):
    case = cast.case(date(2019, 1, 7))
    for number in (1, 2, 3):
        if number > 1:
            stage = case.procedure.stages.get(number=number)
            open_stage(complaint=case, stage=stage, requested_on=date(2019, 1, 10), today=TODAY, by=cast.team)
        if number < 3:
            stage = case.stages.get(stage__number=number)
            respond(stage=stage, on=date(2019, 1, 10), today=TODAY, by=cast.team)
    sent(as_team, cast, "case-step", case, day("on", date(2019, 1, 20)))
    clocks = case.stages.get(stage__number=3).clocks.order_by("step__number")
    assert [(clock.step.name, clock.done_on) for clock in clocks.select_related("step")] == [
        ("Panel meets", date(2019, 1, 20)),
        ("Panel reports", None),
    ]


def details(**changed) -> dict:
    return {
        "category": "parent",
        "channel": "letter",
        "teams": ["fostering"],
        "consent": "not-recorded",
        "advocacy": "not-recorded",
        "why": "It was a letter",
        **day("received_on", date(2019, 4, 5)),
        **changed,
    }


def test_details_change_with_a_reason(as_team, cast):
    case = cast.case()
    seen = as_team.get(cast.url("case-edit", case.ref)).context["form"].latest
    assert errors(sent(as_team, cast, "case-edit", case, details(why="", seen=seen))) == {
        "why": ["Give the reason for the change"]
    }
    sent(as_team, cast, "case-edit", case, details(seen=seen))
    assert Complaint.objects.get().channel == "letter"


def test_the_second_to_change_the_details_sees_the_first_s_and_may_send_again(as_team, cast):
    case = cast.case()
    seen = as_team.get(cast.url("case-edit", case.ref)).context["form"].latest
    sent(as_team, cast, "case-edit", case, details(seen=seen))
    page = sent(as_team, cast, "case-edit", case, details(seen=seen, channel="email"))
    assert "Fay Feedback saved this case while you were writing" in text_of(page)
    assert Complaint.objects.get().channel == "letter"
    sent(as_team, cast, "case-edit", case, details(seen=page.context["form"].data["seen"], channel="email"))
    assert Complaint.objects.get().channel == "email"


def test_a_case_is_given_and_taken_back(as_team, client, cast):
    case = cast.case()
    sent(as_team, cast, "case-assign", case, {"user": cast.lead.email, "task": "Answers stage one"})
    assert statuses(client, cast.url("case", case.ref), cast.lead) == [200]
    client.force_login(cast.team, backend="django.contrib.auth.backends.ModelBackend")
    sent(client, cast, "case-unassign", case, {"user": cast.lead.email})
    assert statuses(client, cast.url("case", case.ref), cast.lead) == [404]


@pytest.mark.parametrize("who", ["reader", "outsider"])
def test_a_case_is_given_only_to_who_may_handle_one(as_team, cast, who):
    data = {"user": getattr(cast, who).email, "task": "Answers"}
    page = sent(as_team, cast, "case-assign", cast.case(), data)
    assert errors(page) == {"user": ["Choose somebody of the list"]}


def test_a_handler_adds_notes_and_files_and_nothing_else(as_lead, client, cast):
    case = cast.given(cast.case())
    sent(as_lead, cast, "case-note", case, {**day("on", TODAY), "text": "Telephoned"})
    sent(as_lead, cast, "case-add-file", case, {"file": upload("letter.pdf"), "title": "Letter"})
    assert (case.notes.get().text, case.files.get().title) == ("Telephoned", "Letter")
    for name in TEAM_S:
        assert statuses(client, cast.url(name, case.ref), cast.lead) == [403]
        assert statuses(client, cast.url(name, case.ref), cast.lead, method="post") == [403]


@pytest.mark.parametrize("name", [*TEAM_S, "case-note", "case-add-file"])
def test_for_everybody_else_there_is_no_such_page(client, cast, name):
    url = cast.url(name, cast.case().ref)
    people = (cast.lead, cast.reader, cast.outsider)
    assert statuses(client, url, *people) == [404, 404, 404]
    assert statuses(client, url, *people, method="post") == [404, 404, 404]


def test_a_file_of_a_kind_that_is_not_taken_is_named(as_team, cast):
    page = sent(as_team, cast, "case-add-file", cast.case(), {"file": upload("run.exe", b"MZ")})
    assert list(errors(page)) == ["file"]


def test_costs_referrals_and_lessons_are_added_to_the_case(as_team, cast):
    case = cast.case()
    sent(as_team, cast, "case-cost", case, {**day("on", TODAY), "kind": "compensation", "amount": "900.00"})
    sent(as_team, cast, "case-referral", case, {**day("on", TODAY), "ref": "18-1", "notes": ""})
    sent(as_team, cast, "case-lesson", case, {"text": "Call back the same day", "owner": ""})
    assert (case.costs.get().amount, case.lessons.get().text) == (900, "Call back the same day")
    referral = case.ombudsman_referrals.get()
    url = cast.url("case-determine", case.ref, referral.public_id)
    as_team.post(url, {**day("on", TODAY), "determination": "upheld"})
    referral.refresh_from_db()
    assert referral.determination == "upheld"


def test_a_referral_of_another_case_is_not_decided_through_this_one(as_team, cast):
    referral = OmbudsmanReferralFactory(organisation=cast.organisation)
    url = cast.url("case-determine", cast.case().ref, referral.public_id)
    assert as_team.get(url).status_code == 404


def test_withdrawing_needs_a_reason_and_closing_an_answer(as_team, cast):
    case = cast.case()
    page = sent(as_team, cast, "case-withdraw", case, day("on", TODAY))
    assert errors(page) == {"reason": ["Give the reason"]}
    page = sent(as_team, cast, "case-close", case, day("on", TODAY))
    assert errors(page) == {"__all__": ["Stage one has no response yet"]}
    sent(as_team, cast, "case-withdraw", case, {**day("on", TODAY), "reason": "Settled"})
    assert Complaint.objects.get().withdrawn_because == "Settled"


def test_a_legal_hold_is_put_and_released(as_team, cast):
    case = cast.case()
    sent(as_team, cast, "case-hold", case, {"reason": "Court"})
    assert Complaint.objects.get().legal_hold
    sent(as_team, cast, "case-release", case, {"reason": "Over"})
    assert not Complaint.objects.get().legal_hold

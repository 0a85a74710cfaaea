from datetime import date

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from improvement.models import ReviewPoint
from tests.factories.action import ActionLeadFactory
from tests.factories.person import PersonFactory
from tests.factories.review_point import ReviewPointFactory
from tests.factories.update import claim_row, row
from tests.improvement.views.cast import NOON, TODAY, day, errors, said, statuses, text_of, typed

pytestmark = [pytest.mark.django_db]
MEETING, UPDATES_BY = date(2019, 7, 31), date(2019, 7, 19)


@pytest.fixture(autouse=True)
def _on_the_day():
    with time_machine.travel(NOON, tick=False):
        yield


def an_open_review(cast) -> ReviewPoint:
    return ReviewPointFactory(
        plan=cast.plan,
        date=MEETING,
        updates_by=UPDATES_BY,
        opened_on=date(2019, 7, 1),
        meeting="Quality and Improvement Committee",
    )


def led(cast, name, **fields):
    """An action with an amber of May, led by somebody of this name."""
    action = cast.action(**fields)
    organisation = cast.plan.organisation
    person = organisation.people.filter(name=name).first() or PersonFactory(
        organisation=organisation, name=name
    )
    ActionLeadFactory(action=action, person=person)
    row(action, "amber", date(2019, 5, 31), "Some delay")
    return action


@pytest.mark.parametrize("name", ["review-list", "review-open", "review", "action-add", "hand-on"])
def test_only_who_manages_the_plan_reviews_it(client, cast, name):
    an_open_review(cast)
    of_plan = [] if name == "review-list" else [cast.plan.slug]
    of_day = ["2019-07-31"] if name == "review" else []
    url = reverse(f"improvement:{name}", args=["ours", *of_plan, *of_day])
    people = (cast.manager, cast.reader, cast.lead, cast.assurer, cast.outsider)
    entitled = 302 if name == "review-open" else 200
    assert statuses(client, url, *people) == [entitled, 403, 403, 403, 404]


def test_another_council_s_plan_is_no_plan_of_ours(as_manager, cast):
    for plan in (cast.other.slug, "no-such-plan"):
        for name in ("review-open", "action-add", "hand-on"):
            url = reverse(f"improvement:{name}", args=["ours", plan])
            assert as_manager.get(url).status_code == 404


@pytest.mark.parametrize("day", ["2019-07-30", "2019-02-31", "tomorrow"])
def test_a_day_without_a_review_point_has_no_page(as_manager, cast, day):
    an_open_review(cast)
    assert as_manager.get(cast.url("review", day)).status_code == 404


def test_the_list_gives_each_past_meeting_its_counts_and_its_report(as_manager, cast):
    for when in (date(2019, 1, 21), date(2019, 3, 31), date(2019, 5, 31), date(2018, 9, 30)):
        ReviewPointFactory(plan=cast.plan, date=when)
    one, other = cast.action(), cast.action(joined_on=date(2019, 5, 1))
    row(one, "amber", date(2019, 1, 21), "Late")
    row(one, "green", date(2019, 5, 31))
    row(other, "green", date(2019, 5, 31))
    response = as_manager.get(reverse("improvement:review-list", args=["ours"]))
    [plan] = response.context["rows"]
    assert [(str(past["point"]), past["cells"]) for past in plan["past"]] == [
        ("31 May 2019", [0, 0, 1, 0, 1, 0]),
        ("31 March 2019", [0, 1, 0, 0, 0, 0]),
        ("21 January 2019", [0, 1, 0, 0, 0, 0]),
        ("30 September 2018", [0, 0, 0, 0, 0, 1]),
    ]
    assert "rag-comparison/?plan=ours-plan&amp;as_at=2019-05-31" in response.content.decode()
    assert "No review is open" in text_of(response)
    assert cast.other.name not in text_of(response)


def test_a_meeting_whose_actions_are_not_in_the_record_is_not_counted_as_having_none_red(as_manager, cast):
    ReviewPointFactory(plan=cast.plan, date=date(2019, 1, 21))
    response = as_manager.get(reverse("improvement:review-list", args=["ours"]))
    assert "no actions in the record" in text_of(response)
    assert "rag-comparison" not in response.content.decode()


def test_without_a_plan_the_list_says_who_adds_one(as_manager, cast):
    cast.priority.delete()
    cast.plan.delete()
    response = as_manager.get(reverse("improvement:review-list", args=["ours"]))
    assert "There is no plan to review yet" in text_of(response)


def test_a_review_opens_and_says_how_many_working_days_the_leads_have(as_manager, cast):
    data = day("on", MEETING) | day("updates_by", UPDATES_BY) | {"meeting": "The board"}
    response = as_manager.post(cast.url("review-open"), data, follow=True)
    point = cast.plan.review_points.get()
    assert (point.date, point.updates_by, point.meeting, point.is_open) == (
        MEETING,
        UPDATES_BY,
        "The board",
        True,
    )
    assert said(response) == ["Review opened. Leads have 8 working days to send their updates."]
    assert response.redirect_chain[0][0] == cast.url("review", "2019-07-31")


@pytest.mark.parametrize(
    ("on", "updates_by", "expected"),
    [
        ("31 2 2020", "19 7 2019", {"on": ["Date of the meeting must be a real date"]}),
        (
            "31 7 2019",
            "1 8 2019",
            {"updates_by": ["Updates must be due on or before the day of the meeting"]},
        ),
        ("31 7 9019", "19 7 2019", {"on": ["The meeting must be within five years"]}),
        (
            "1 7 2019",
            "1 7 2019",
            {
                "on": ["The meeting must be today or later"],
                "updates_by": ["Updates must be due today or later"],
            },
        ),
    ],
)
def test_a_review_does_not_open_on_days_that_make_no_sense(as_manager, cast, on, updates_by, expected):
    data = typed("on", on) | typed("updates_by", updates_by) | {"meeting": "The board"}
    response = as_manager.post(cast.url("review-open"), data)
    assert errors(response) == expected
    assert "The board" in response.content.decode()
    assert not ReviewPoint.objects.exists()


def test_dates_that_are_missing_are_asked_for(as_manager, cast):
    assert errors(as_manager.post(cast.url("review-open"), {})) == {
        "on": ["Enter date of the meeting"],
        "updates_by": ["Enter updates are due by"],
    }


def test_what_was_typed_is_counted_out_in_working_days(as_manager, cast):
    ReviewPointFactory(plan=cast.plan, date=MEETING)
    data = day("on", MEETING) | day("updates_by", UPDATES_BY)
    response = as_manager.post(cast.url("review-open"), data)
    assert response.context["spans"] == [
        "8 working days for leads to update",
        "8 working days from then to the meeting",
    ]


def test_the_same_form_sent_twice_opens_one_review(as_manager, cast):
    data = day("on", MEETING) | day("updates_by", UPDATES_BY)
    as_manager.post(cast.url("review-open"), data)
    response = as_manager.post(cast.url("review-open"), data)
    assert errors(response) == {"__all__": ["A review is open already: close it first"]}
    assert cast.plan.review_points.count() == 1


def test_the_heading_says_how_many_leads_have_updated_and_by_when(as_manager, cast):
    an_open_review(cast)
    led(cast, "Ada")
    done = led(cast, "Bea")
    row(done, "green", TODAY)
    response = as_manager.get(cast.url("review", "2019-07-31"))
    assert "1 of 2 leads has updated. Updates are due by Friday 19 July." in text_of(response)
    assert "1 of 2 actions still needs an update; 8 working days left" in text_of(response)


def test_leads_who_owe_come_soonest_due_first_with_what_they_owe(as_manager, cast):
    an_open_review(cast)
    led(cast, "Ada", ref="1.1", due_on=date(2019, 9, 30))
    led(cast, "Bea", ref="1.2", due_on=date(2019, 6, 30))
    done = led(cast, "Ada", ref="1.3", due_on=date(2019, 1, 1))
    row(done, "green", TODAY)
    row(cast.action(ref="1.4", due_on=date(2018, 1, 1)), "green", date(2019, 5, 31))
    leads = as_manager.get(cast.url("review", "2019-07-31")).context["leads"]
    assert [
        (lead.name, lead.asked, [state.action.ref for state in lead.owed], lead.soonest_due) for lead in leads
    ] == [
        ("Bea", 1, ["1.2"], date(2019, 6, 30)),
        ("Ada", 2, ["1.1"], date(2019, 9, 30)),
        ("No lead", 1, ["1.4"], date(2018, 1, 1)),
    ]


def test_what_is_missing_can_be_seen_by_its_kind(as_manager, cast):
    an_open_review(cast)
    late = led(cast, "Ada", ref="1.1", due_on=date(2019, 3, 31))
    led(cast, "Ada", ref="1.2", due_on=date(2019, 9, 30))
    url = cast.url("review", "2019-07-31")
    context = as_manager.get(url, {"missing": "past-due"}).context
    assert [state.action for state in context["lacking"]] == [late]
    assert [(gap.value, count) for gap, count in context["gaps"]] == [("no-update", 2), ("past-due", 1)]
    assert len(as_manager.get(url, {"missing": "nonsense"}).context["lacking"]) == 2


def test_what_is_missing_begins_with_what_is_due_soonest_and_goes_on_on_demand(as_manager, cast):
    an_open_review(cast)
    for number in range(20):
        led(cast, "Ada", due_on=date(2019, 12, 31 - number))
    url = cast.url("review", "2019-07-31")
    first = as_manager.get(url)
    assert [state.action.due_on.day for state in first.context["lacking"]] == list(range(12, 24))
    assert "Show all 20" in text_of(first)
    assert len(as_manager.get(url, {"missing": "everything"}).context["lacking"]) == 20


def test_actions_that_nobody_leads_are_no_lead_s(as_manager, cast):
    an_open_review(cast)
    row(cast.action(), "green", date(2019, 5, 31))
    text = text_of(as_manager.get(cast.url("review", "2019-07-31")))
    assert "1 action waits for an update, and nobody leads it. Updates are due by" in text


def test_requests_and_claims_that_wait_stand_beside(as_manager, cast):
    from improvement.domain.date_changes import ask_for_date

    an_open_review(cast)
    action = led(cast, "Ada", ref="1.1", due_on=date(2019, 3, 31))
    ask_for_date(action=action, new=date(2019, 9, 30), reason="The contract is late", by=cast.lead)
    claim_row(led(cast, "Bea", ref="1.2"), TODAY)
    claim_row(cast.their_action(), TODAY)
    text = text_of(as_manager.get(cast.url("review", "2019-07-31")))
    assert "1.1: 31 March 2019 to 30 September 2019" in text
    assert "1.2 Title of 1.2 counts as green until then." in text


def test_a_review_closes_once_and_then_shows_what_was_reported(as_manager, cast):
    an_open_review(cast)
    row(cast.action(), "green", date(2019, 5, 31))
    url = cast.url("review", "2019-07-31")
    response = as_manager.post(url, follow=True)
    assert said(response) == ["Review closed. The next one can be opened."]
    assert "1 action was reported on 31 July 2019" in text_of(response)
    assert said(as_manager.post(url, follow=True)) == ["This review is closed already"]


def test_nobody_else_closes_a_review(client, cast):
    point = an_open_review(cast)
    url = cast.url("review", "2019-07-31")
    assert statuses(client, url, cast.reader, cast.outsider, method="post") == [403, 404]
    point.refresh_from_db()
    assert point.is_open


def test_a_review_takes_as_many_queries_for_100_actions_as_for_one(as_manager, cast):
    an_open_review(cast)
    led(cast, "Ada")
    url = cast.url("review", "2019-07-31")
    as_manager.get(url)
    with CaptureQueriesContext(
        connection,
    ) as one:
        as_manager.get(url)
    for number in range(99):
        led(cast, f"Lead {number}")
    with CaptureQueriesContext(connection) as hundred:
        assert as_manager.get(url).status_code == 200
    assert len(hundred) == len(one)

"""Who owes an answer and how late; the answers, the progress and the close of a recommendation."""

from datetime import date

import pytest

from improvement.models import Action
from scrutiny.models import Minute, Progress, Recommendation, Response
from tests.factories.action import ActionFactory
from tests.factories.committee import CommitteeFactory
from tests.factories.meeting import AgendaItemFactory, MeetingFactory, MinuteFactory
from tests.factories.plan import PlanFactory
from tests.factories.priority import PriorityFactory
from tests.factories.recommendation import RecommendationFactory, ResponseFactory, ReviewFactory
from tests.scrutiny.views.lists.cast import Browser

PROMISES = {
    "action-1-text": "Train every officer",
    "action-1-due_text": "From December 2019",
    "action-1-responsible": "Head of Service",
    "action-2-text": "Report back",
    "action-2-due_on": "2020-03-31",
    "action-2-responsible": "Director; Cabinet member",
}


@pytest.fixture
def asked(cast):
    return cast.asked(ref="2a", text="Publish a charter", asked_of="Cabinet")


def refs(browser: Browser, **query) -> list[str]:
    table = browser.client.get(browser.cast.url("recommendation-list"), query).context["table"]
    return [row.record.ref for row in table.rows]


def test_the_list_says_who_is_late_and_puts_them_first(browser, cast, asked):
    assert browser.heading("recommendation-list") == "One answer is 65 days late"
    cast.asked(ref="3", made_on=date(2019, 9, 6), answer_due_on=date(2019, 11, 6))
    ResponseFactory(recommendation=cast.asked(ref="1"))
    cast.asked(ref="4", closed_at=MeetingFactory(committee=cast.committee), closed_because="Done")
    assert browser.heading("recommendation-list") == "One answer is 65 days late. One more is owed"
    assert refs(browser) == ["2a", "3", "1", "4"]
    cast.asked(ref="5", answer_due_on=date(2019, 10, 9))
    assert browser.heading("recommendation-list") == (
        "Two answers are late, the longest by 65 days. One more is owed"
    )


def test_an_answer_is_not_late_on_the_day_on_which_it_is_due(browser, cast):
    cast.asked(ref="1", answer_due_on=date(2019, 10, 10))
    assert browser.heading("recommendation-list") == "One recommendation, of which one waits for an answer"


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ({"state": "awaiting"}, ["2a", "M2"]),
        ({"state": "overdue"}, ["2a", "M2"]),
        ({"state": "answered"}, ["1"]),
        ({"state": "closed"}, ["9"]),
        ({"answer": "partially"}, ["1"]),
        ({"review": "placements"}, ["1"]),
        ({"committee": "children"}, ["2a", "M2", "1", "9"]),
        ({"q": "2A"}, ["2a"]),
        ({"q": "charter PUBLISH"}, ["2a"]),
        ({"q": "placement"}, ["1"]),
        ({"q": "charter nowhere"}, []),
        ({"q": "%"}, []),
    ],
    ids=lambda value: " ".join(map(str, value.values())) if isinstance(value, dict) else "",
)
def test_filters_and_words_narrow_the_list(browser, cast, asked, query, expected):
    review = ReviewFactory(committee=cast.committee, slug="placements", title="Placement strategy")
    ResponseFactory(recommendation=cast.asked(ref="1", review=review), answer="partially")
    cast.asked(ref="M2")
    closed = cast.asked(ref="9", closed_at=MeetingFactory(committee=cast.committee), closed_because="Done")
    ResponseFactory(recommendation=closed)
    RecommendationFactory(ref="2a", text="Publish a charter, elsewhere")
    assert refs(browser, **query) == expected


def test_a_filter_that_is_no_choice_is_refused_and_shows_nothing(browser, asked):
    response = browser.client.get(browser.cast.url("recommendation-list"), {"committee": "theirs"})
    assert response.status_code == 400
    assert response.context["form"].errors == {"committee": ["Choose a committee from the list"]}
    assert list(response.context["table"].rows) == []


def test_as_many_queries_for_many_as_for_one(browser, cast, asked):
    def grow():
        review = ReviewFactory(committee=cast.committee)
        one = cast.asked(review=review, closed_at=MeetingFactory(committee=cast.committee, date=days.pop()))
        ResponseFactory(recommendation=one)
        Progress.objects.create(recommendation=asked, given_on=date(2019, 9, 1), text="Some")
        ResponseFactory(recommendation=asked, given_on=days.pop()).actions.create(order=1, text="Promise")
        asked.actions.add(ActionFactory(priority__plan__organisation=cast.ours))

    days = [date(2019, 9, number) for number in range(1, 20)]
    pages = (("recommendation-list",), ("recommendation", asked.public_id), ("review", "children"))
    review = ReviewFactory(committee=cast.committee, slug="placements")
    cast.asked(review=review)
    pages = (*pages[:2], ("review", "children", "placements"), ("committee-list",), ("committee", "children"))
    grow(), grow()
    few = [browser.queries(*page) for page in pages]
    for _ in range(4):
        grow()
        cast.asked(review=review)
    assert [browser.queries(*page) for page in pages] == few


def test_it_is_added_and_its_answer_falls_due_after_the_months_of_its_committee(browser, cast):
    other = CommitteeFactory(organisation=cast.ours, slug="health", answer_within_months=3)
    for committee in (cast.committee, other):
        said = {"committee": committee.pk, "ref": "2a", "text": "Publish a charter", "made_on": "2019-07-31"}
        assert browser.post("recommendation-add", **said, asked_of="Cabinet") == {}
    due = Recommendation.objects.order_by("pk").values_list("answer_due_on", flat=True)
    assert list(due) == [date(2019, 9, 30), date(2019, 10, 31)]


def test_what_is_wrong_with_a_new_one_is_said_at_its_field(browser, cast, asked):
    elsewhere = MinuteFactory(meeting__committee=CommitteeFactory(organisation=cast.ours))
    said = {"committee": cast.committee.pk, "ref": "9", "text": "Do", "made_on": "2019-02-31"}
    assert browser.post("recommendation-add", **said) == {"made_on": ["Day it was made must be a real date"]}
    said |= {"made_on": "2019-06-06"}
    assert browser.post("recommendation-add", **said | {"ref": "2a"}) == {
        "ref": ["There is a recommendation 2a already"]
    }
    assert browser.post("recommendation-add", **said | {"ref": "2/a"}) == {
        "ref": ["A reference has no stroke in it"]
    }
    assert browser.post("recommendation-add", **said | {"minute": elsewhere.pk}) == {
        "minute": ["Choose a minute of this committee"]
    }
    assert browser.post("recommendation-add", **said | {"review": ReviewFactory().pk}).keys() == {"review"}
    assert browser.post("recommendation-add", **said | {"text": " "}) == {
        "text": ["Enter the recommendation"]
    }
    assert Recommendation.objects.count() == 1


def test_an_answer_holds_several_actions_each_with_its_day_and_person(browser, cast, asked):
    said = {"given_on": "2019-09-01", "answer": "partially", "text": "In part", "source": "Cabinet"}
    assert browser.post("recommendation-answer", asked.public_id, **said, **PROMISES) == {}
    actions = asked.responses.get().actions.order_by("order")
    assert list(actions.values_list("text", "due_text", "due_on", "responsible")) == [
        ("Train every officer", "From December 2019", None, "Head of Service"),
        ("Report back", "", date(2020, 3, 31), "Director; Cabinet member"),
    ]
    assert browser.heading("recommendation", asked.public_id) == "Partially accepted on 1 September 2019"
    later = {"given_on": "2019-10-01", "answer": "accepted", "text": "All of it"}
    assert browser.post("recommendation-answer", asked.public_id, **later, **PROMISES) == {}
    page = browser.page("recommendation", asked.public_id)
    assert page.index("Partially accepted") < page.index("What changed since the answer before")
    assert browser.heading("recommendation", asked.public_id) == "Accepted on 1 October 2019"


@pytest.mark.parametrize(
    ("changed", "errors"),
    [
        ({"given_on": "2019-10-11"}, {"given_on": ["The date of the answer must be today or in the past"]}),
        (
            {"given_on": "2019-06-05"},
            {"given_on": ["The recommendation was made on 6 June 2019, after that"]},
        ),
        ({"given_on": "2019-02-31"}, {"given_on": ["Day of the answer must be a real date"]}),
        ({"answer": "rejected"}, {"text": ["Give the reason for rejecting it"]}),
        ({"answer": ""}, {"answer": ["Choose what was answered"]}),
        (
            {"action-2-due_on": "2020-02-31"},
            {"__all__": ["Action 2: By when, where it is a day must be a real date"]},
        ),
    ],
    ids=["tomorrow", "before", "no such day", "rejected", "none", "action"],
)
def test_an_answer_that_cannot_be_is_refused_and_nothing_is_lost(browser, asked, changed, errors):
    said = {"given_on": "2019-09-01", "answer": "accepted", "text": "", **PROMISES, **changed}
    url = browser.cast.url("recommendation-answer", asked.public_id)
    response = browser.client.post(url, said)
    assert (response.status_code, dict(response.context["form"].errors)) == (400, errors)
    assert "Train every officer" in response.content.decode()
    assert not Response.objects.exists()


def test_two_people_record_the_answer_of_a_day_and_the_second_is_told(browser, asked):
    said = {"given_on": "2019-09-01", "answer": "accepted"}
    assert browser.post("recommendation-answer", asked.public_id, **said) == {}
    assert browser.post("recommendation-answer", asked.public_id, **said | {"answer": "rejected"}) == {
        "given_on": ["There is an answer of 1 September 2019 already"],
        "text": ["Give the reason for rejecting it"],
    }


def test_progress_is_told_at_a_meeting_that_was_held(browser, cast, asked):
    held = MeetingFactory(committee=cast.committee)
    to_come = MeetingFactory(committee=cast.committee, date=date(2019, 11, 7))
    said = {"given_on": "2019-07-04", "text": "A draft is written"}
    assert browser.post("recommendation-progress", asked.public_id, **said, meeting=to_come.pk).keys() == {
        "meeting"
    }
    assert browser.post("recommendation-progress", asked.public_id, **said, meeting=held.pk) == {}
    assert "A draft is written" in browser.page("recommendation", asked.public_id)
    tomorrow = said | {"given_on": "2019-10-11"}
    assert browser.post("recommendation-progress", asked.public_id, **tomorrow) == {
        "given_on": ["The date must be today or in the past"]
    }


def test_the_committee_or_the_one_that_followed_it_closes_it_once_it_is_answered(browser, cast, asked):
    after = CommitteeFactory(organisation=cast.ours, predecessor=cast.committee)
    meeting = MeetingFactory(committee=after, date=date(2019, 10, 3))
    said = {"at": meeting.pk, "because": "The charter is out"}
    assert browser.post("recommendation-close", asked.public_id, **said) == {
        "__all__": ["Nobody has answered this recommendation yet"]
    }
    ResponseFactory(recommendation=asked)
    for wrong in (MeetingFactory(committee=CommitteeFactory(organisation=cast.ours)), MeetingFactory()):
        assert browser.post("recommendation-close", asked.public_id, **said | {"at": wrong.pk}).keys() == {
            "at"
        }
    early = MeetingFactory(committee=cast.committee, date=date(2019, 5, 2))
    assert browser.post("recommendation-close", asked.public_id, **said | {"at": early.pk}) == {
        "at": ["Choose a meeting after it was made"]
    }
    assert browser.post("recommendation-close", asked.public_id, **said) == {}
    assert browser.heading("recommendation", asked.public_id) == "Closed by the committee on 3 October 2019"
    assert browser.post("recommendation-close", asked.public_id, **said | {"because": "Mine"}) == {
        "__all__": ["The committee has closed this recommendation already"]
    }
    assert browser.post(
        "recommendation-answer", asked.public_id, given_on="2019-10-09", answer="accepted"
    ) == {"__all__": ["The committee has closed this recommendation"]}
    asked.refresh_from_db()
    assert asked.closed_because == "The charter is out"


def test_the_actions_that_carry_it_out_are_linked_and_the_second_to_save_sees_the_first(browser, cast, asked):
    priority = PriorityFactory(plan=PlanFactory(organisation=cast.ours))
    first, second = ActionFactory(priority=priority, ref="1.1"), ActionFactory(priority=priority, ref="1.2")
    opened = browser.seen("recommendation-actions", asked.public_id)
    assert browser.post("recommendation-actions", asked.public_id, actions=[first.pk], seen=opened) == {}
    refused = browser.post("recommendation-actions", asked.public_id, actions=[second.pk], seen=opened)
    assert refused["__all__"][0].startswith("Otto Officer changed this while you were writing")
    assert list(asked.actions.values_list("ref", flat=True)) == ["1.1"]
    again = browser.seen("recommendation-actions", asked.public_id)
    assert browser.post("recommendation-actions", asked.public_id, actions=[second.pk], seen=again) == {}
    assert list(asked.actions.values_list("ref", flat=True)) == ["1.2"]
    theirs = ActionFactory()
    assert browser.post("recommendation-actions", asked.public_id, actions=[theirs.pk]).keys() == {"actions"}
    assert Action.objects.filter(scrutiny_recommendations=asked).get() == second


def test_a_reader_sees_it_and_is_offered_and_allowed_nothing(browser, cast, asked):
    browser.log_in(cast.reader)
    assert "Record the answer" not in browser.page("recommendation", asked.public_id)
    assert "Add a recommendation" not in browser.page("recommendation-list")
    for name in ("answer", "progress", "close", "actions"):
        assert browser.client.post(cast.url(f"recommendation-{name}", asked.public_id)).status_code == 403
    assert browser.client.post(cast.url("recommendation-add")).status_code == 403


def test_one_of_another_council_or_of_a_closed_minute_is_not_there(browser, cast):
    theirs = RecommendationFactory(committee__organisation=cast.theirs)
    item = AgendaItemFactory(meeting__committee=cast.committee, exempt=1, public_interest="A child")
    minute = MinuteFactory(meeting=item.meeting, item=item, is_closed=True)
    closed = cast.asked(ref="M9", text="About a child", minute=minute)
    found = [
        browser.log_in(user).client.get(cast.url("recommendation", each.public_id)).status_code
        for user in (cast.officer, cast.reader)
        for each in (theirs, closed)
    ]
    assert found == [404, 200, 404, 404]
    assert "About a child" not in browser.page("recommendation-list")
    assert Minute.objects.count() == 1


def test_the_page_of_an_action_leads_to_what_committees_asked_about_it(browser, cast, asked):
    action = ActionFactory(priority=PriorityFactory(plan=PlanFactory(organisation=cast.ours)))
    asked.actions.add(action)
    page = browser.client.get(f"/ours/plans/{action.plan.slug}/actions/{action.ref}/").content.decode()
    assert "Children’s Committee, recommendation 2a" in page
    assert "Publish a charter. 65 days late." in page
    assert cast.url("recommendation", asked.public_id) in page

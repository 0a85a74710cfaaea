"""The chain through the published record: what was asked, done, rated, evidenced, reported, challenged, answered."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from feedback.models import Lesson
from improvement.models import Action
from scrutiny.models import Committee, Meeting, Progress, Recommendation, ResponseAction
from scrutiny.thread.chain import take
from scrutiny.thread.reader import Reader
from scrutiny.thread.start import BadStart, choices, find, reference_of
from scrutiny.thread.steps import thread
from tests.factories.meeting import MeetingFactory
from tests.factories.recommendation import RecommendationFactory, ResponseFactory, ReviewFactory

pytestmark = pytest.mark.django_db
TODAY = date(2019, 7, 10)
CES = "children-education-and-skills-scrutiny-committee"


@pytest.fixture
def reader(published_scrutiny):
    return Reader.of(None, published_scrutiny)


@pytest.fixture
def asked(published_scrutiny):
    """A committee's recommendation about action 3.8, made on 4 July 2019."""
    made = RecommendationFactory(
        committee=Committee.objects.get(slug=CES),
        ref="7",
        text="Map the gaps by autumn.",
        made_on=date(2019, 7, 4),
        answer_due_on=date(2019, 9, 4),
        asked_of="Cabinet",
    )
    made.actions.add(Action.objects.get(plan__organisation=published_scrutiny, ref="3.8"))
    return made


def follow(reader, start, today=TODAY):
    return thread(take(find(reader, start), reader, today))


def steps(found) -> dict[str, tuple]:
    """Stage and kind → its finding, how many entries it holds, and whether the thread stops there."""
    return {
        f"{step.stage}: {step.kind}": (step.title or step.brief, len(step.entries), step.is_gap)
        for step in found.steps
    }


def step(found, key):
    (only,) = (each for each in found.steps if each.key == key)
    return only


def said(step) -> list[tuple[str, str, str]]:
    return [(entry.title, entry.day, entry.words) for entry in step.entries]


def test_from_an_action(reader):
    found = follow(reader, "action:learning-and-improvement-plan/3.8")
    assert found.heading == "From recommendation 6 to action 3.8, and where the thread stops"
    assert found.lead == (
        "It has been reported four times. No evidence is accepted. No committee has made a recommendation "
        "about it."
    )
    assert steps(found) == {
        "asked: Recommendation": ("6", 1, False),
        "asked: Priority": ("3", 1, False),
        "done: Action": ("3.8, amber", 1, False),
        "rated: Updates": ("Amber each time", 3, False),
        "evidenced: Evidence": ("None accepted", 0, True),
        "reported: Papers": ("Reported in", 5, False),
        "challenged: Scrutiny recommendation": ("Nothing yet", 0, True),
        "answered: Answer": ("Nothing yet", 0, True),
    }
    assert [entry.day for entry in step(found, "updates").entries] == [
        "31 May 2019",
        "Spring 2019",
        "21 January 2019",
    ]
    assert "191 days past its date" in step(found, "action").entries[0].words
    assert found.families.title == "No lesson from complaints is linked."


def test_from_an_inspection_recommendation(reader):
    found = follow(reader, "recommendation:ofsted-inspection-2018/6")
    assert found.heading == "From recommendation 6 to eight actions, and where the thread stops"
    assert steps(found) == {
        "asked: Recommendation": ("6", 1, False),
        "asked: Priority": ("3", 1, False),
        "done: Actions": ("eight actions", 8, False),
        "rated: Updates": ("24 updates of eight actions", 24, False),
        "evidenced: Evidence": ("Accepted for two of eight actions", 2, False),
        "reported: Papers": ("Reported in", 5, False),
        "challenged: Scrutiny recommendation": ("Nothing yet", 0, True),
        "answered: Answer": ("Nothing yet", 0, True),
    }
    assert [entry.of for entry in step(found, "action").entries] == [f"3.{n}" for n in range(1, 9)]


def test_from_a_meeting_the_plans_that_its_papers_showed_and_the_late_actions_in_them(reader):
    found = follow(reader, f"meeting:{CES}/2019-07-04")
    assert found.heading == "What the meeting of 4 July 2019 had before it, asked and was answered"
    assert found.lead.startswith("Seven items with five papers of this record.")
    assert steps(found) == {
        "asked: Recommendations": ("15", 15, False),
        "asked: Plan": ("101 actions", 1, False),
        "asked: Priorities": ("2, 3", 2, False),
        "done: Actions": ("four actions", 4, False),
        "rated: Updates": ("12 updates of four actions", 12, False),
        "evidenced: Evidence": ("None accepted", 0, True),
        "reported: Agenda": ("What was before the meeting", 12, False),
        "challenged: Scrutiny recommendation": ("Nothing yet", 0, True),
        "answered: Answer": ("Nothing yet", 0, True),
    }
    assert [entry.of for entry in step(found, "action").entries] == ["2.4", "2.5", "3.6", "3.8"]


def test_from_the_meeting_before_what_its_minutes_say(reader):
    minutes = step(follow(reader, f"meeting:{CES}/2019-06-06"), "minutes")
    assert minutes.stage == "challenged"
    assert {entry.day for entry in minutes.entries} == {"6 June 2019"}


def test_from_a_lesson_to_the_action_that_it_led_to(reader, published_scrutiny, asked):
    lesson = Lesson.objects.get(organisation=published_scrutiny, ref="L1")
    assert follow(reader, "lesson:L1").heading == "From lesson L1, and where the thread stops"
    lesson.actions.add(asked.actions.get())
    found = follow(reader, "lesson:L1")
    assert found.heading == "From lesson L1 to action 3.8, and where the thread stops"
    assert list(steps(found))[:2] == ["asked: Lesson", "asked: Recommendation"]
    assert said(step(found, "lesson"))[0][2] == lesson.text
    assert found.families is None
    assert follow(reader, "action:learning-and-improvement-plan/3.8").families.brief == "L1"


def test_from_a_committees_recommendation_until_its_answer_comes(reader, asked):
    start = f"scrutiny-recommendation:{reference_of(asked)}"
    found = follow(reader, start)
    assert found.heading == "From the committee’s recommendation 7 to action 3.8, and where the thread stops"
    assert found.lead.endswith("It has not been answered yet.")
    assert steps(found)["challenged: Scrutiny recommendation"] == ("7", 1, False)
    assert said(step(found, "scrutiny")) == [
        ("Recommendation 7", "4 July 2019", "Map the gaps by autumn. Answer due 4 September 2019.")
    ]
    assert step(found, "answer").next == "The executive’s answer is due 4 September 2019."
    assert step(follow(reader, start, date(2019, 9, 5)), "answer").note == "one answer overdue"


def test_the_answer_its_promises_what_was_told_since_and_the_close(reader, asked):
    given = ResponseFactory(
        recommendation=asked, given_on=date(2019, 7, 8), answer="partially", text="In part"
    )
    for order, (text, due) in enumerate([("Ask again", ""), ("", "From September 2019")], start=1):
        ResponseAction.objects.create(
            response=given, order=order, text=text, due_text=due, responsible="Head of Service"
        )
    Progress.objects.create(recommendation=asked, given_on=date(2019, 7, 9), text="Half is mapped")
    asked.closed_at = MeetingFactory(committee=asked.committee, date=date(2019, 7, 10))
    asked.closed_because = "Content"
    asked.save()
    found = follow(reader, f"scrutiny-recommendation:{CES}/7")
    assert found.lead.endswith("Its last answer, of 8 July 2019, is: Partially accepted.")
    assert said(step(found, "answer")) == [
        ("Partially accepted", "8 July 2019", "In part"),
        ("What was promised", "", "Ask again"),
        ("What was promised", "From September 2019", "As in the response"),
        ("Progress", "9 July 2019", "Half is mapped"),
        ("Closed by the committee", "10 July 2019", "Content"),
    ]
    assert not step(found, "answer").is_gap
    assert "One committee recommendation (7), one answer." in (
        follow(reader, "action:learning-and-improvement-plan/3.8").lead
    )


def test_every_choice_names_the_record_that_it_says(reader, asked):
    offered = choices(reader)
    found = [find(reader, start) for start, _label in offered]
    assert [str(start) for start in found] == [start for start, _label in offered]
    assert {start.kind for start in found} == {"recommendation", "action", "lesson", "meeting"} | {
        "scrutiny-recommendation"
    }


@pytest.mark.parametrize(
    ("start", "words"),
    [
        ("", "Say where the thread begins. Type it as one of: recommendation:SOURCE/REF"),
        ("nonsense", "“nonsense” is not where a thread begins"),
        ("case:C-1", "“case:C-1” is not where a thread begins"),
        ("action:3.8", "“3.8” is no reference of an action. Type it like action:PLAN/REF"),
        ("action:learning-and-improvement-plan/99", "has no action “learning-and-improvement-plan/99”"),
        ("lesson:../../etc", "“../../etc” is no reference of a lesson"),
        (f"meeting:{CES}/2019-02-31", "“2019-02-31” is not a date. Type it like 2019-07-04"),
        (f"meeting:{CES}/2019-07-05", f"has no meeting “{CES}/2019-07-05”"),
        ("lesson:\0", "is no reference of a lesson"),
    ],
    ids=["nothing", "nonsense", "a case", "half", "no such", "path", "no such day", "other day", "null"],
)
def test_what_names_no_record_says_what_to_type(reader, start, words):
    with pytest.raises(BadStart) as error:
        find(reader, start)
    assert words in str(error.value)


def test_two_reviews_with_one_reference_ask_which(reader, asked):
    for slug in ("first", "second"):
        review = ReviewFactory(committee=asked.committee, slug=slug)
        RecommendationFactory(committee=asked.committee, review=review, ref="9")
    with pytest.raises(BadStart, match="Two reviews have a recommendation 9"):
        find(reader, f"scrutiny-recommendation:{CES}/9")
    assert find(reader, f"scrutiny-recommendation:{CES}/second/9").record.review.slug == "second"
    RecommendationFactory(committee=asked.committee, ref="Rec. 10 (b)")
    assert find(reader, f"scrutiny-recommendation:{CES}/Rec. 10 (b)").record.ref == "Rec. 10 (b)"


def test_the_chain_takes_no_more_queries_for_more(reader, asked):
    def count(start):
        with CaptureQueriesContext(connection) as queries:
            follow(reader, start)
        return len(queries)

    starts = ("recommendation:ofsted-inspection-2018/6", f"meeting:{CES}/2019-07-04")
    ResponseFactory(recommendation=asked).actions.create(order=1, text="Promise")
    few = [count(start) for start in starts]
    action = asked.actions.get()
    for number in range(4):
        more = RecommendationFactory(
            committee=asked.committee, review=ReviewFactory(committee=asked.committee)
        )
        more.actions.add(action)
        ResponseFactory(recommendation=more).actions.create(order=1, text="Promise")
        Progress.objects.create(recommendation=more, given_on=date(2019, 7, 9), text="Some")
        Meeting.objects.create(committee=asked.committee, date=date(2019, 8, number + 1))
    assert [count(start) for start in starts] == few
    assert Recommendation.objects.filter(actions=action).count() == 5

"""The work programme of a year: topics are planned, changed, dropped and taken to an agenda."""

from datetime import date

import pytest

from scrutiny.models import WorkProgrammeItem
from tests.factories.committee import CommitteeFactory
from tests.factories.meeting import AgendaItemFactory, MeetingFactory
from tests.factories.recommendation import WorkProgrammeItemFactory

HERE = ("children", "2019-20")


@pytest.fixture
def topic(cast):
    return WorkProgrammeItemFactory(committee=cast.committee, topic="Fostering", report_of="Director")


def groups(browser, *place) -> dict[str, list[str]]:
    shown = browser.client.get(browser.cast.url("work-programme", *(place or HERE))).context["groups"]
    return {group.title: [topic.topic for topic in group.topics] for group in shown}


def change(browser, item, **said):
    page = ("topic-edit", *HERE, item.public_id)
    return browser.post(*page, **{"seen": browser.seen(*page), "topic": item.topic, **said})


def test_topics_stand_under_the_day_of_their_meeting_and_the_rest_at_the_end(browser, cast, topic):
    MeetingFactory(committee=cast.committee, date=date(2019, 9, 5))
    MeetingFactory(committee=cast.committee, date=date(2019, 11, 7))
    of = {"committee": cast.committee}
    WorkProgrammeItemFactory(**of, topic="Budget", planned_for=date(2019, 11, 7))
    WorkProgrammeItemFactory(**of, topic="Visit", planned_for=date(2019, 10, 1), is_session=True)
    WorkProgrammeItemFactory(**of, topic="Placements", planned_text="Spring 2020")
    WorkProgrammeItemFactory(**of, topic="Old", dropped_because="Done elsewhere")
    WorkProgrammeItemFactory(**of, topic="Last year’s", year="2018-19")
    WorkProgrammeItemFactory(topic="Of others")
    assert groups(browser) == {
        "5 September 2019, meeting": [],
        "1 October 2019, session": ["Visit"],
        "7 November 2019, meeting": ["Budget"],
        "No meeting yet": ["Fostering"],
        "Spring 2020": ["Placements"],
    }
    assert browser.heading("work-programme", *HERE) == "Four topics, of which two have no meeting yet"
    assert "Done elsewhere" in browser.page("work-programme", *HERE)


def test_a_year_spans_may_to_april_and_what_is_none_is_not_there(browser, cast, topic):
    said = {"topic": "Care leavers"}
    for day, errors in (
        ("2019-04-30", {"planned_for": ["30 April 2019 is not in 2019/20"]}),
        ("2020-05-01", {"planned_for": ["1 May 2020 is not in 2019/20"]}),
        ("2020-02-31", {"planned_for": ["Planned for must be a real date"]}),
        ("2019-05-01", {}),
        ("2020-04-30", {}),
    ):
        assert browser.post("topic-add", *HERE, **said, planned_for=day) == errors
    for year in ("2019-21", "2019", "then"):
        assert browser.client.get(cast.url("work-programme", "children", year)).status_code == 404
    assert browser.heading("work-programme", "children", "2020-21") == "Nothing is planned for this year yet"


def test_a_topic_needs_words_and_may_be_planned_twice(browser, cast):
    assert browser.post("topic-add", *HERE, topic=" ") == {"topic": ["Enter topic"]}
    for _ in range(2):
        assert browser.post("topic-add", *HERE, topic="Fostering") == {}
    WorkProgrammeItem.objects.order_by("pk").first().delete()
    assert browser.post("topic-add", *HERE, topic="Fostering") == {}
    assert list(WorkProgrammeItem.objects.order_by("pk").values_list("order", flat=True)) == [2, 3]


def test_it_is_changed_and_the_second_to_save_sees_what_the_first_wrote(browser, cast, topic):
    opened = browser.seen("topic-edit", *HERE, topic.public_id)
    assert change(browser, topic, topic="Foster carers", why="Numbers fall") == {}
    said = {"topic": "Adoption", "seen": opened}
    response = browser.client.post(cast.url("topic-edit", *HERE, topic.public_id), said)
    page = response.content.decode()
    assert response.status_code == 400
    assert [words in page for words in ("Otto Officer changed this", "Numbers fall", "Adoption")] == [
        True
    ] * 3
    assert (
        browser.post(
            "topic-edit",
            *HERE,
            topic.public_id,
            topic="Adoption",
            seen=response.context["form"]["seen"].value(),
        )
        == {}
    )
    topic.refresh_from_db()
    assert (topic.topic, topic.why) == ("Adoption", "")


def test_it_is_taken_to_a_meeting_to_come_and_then_has_its_day(browser, cast, topic):
    to_come = MeetingFactory(committee=cast.committee, date=date(2019, 11, 7))
    wrong = [
        MeetingFactory(committee=cast.committee),
        MeetingFactory(committee=cast.committee, date=date(2019, 12, 5), cancelled_because="Snow"),
        MeetingFactory(committee=CommitteeFactory(organisation=cast.ours), date=date(2019, 11, 7)),
    ]
    page = ("topic-take", *HERE, topic.public_id)
    assert {tuple(browser.post(*page, meeting=each.pk)) for each in wrong} == {("meeting",)}
    assert browser.post(*page, meeting=to_come.pk) == {}
    item = to_come.items.get()
    assert (item.title, item.report_of) == ("Fostering", "Director")
    assert groups(browser) == {"4 July 2019, meeting": [], "7 November 2019, meeting": ["Fostering"]} | {
        "5 December 2019, meeting": []
    }
    assert browser.post(*page, meeting=to_come.pk) == {"__all__": ["“Fostering” is on an agenda already"]}
    assert change(browser, topic, planned_for="2019-12-05") == {
        "planned_for": ["The topic is on an agenda, so its day is that of the meeting"]
    }
    assert browser.post("topic-drop", *HERE, topic.public_id, because="No time") == {
        "__all__": ["“Fostering” is on an agenda. Take it off that first"]
    }


def test_it_is_dropped_with_a_reason_and_once(browser, cast, topic):
    page = ("topic-drop", *HERE, topic.public_id)
    assert browser.post(*page, because=" ") == {"because": ["Say why it is dropped"]}
    assert browser.post(*page, because="No time") == {}
    assert browser.post(*page, because="Mine") == {"__all__": ["“Fostering” was dropped already"]}
    meeting = MeetingFactory(committee=cast.committee, date=date(2019, 11, 7))
    assert browser.post("topic-take", *HERE, topic.public_id, meeting=meeting.pk) == {
        "__all__": ["“Fostering” was dropped from the work programme"]
    }
    topic.refresh_from_db()
    assert topic.dropped_because == "No time"


def test_a_topic_of_an_exempt_item_is_its_public_title_to_who_may_not_open_it(browser, cast, topic):
    meeting = MeetingFactory(committee=cast.committee, date=date(2019, 11, 7))
    topic.agenda_item = AgendaItemFactory(
        meeting=meeting, exempt=1, public_interest="A child", title="A matter", closed_title="Quillfeather"
    )
    topic.topic, topic.why, topic.planned_for = "Quillfeather", "Quillfeather", meeting.date
    topic.save()
    assert "Quillfeather" in browser.page("work-programme", *HERE)
    browser.log_in(cast.reader)
    page = browser.page("work-programme", *HERE)
    assert ("Quillfeather" in page, "A matter" in page) == (False, True)


def test_who_may_only_read_and_who_is_of_another_council(browser, cast, topic):
    theirs = WorkProgrammeItemFactory(committee__organisation=cast.theirs)
    names = ("topic-edit", "topic-drop", "topic-take")
    assert {browser.client.get(cast.url(n, *HERE, theirs.public_id)).status_code for n in names} == {404}
    other = WorkProgrammeItemFactory(committee=cast.committee, year="2018-19")
    assert {browser.client.get(cast.url(n, *HERE, other.public_id)).status_code for n in names} == {404}
    browser.log_in(cast.reader)
    posts = [("topic-add", *HERE), *((name, *HERE, topic.public_id) for name in names)]
    assert {browser.client.post(cast.url(*post)).status_code for post in posts} == {403}
    assert "Add a topic" not in browser.page("work-programme", *HERE)
    browser.log_in(cast.outsider)
    assert {browser.client.post(cast.url(*post)).status_code for post in posts} == {404}


def test_as_many_queries_for_many_as_for_one(browser, cast, topic):
    def grow(number):
        meeting = MeetingFactory(committee=cast.committee, date=date(2019, 5, number))
        item = AgendaItemFactory(meeting=meeting)
        WorkProgrammeItemFactory(committee=cast.committee, planned_for=meeting.date, agenda_item=item)

    grow(1)
    few = browser.queries("work-programme", *HERE)
    for number in range(2, 7):
        grow(number)
    assert browser.queries("work-programme", *HERE) == few

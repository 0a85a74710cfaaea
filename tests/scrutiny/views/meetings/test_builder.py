"""The agenda as the clerk builds it: adding, moving without a script, what is missing, and the days counted out."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from council import history
from scrutiny.domain.agenda import attach_report, remove_item
from scrutiny.domain.publishing import publish
from scrutiny.models import AgendaItem
from tests.factories.closure import ClosureFactory
from tests.factories.recommendation import WorkProgrammeItemFactory
from tests.improvement.views.cast import errors, said, text_of, typed
from tests.scrutiny.views.meetings.house import PUBLISH_BY

pytestmark = pytest.mark.django_db
ITEM = {"title": "Ratings", "kind": "business"}


def test_an_item_is_added_at_the_end_of_the_part_that_was_asked_for(as_clerk, house):
    house.part("Part A")
    part = house.part("Part B")
    house.item("First", part=part)
    page = as_clerk.get(house.url("item-add"), {"part": "2"})
    assert page.context["form"].initial["part"] == "2"
    response = as_clerk.post(house.url("item-add"), ITEM | {"part": "2"}, follow=True)
    assert said(response) == ["“Ratings” added"]
    assert house.agenda() == [("Part A", []), ("Part B", ["First", "Ratings"])]
    assert history.changes(AgendaItem.objects.get(title="Ratings"))[0].who == "Clare Clerk"


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"title": " "}, {"title": ["Enter the title that the public reads"]}),
        (
            {"exempt": "3", "closed_title": "Oak House"},
            {"public_interest": ["Say why the public interest is not to publish"]},
        ),
        (
            {"closed_title": "Oak House"},
            {"exempt": ["Name the paragraph of Schedule 12A under which the title is closed"]},
        ),
        (
            typed("to_follow_by", "31 2 2019"),
            {"to_follow_by": ["Paper to follow by (optional) must be a real date"]},
        ),
        ({"part": "7"}, {"part": ["Select a valid choice. 7 is not one of the available choices."]}),
        ({"kind": "party"}, {"kind": ["Select a valid choice. party is not one of the available choices."]}),
    ],
)
def test_an_item_that_cannot_be_is_refused_and_nothing_that_was_typed_is_lost(
    as_clerk, house, fields, expected
):
    house.part("Part A")
    data = ITEM | {"purpose": "Words that were hard to find"} | fields
    response = as_clerk.post(house.url("item-add"), data)
    assert errors(response) == expected
    assert "Words that were hard to find" in text_of(response)
    assert house.meeting.items.count() == 0


def test_topics_of_the_work_programme_become_items_and_are_taken_once(as_clerk, house):
    topic = WorkProgrammeItemFactory(committee=house.committee, topic="Attendance", report_of="Director")
    WorkProgrammeItemFactory(committee=house.committee, topic="Dropped", dropped_because="Done")
    assert "Take from the work programme (1)" in text_of(as_clerk.get(house.url()))
    page = text_of(as_clerk.get(house.url("meeting-topics")))
    assert "One topic of the work programme waits for an agenda" in page
    assert "Dropped" not in page
    taken = {"topic": str(topic.public_id)}
    assert said(as_clerk.post(house.url("meeting-topics"), taken, follow=True)) == [
        "“Attendance” is on the agenda"
    ]
    again = as_clerk.post(house.url("meeting-topics"), taken, follow=True)
    assert said(again) == ["That topic is on an agenda already, or was dropped"]
    assert said(as_clerk.post(house.url("meeting-topics"), {"topic": "x"}, follow=True)) == [
        "That topic is on an agenda already, or was dropped"
    ]
    assert house.agenda() == [("", ["Attendance"])]
    topic.refresh_from_db()
    assert (topic.agenda_item.report_of, topic.planned_for) == ("Director", date(2019, 7, 4))
    remove_item(item=topic.agenda_item, by=None)
    topic.refresh_from_db()
    assert topic.agenda_item is None


def test_items_go_up_and_down_by_their_buttons_and_over_into_the_next_part(as_clerk, house):
    for title in "abc":
        house.item(title)
    house.part("Part A")
    found = {item.title: item.public_id for item in house.meeting.items.all()}

    def press(title, way):
        return as_clerk.post(house.url("item-move", found[title]), {"move": way}, follow=True)

    page = press("c", "up")
    assert house.agenda() == [("", ["a", "c", "b"]), ("Part A", [])]
    assert "Item 3 moved to 2" in text_of(page)
    # The button that was pressed has the focus again, so that it can be pressed twice.
    assert f'id="up-{found["c"]}" autofocus' in page.content.decode()
    press("b", "down")
    assert house.agenda() == [("", ["a", "c"]), ("Part A", ["b"])]
    press("b", "down")  # it is the last of the last part
    press("a", "up")  # it is the first of all
    assert house.agenda() == [("", ["a", "c"]), ("Part A", ["b"])]
    press("b", "up")
    assert house.agenda() == [("", ["a", "c", "b"]), ("Part A", [])]


def test_one_of_many_items_of_a_part_is_moved(as_clerk, house):
    part = house.part("Part A")
    for title in "abcdef":
        house.item(title, part=part)
    last = AgendaItem.objects.get(title="f")
    as_clerk.post(house.url("item-move", last.public_id), {"part": "1", "to": "1"})
    assert house.agenda() == [("Part A", list("fabcde"))]
    as_clerk.post(house.url("item-move", last.public_id), {"part": "0", "to": "1"})
    assert house.agenda() == [("", ["f"]), ("Part A", list("abcde"))]
    as_clerk.post(house.url("part-remove", 1))
    assert house.agenda() == [("", list("fabcde"))]


def test_an_item_that_has_nowhere_to_go_cannot_be_pressed(as_clerk, house):
    only = house.item().public_id
    page = as_clerk.get(house.url()).content.decode()
    assert f'id="up-{only}" disabled' in page
    assert f'id="down-{only}" disabled' in page


def test_dragging_posts_the_part_and_the_place(as_clerk, house):
    for title in "abc":
        house.item(title)
    house.part("Part A")
    item = AgendaItem.objects.get(title="c")
    url = house.url("item-move", item.public_id)
    as_clerk.post(url, {"part": "0", "to": "1"})
    assert house.agenda() == [("", ["c", "a", "b"]), ("Part A", [])]
    as_clerk.post(url, {"part": "1", "to": "99"})
    assert house.agenda() == [("", ["a", "b"]), ("Part A", ["c"])]
    for nonsense in ({}, {"to": "x"}, {"to": "1", "part": "-1"}, {"move": "sideways"}):
        response = as_clerk.post(url, nonsense, follow=True)
        assert said(response) == ["Choose where the item goes: use its up and down buttons"]
    assert said(as_clerk.post(url, {"part": "9", "to": "1"}, follow=True)) == [
        "That part of the agenda is gone"
    ]


def test_an_item_changes_its_words_and_its_part(as_clerk, house):
    house.part("Part A")
    item = house.item("Ratings")
    url = house.url("item-edit", item.public_id)
    seen = as_clerk.get(url).context["form"].initial["seen"]
    data = ITEM | {"title": "Ratings by priority", "part": "1", "seen": seen}
    assert said(as_clerk.post(url, data, follow=True)) == ["“Ratings by priority” changed"]
    assert house.agenda() == [("Part A", ["Ratings by priority"])]


def test_of_two_who_change_an_item_at_once_the_second_is_told_and_loses_nothing(as_clerk, house):
    item = house.item("Ratings")
    url = house.url("item-edit", item.public_id)
    seen = as_clerk.get(url).context["form"].initial["seen"]
    first = as_clerk.post(url, ITEM | {"title": "First", "seen": seen})
    assert first.status_code == 302
    second = as_clerk.post(url, ITEM | {"title": "Second", "seen": seen})
    assert "Clare Clerk changed this while you were writing." in text_of(second)
    assert 'value="Second"' in second.content.decode()
    assert "What it says now Title First" in text_of(second)
    assert house.agenda() == [("", ["First"])]
    again = second.context["form"]["seen"].value()
    as_clerk.post(url, ITEM | {"title": "Second", "seen": again})
    assert house.agenda() == [("", ["Second"])]


def test_an_item_is_taken_off_with_its_papers(as_clerk, house):
    item = house.item("Ratings")
    attach_report(item=item, report="rag-summary", parameters={}, title="Ratings", by=None)
    url = house.url("item-remove", item.public_id)
    assert "Remove “Ratings”" in text_of(as_clerk.get(url))
    assert said(as_clerk.post(url, follow=True)) == ["Item removed"]
    assert house.meeting.items.count() == 0


def test_parts_are_named_renamed_and_removed_without_their_items(as_clerk, house):
    as_clerk.post(house.url("part-add"), {"title": "Part A"})
    assert errors(as_clerk.post(house.url("part-add"), {"title": " "})) == {
        "title": ["Enter the heading of the part"]
    }
    assert "The agenda will print “No items”." in text_of(as_clerk.get(house.url()))
    house.item("Plan", part=house.meeting.parts.get())
    renamed = as_clerk.post(house.url("part-edit", 1), {"title": "Part B"}, follow=True)
    assert said(renamed) == ["“Part B” changed"]
    assert house.agenda() == [("Part B", ["Plan"])]
    assert said(as_clerk.post(house.url("part-remove", 1), follow=True)) == [
        "Part removed. Its items stand before the parts."
    ]
    assert house.agenda() == [("", ["Plan"])]


def test_the_five_clear_days_are_counted_out_latest_first(as_clerk, house):
    house.item()
    page = as_clerk.get(house.url())
    countdown = page.context["countdown"]
    assert countdown.by == PUBLISH_BY
    assert [(day.number, day.words) for day in countdown.days] == [
        (1, "Wed 3 July"),
        (2, "Tue 2 July"),
        (3, "Mon 1 July"),
        (None, "Sat 29 and Sun 30 June, weekend"),
        (4, "Fri 28 June"),
        (5, "Thu 27 June"),
    ]
    text = text_of(page)
    assert "Publish by 26 June 2019 A Wednesday. Today is Tuesday 18 June: six working days left" in text
    assert "Five clear working days" in text
    assert "No bank holidays fall in these days." in text


def test_holidays_and_closures_on_the_way_are_named(as_clerk, house):
    house.meeting.date = date(2023, 5, 11)
    house.meeting.save()
    ClosureFactory(organisation=house.organisation, day=date(2023, 5, 9), reason="Elections")
    page = as_clerk.get(house.url())
    assert page.context["countdown"].by == date(2023, 4, 28)
    assert page.context["countdown"].holidays == (
        "9 May is Elections",
        "8 May is Coronation of Charles III",
        "1 May is May Day",
    )
    assert "8 May is Coronation of Charles III." in text_of(page)


def test_what_is_missing_is_listed_with_what_it_means(as_clerk, house):
    house.meeting.venue = ""
    house.meeting.save()
    house.item("Plan", to_follow_by=date(2019, 6, 25))
    house.item("Costs", exempt=3, public_interest="Negotiations")
    assert as_clerk.get(house.url()).context["faults"] == [
        ("Give the time and the place of the meeting", ""),
        ("Item 1 is to follow", "Late papers need the chair’s agreement and a reason."),
        ("Item 2 is exempt", "The public pack prints the public title only."),
    ]


def test_an_agenda_without_items_says_so_and_cannot_be_published(as_clerk, house):
    page = as_clerk.get(house.url())
    assert "The agenda has no items yet." in text_of(page)
    assert page.context["faults"] == [("The agenda has no items", "")]
    with pytest.raises(Exception, match="The agenda has no items"):
        publish(meeting=house.meeting, today=date(2019, 6, 18), by=None)


@pytest.mark.parametrize("who", ["clerk", "reader"])
def test_many_items_ask_no_more_of_the_database_than_one(client, house, who):
    client.force_login(getattr(house, who), backend="django.contrib.auth.backends.ModelBackend")

    def fill(number):
        part = house.part(f"Part {number}")
        item = house.item(part=part, closed_title="Closed", exempt=3, public_interest="x")
        house.item(to_follow_by=timezone.localdate())
        for key in ("rag-summary", "changes"):
            attach_report(item=item, report=key, parameters={}, title="Ratings", by=None)

    def queries():
        with CaptureQueriesContext(
            connection,
        ) as captured:
            assert client.get(house.url()).status_code == 200
        return len(captured)

    fill(1)
    few = queries()
    for number in range(2, 12):
        fill(number)
    assert queries() == few

"""The minutes: written item by item, numbered in the committee's style, published, confirmed and then kept."""

from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from scrutiny.domain.minutes import write_minute
from scrutiny.enums import ItemKind, Numbering
from scrutiny.models import ActionArising, Minute
from tests.factories.meeting import AttendanceFactory, MeetingFactory
from tests.improvement.views.cast import errors, said, statuses, text_of, typed

pytestmark = pytest.mark.django_db
NEXT = date(2019, 9, 5)


@pytest.fixture
def later(house):
    return MeetingFactory(committee=house.committee, date=NEXT)


def write(client, house, item, **fields):
    url = house.url("minute-of-item", item.public_id)
    data = {"heading": item.title, "seen": client.get(url).context["form"]["seen"].value()} | fields
    return client.post(url, data, follow=True)


def numbers(house) -> list[tuple[str, list[str]]]:
    minutes = house.meeting.minutes.in_order()
    return [
        (minute.number, [row.number for row in minute.resolutions.order_by("order")]) for minute in minutes
    ]


@pytest.mark.parametrize(
    ("style", "prefix", "expected"),
    [
        (Numbering.RESOLUTIONS, "", [("", []), ("", ["1", "2"]), ("", ["3"])]),
        (Numbering.PREFIXED, "CYPSC-", [("CYPSC-1", []), ("CYPSC-2", ["", ""]), ("CYPSC-3", [""])]),
        (Numbering.RUNNING, "", [("", []), ("32", ["", ""]), ("33", [""])]),
    ],
    ids=["resolutions", "prefixed", "running"],
)
def test_minutes_are_numbered_in_the_style_of_the_committee(as_clerk, house, style, prefix, expected):
    house.committee.numbering, house.committee.prefix = style, prefix
    house.committee.save()
    before = MeetingFactory(committee=house.committee, date=date(2019, 6, 6), first_number=31)
    write_minute(meeting=before, heading="Before", by=None)
    items = [house.item("Apologies", kind=ItemKind.APOLOGIES), house.item("Plan"), house.item("Budget")]
    for item, resolved in zip(
        items, ["", "that it be noted\nthat it come back", "that it be noted"], strict=True
    ):
        write(as_clerk, house, item, resolutions=resolved)
    assert numbers(house) == expected


def test_a_minute_is_written_with_what_was_resolved_and_what_arose(as_clerk, house, later):
    item = house.item("Budget")
    page = text_of(as_clerk.get(house.url("meeting-minutes")))
    assert "Nothing is written yet." in page
    assert "Still to write Budget" in page
    response = write(
        as_clerk, house, item, text="Members asked.\n\nThey were told.", resolutions="that it be noted"
    )
    assert said(response) == ["“Budget” saved"]
    assert "A draft: not published yet." in text_of(response)
    assert "Every item has its minute" in text_of(response)
    url = house.url("arising-add", 1)
    assert errors(as_clerk.post(url, {"text": " "})) == {"text": ["Say what is to be done"]}
    done = as_clerk.post(url, {"text": "Send figures", "owner": "Jill", "due_at": later.pk}, follow=True)
    assert "Action Send figures Jill by 5 September 2019, the meeting" in text_of(done)
    arisen = ActionArising.objects.get()
    assert (arisen.due_at, arisen.due_on) == (later, NEXT)


def test_what_arose_is_not_due_on_a_day_that_does_not_exist_nor_at_a_meeting_of_others(as_clerk, house):
    write(as_clerk, house, house.item("Budget"))
    url = house.url("arising-add", 1)
    assert errors(as_clerk.post(url, {"text": "x"} | typed("due_on", "31 2 2019"))) == {
        "due_on": ["Due on (optional) must be a real date"]
    }
    assert "due_at" in errors(as_clerk.post(url, {"text": "x", "due_at": house.other.pk}))
    assert "due_at" in errors(as_clerk.post(url, {"text": "x", "due_at": house.meeting.pk}))
    assert ActionArising.objects.count() == 0


def test_a_minute_without_a_heading_is_refused_and_its_text_stays(as_clerk, house):
    response = write(as_clerk, house, house.item("Budget"), heading=" ", text="A long afternoon")
    assert errors(response) == {"heading": ["Enter the heading of the minute"]}
    assert "A long afternoon" in text_of(response)
    assert Minute.objects.count() == 0


def test_of_two_who_write_a_minute_at_once_the_second_is_told_and_loses_nothing(as_clerk, house):
    item = house.item("Budget")
    assert write(as_clerk, house, item, text="First words").status_code == 200
    response = as_clerk.post(
        house.url("minute-of-item", item.public_id),
        {"heading": "Budget", "text": "Second words", "seen": "new"},
    )
    text = text_of(response)
    assert "Clare Clerk changed this while you were writing." in text
    assert "Second words" in text
    assert "What it says now Heading Budget Minute First words Resolved nothing" in text
    assert Minute.objects.get().text == "First words"
    again = response.context["form"]["seen"].value()
    as_clerk.post(house.url("minute", 1), {"heading": "Budget", "text": "Second words", "seen": again})
    assert Minute.objects.get().text == "Second words"


def test_minutes_are_published_then_confirmed_subject_to_and_then_stay(as_clerk, as_reader_of, house, later):
    write(as_clerk, house, house.item("Budget"), text="Members asked.")
    assert said(as_clerk.post(house.url("minutes-publish"), follow=True)) == ["Minutes published"]
    assert "Published 18 June 2019. A later meeting confirms them." in as_reader_of(
        house.url("meeting-minutes")
    )
    url = house.url("minutes-confirm")
    assert errors(as_clerk.post(url)) == {"at": ["Select the meeting that confirmed them"]}
    data = {"at": later.pk, "subject_to": "“asked” be “demanded”", "signed_by": "P. Smith"}
    response = as_clerk.post(url, data, follow=True)
    assert said(response) == ["Minutes confirmed"]
    text = text_of(response)
    assert "Confirmed on 5 September 2019, subject to: “asked” be “demanded”" in text
    assert "Confirmed, so they stay as they are. Signed by P. Smith." in text
    seen = as_clerk.get(house.url("minute", 1)).context["form"]["seen"].value()
    late = as_clerk.post(house.url("minute", 1), {"heading": "x", "seen": seen})
    assert errors(late)["__all__"] == ["The minutes are confirmed, so they stay as they are"]
    assert Minute.objects.get().heading == "Budget"


@pytest.fixture
def as_reader_of(house):
    """The words of a page as the reader reads them, in a browser of their own."""

    def read(url):
        client = Client()
        client.force_login(house.reader, backend="django.contrib.auth.backends.ModelBackend")
        return text_of(client.get(url))

    return read


def test_minutes_are_confirmed_by_a_later_meeting_of_the_committee(as_clerk, house):
    write(as_clerk, house, house.item("Budget"))
    before = MeetingFactory(committee=house.committee, date=date(2019, 6, 6))
    theirs = MeetingFactory(committee=house.other.committee, date=NEXT)
    for meeting in (before, theirs, house.meeting):
        assert "at" in errors(as_clerk.post(house.url("minutes-confirm"), {"at": meeting.pk}))


def test_nothing_is_published_or_confirmed_before_it_is_written(as_clerk, house, later):
    assert said(as_clerk.post(house.url("minutes-publish"), follow=True)) == [
        "There are no minutes to publish"
    ]
    refused = as_clerk.post(house.url("minutes-confirm"), {"at": later.pk})
    assert errors(refused)["__all__"] == ["There are no minutes to confirm"]


def test_a_draft_is_for_the_clerk_and_the_minute_of_an_exempt_item_for_who_may_open_it(
    client, as_clerk, house
):
    write(as_clerk, house, house.item("Budget"), text="Open words")
    closed = house.item("Costs", exempt=3, public_interest="x")
    write(as_clerk, house, closed, heading="Costs", text="Closed words")
    url = house.url("meeting-minutes")

    def read(user):
        client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
        return text_of(client.get(url))

    assert "They are not published yet." in read(house.councillor)
    assert "Open words" not in read(house.councillor)
    client.force_login(house.clerk, backend="django.contrib.auth.backends.ModelBackend")
    client.post(house.url("minutes-publish"))
    assert [words in read(house.reader) for words in ("Open words", "Closed words")] == [True, False]
    assert [words in read(house.councillor) for words in ("Open words", "Closed words")] == [True, True]


def test_only_the_clerk_writes_minutes(client, as_clerk, house):
    item = house.item("Budget")
    write(as_clerk, house, item)
    urls = [house.url(name) for name in ("minute-add", "minutes-publish", "minutes-confirm")]
    urls += [house.url("minute", 1), house.url("arising-add", 1), house.url("minute-of-item", item.public_id)]
    people = (house.reader, house.councillor, house.outsider)
    assert [statuses(client, url, *people, method="post") for url in urls] == [[403, 403, 404]] * len(urls)
    assert as_clerk.get(house.url("minute", 1, meeting=house.other)).status_code == 404


def test_many_minutes_ask_no_more_of_the_database_than_one(as_clerk, house, later):
    def fill(number):
        item = house.item(f"Item {number}")
        minute = write_minute(meeting=house.meeting, item=item, heading="x", resolutions=["a", "b"], by=None)
        ActionArising.objects.create(minute=minute, text="Send", due_at=later)
        house.item(f"Unwritten {number}")
        AttendanceFactory(meeting=house.meeting)
        house.seat(f"Seat {number}")

    def queries():
        with CaptureQueriesContext(connection) as captured:
            as_clerk.get(house.url("meeting-minutes"))
        return len(captured)

    fill(1)
    few = queries()
    for number in range(2, 9):
        fill(number)
    assert queries() == few

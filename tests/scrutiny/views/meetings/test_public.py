"""What anybody reads: what was published, by day and place, and nothing else; and feeds to subscribe to."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from scrutiny.domain.agenda import add_item, attach_report, change_item
from scrutiny.domain.meetings import cancel_meeting
from scrutiny.domain.minutes import publish_minutes, write_minute
from scrutiny.domain.papers import attach_file
from scrutiny.domain.publishing import publish
from scrutiny.models import Meeting
from tests.factories.committee import CommitteeFactory
from tests.factories.files import upload
from tests.factories.meeting import MeetingFactory
from tests.factories.pdfs import pdf
from tests.improvement.views.cast import text_of
from tests.scrutiny.ical_rules import events_of
from tests.scrutiny.views.meetings.house import PUBLISH_BY

pytestmark = pytest.mark.django_db


def url(house, name="meeting", *args, meeting=None) -> str:
    meeting = meeting or house.meeting
    at = [meeting.committee.slug, f"{meeting.date}"] if name not in {"calendar", "feed", "decisions"} else []
    at = at[:1] if name in {"committee", "committee-feed"} else at
    return reverse(f"scrutiny:public-{name}", args=[meeting.committee.organisation.slug, *at, *args])


@pytest.fixture
def published(house):
    """An agenda that went out, with a report and a file, a closed item and an empty part."""
    house.part("Part A")
    item = house.item("Members", report_of="Director", attending="Ada\nBen")
    asked = {"committee": house.committee.slug}
    attach_report(item=item, report="membership", parameters=asked, title="Who sits", by=None)
    attach_file(item=item, file=upload("map.pdf", pdf(2)), title="Map", by=None)
    closed = {"closed_title": "Oak House", "exempt": 3, "public_interest": "Negotiations", "purpose": "Oak"}
    house.item("Costs", **closed)
    publish(meeting=house.meeting, today=PUBLISH_BY, by=None)
    return house


def test_before_it_is_published_a_meeting_is_announced_and_its_agenda_is_nowhere(client, house):
    house.item("Draft words")
    page = client.get(url(house, "calendar"))
    text = text_of(page)
    assert "One meeting in public is to come The next is on Thursday 4 July 2019: Scrutiny Committee." in text
    assert "Civic Centre, Committee Room 1. No agenda is published." in text
    assert url(house) not in page.content.decode()
    addresses = [url(house), url(house, "minutes"), url(house, "download", "agenda", "pdf")]
    assert [client.get(address).status_code for address in addresses] == [404, 404, 404]
    assert b"Draft words" not in client.get(url(house, "feed")).content


def test_the_public_reads_what_was_published_and_not_what_changed_since(client, published):
    item = published.meeting.items.get(title="Members")
    change_item(item=item, title="Changed since", by=None)
    text = text_of(client.get(url(published)))
    assert "Agenda for Thursday 4 July 2019 5.30pm, Civic Centre, Committee Room 1." in text
    assert "1 Members Report of the Director Attending: Ada Ben Who sits Map 2 pages." in text
    assert "2 Costs Not open to the public Paragraph 3: financial or business affairs. Negotiations" in text
    assert "Part A No items" in text
    assert "Agenda, 18 June 2019" in text
    assert not {"Changed", "Oak"} & set(text.split())


def test_an_open_paper_is_read_saved_and_told_apart_from_a_page(client, published):
    report, file = published.meeting.items.get(title="Members").papers.order_by("order")
    page = client.get(url(published, "paper", report.public_id))
    assert "As it was published on" in text_of(page)
    assert client.get(url(published, "file", report.public_id)).status_code == 404
    assert client.get(url(published, "paper", file.public_id)).status_code == 404
    saved = client.get(url(published, "file", file.public_id))
    assert saved["Content-Disposition"] == 'attachment; filename="map.pdf"'
    assert saved["Content-Security-Policy"] == "default-src 'none'; sandbox"
    for form in ("pdf", "docx", "xlsx", "html"):
        assert client.get(url(published, "paper-download", report.public_id, form)).status_code == 200
    assert client.get(url(published, "paper-download", report.public_id, "exe")).status_code == 404


def test_a_supplement_is_named_and_says_that_it_is_urgent(client, published):
    late = {"urgent_because": "It is raining"}
    item = add_item(meeting=published.meeting, title="Flood", by=None, **late)
    attach_file(item=item, file=upload("flood.pdf", pdf()), title="Levels", by=None)
    assert "Flood" not in text_of(client.get(url(published)))
    publish(meeting=published.meeting, today=date(2019, 6, 28), late_because="Rain", by=None)
    text = text_of(client.get(url(published)))
    assert "Urgent: It is raining" in text
    assert "Levels Supplement 1. 1 page." in text
    assert "Supplement 1, 18 June 2019" in text


def test_a_cancelled_meeting_says_so(client, published):
    cancel_meeting(meeting=published.meeting, because="The hall is flooded", by=None)
    text = text_of(client.get(url(published)))
    assert "Cancelled: meeting of Thursday 4 July 2019" in text
    assert "The hall is flooded" in text
    (event,) = events_of(client.get(url(published, "feed")).content)
    assert (event["STATUS"], event["SUMMARY"]) == ("CANCELLED", "Cancelled: Scrutiny Committee")


def test_minutes_are_read_once_they_are_published_and_those_of_closed_items_never(client, published):
    open_item, closed = published.meeting.items.in_order()[0], published.meeting.items.get(title="Costs")
    if closed == open_item:
        open_item = published.meeting.items.get(title="Members")
    write_minute(meeting=published.meeting, item=open_item, heading="Members", text="They sat.", by=None)
    write_minute(meeting=published.meeting, item=closed, heading="Oak House", text="Sold.", by=None)
    assert client.get(url(published, "minutes")).status_code == 404
    assert "Minutes Not published yet." in text_of(client.get(url(published)))
    publish_minutes(meeting=published.meeting, by=None)
    text = text_of(client.get(url(published, "minutes")))
    assert "They sat." in text
    assert "Oak House" not in text
    assert "Minutes of 4 July 2019" in text_of(client.get(url(published)))


def test_what_meets_in_private_is_not_there_at_all(client, published):
    group = CommitteeFactory(organisation=published.organisation, slug="group", name="Quiet", is_private=True)
    quiet = MeetingFactory(committee=group, venue="Back room")
    add_item(meeting=quiet, title="Quiet words", by=None)
    publish(meeting=quiet, today=PUBLISH_BY, by=None)
    for name in ("meeting", "minutes", "committee", "committee-feed"):
        assert client.get(url(published, name, meeting=quiet)).status_code == 404
    for name in ("calendar", "feed"):
        assert b"Quiet" not in client.get(url(published, name)).content
        assert b"Back room" not in client.get(url(published, name)).content


@pytest.mark.parametrize("day", ["2019-02-31", "20190704", "2019-7-4", "soon"])
def test_a_day_that_does_not_exist_and_another_spelling_of_one_have_no_page(client, published, day):
    assert client.get(url(published).replace("2019-07-04", day)).status_code == 404


def test_a_council_reads_its_own_committees_alone(client, published):
    assert client.get(url(published, meeting=published.other)).status_code == 404
    assert "ours" not in text_of(client.get(url(published, "calendar", meeting=published.other)))
    assert client.get(reverse("scrutiny:public-calendar", args=["nowhere"])).status_code == 404


def test_a_page_of_committees_says_who_sits_when_it_meets_and_whom_to_ask(client, published):
    published.seat("Hunt", role="chair")
    published.seat("Gone", held_until=date(2019, 6, 1))
    published.committee.contact = "Clare Clerk\n0191 000 0000"
    published.committee.save()
    text = text_of(client.get(url(published, "committee")))
    assert "It meets next on Thursday 4 July 2019." in text
    assert "Cllr Hunt, chair" in text
    assert "Gone" not in text
    assert "Clare Clerk 0191 000 0000" in text


def test_a_feed_is_a_valid_calendar_with_day_time_place_and_where_to_read(client, published):
    Meeting.objects.filter(pk=published.meeting.pk).update(
        venue="Civic Centre; room 1, “Großer Saal”\nUpstairs \\ left " + "é" * 60
    )
    MeetingFactory(committee=published.committee, date=date(2019, 12, 5), starts_at=None, venue="")
    response = client.get(url(published, "committee-feed"))
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    summer, winter = events_of(response.content)
    assert summer["DTSTART"] == "20190704T163000Z"  # 5.30pm, in summer time
    assert summer["LOCATION"] == "Civic Centre; room 1, “Großer Saal”\nUpstairs \\ left " + "é" * 60
    assert summer["URL"] == f"http://testserver{url(published)}"
    assert (winter["DTSTART"], winter["DTEND"]) == ("20191205", "20191206")
    assert ("URL" in winter, "LOCATION" in winter) == (False, False)
    assert summer["UID"] != winter["UID"]


def test_the_identity_of_a_meeting_in_a_feed_stays_when_its_time_changes(client, published):
    before = events_of(client.get(url(published, "feed")).content)[0]["UID"]
    Meeting.objects.filter(pk=published.meeting.pk).update(starts_at="10:00")
    after = events_of(client.get(url(published, "feed")).content)[0]
    assert (after["UID"], after["DTSTART"]) == (before, "20190704T090000Z")


def test_an_empty_calendar_is_a_calendar(client, house):
    Meeting.objects.filter(pk=house.meeting.pk).delete()
    assert events_of(client.get(url(house, "feed")).content) == []
    text = text_of(client.get(url(house, "calendar")))
    assert "No meeting in public is called Meetings appear here when they are called." in text


@pytest.mark.parametrize("name", ["calendar", "committee", "feed", "meeting"])
def test_many_meetings_and_items_ask_no_more_of_the_database_than_one(client, published, name):
    def queries():
        with CaptureQueriesContext(connection) as captured:
            assert client.get(url(published, name)).status_code == 200
        return len(captured)

    MeetingFactory(committee=published.committee, date=date(2019, 1, 6))
    few = queries()
    for month in range(1, 7):
        MeetingFactory(committee=published.committee, date=date(2019, month, 5))
        MeetingFactory(committee=published.committee, date=date(2020, month, 5))
        item = add_item(meeting=published.meeting, title="More", urgent_because="x", by=None)
        attach_file(item=item, file=upload("more.pdf", pdf()), title="More", by=None)
    publish(meeting=published.meeting, today=PUBLISH_BY, by=None)
    assert queries() == few

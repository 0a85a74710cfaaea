"""Publishing: what is checked first, what being late asks for, and supplements with numbers."""

from contextlib import ExitStack
from datetime import date

import pytest
import time_machine

from scrutiny.domain.agenda import attach_report
from scrutiny.models import Publication
from tests.factories.recommendation import WorkProgrammeItemFactory
from tests.improvement.views.cast import errors, said, statuses, text_of
from tests.scrutiny.views.meetings.conftest import BACKEND
from tests.scrutiny.views.meetings.house import LATE

pytestmark = pytest.mark.django_db


def test_an_agenda_in_time_asks_for_no_reason_and_goes_out(as_clerk, house):
    item = house.item("Members")
    attach_report(
        item=item, report="membership", parameters={"committee": "scrutiny"}, title="Who sits", by=None
    )
    page = as_clerk.get(house.url("meeting-publish"))
    text = text_of(page)
    assert (
        "Published today, it leaves 11 clear working days before the meeting on Thursday 4 July. "
        "Five are needed." in text
    )
    assert "late_because" not in page.context["form"].fields
    assert "Who sits , for “Members” A report of this system: it is frozen as an edition." in text
    response = as_clerk.post(house.url("meeting-publish"), follow=True)
    assert said(response) == ["Agenda published"]
    assert "Published on 18 June 2019 It was due by Wednesday 26 June." in text_of(response)
    publication = Publication.objects.get()
    assert (publication.number, publication.published_by) == (0, house.clerk)
    paper = item.papers.get()
    assert (paper.supplement, paper.edition.name) == (0, "membership")


@pytest.fixture
def on(client, house):
    """A client of the clerk's on this day."""
    with ExitStack() as until:

        def client_on(day):
            until.enter_context(time_machine.travel(day, tick=False))
            client.force_login(house.clerk, backend=BACKEND)
            return client

        yield client_on


def test_a_late_agenda_needs_a_reason_and_prints_it(on, house):
    as_clerk = on(LATE)
    house.item()
    page = text_of(as_clerk.get(house.url("meeting-publish")))
    assert (
        "Published today, it leaves four clear working days, and five are needed. "
        "It was to be published by Wednesday 26 June." in page
    )
    assert "Why is it published late?" in page
    refused = as_clerk.post(house.url("meeting-publish"), {"late_because": "  "})
    assert errors(refused) == {
        "late_because": ["The agenda was to be published by 26 June 2019. Say why it is late"]
    }
    assert Publication.objects.count() == 0
    done = as_clerk.post(house.url("meeting-publish"), {"late_because": "The chair was ill"}, follow=True)
    assert "Late because: The chair was ill" in text_of(done)
    assert Publication.objects.get().late_because == "The chair was ill"


def test_on_the_day_no_clear_day_is_left(on, house):
    house.item()
    text = text_of(on("2019-07-04T08:00:00+01:00").get(house.url("meeting-publish")))
    assert "Published today, it leaves no clear working day, and five are needed." in text


def test_what_stops_it_takes_the_button_away(as_clerk, house):
    house.meeting.venue = ""
    house.meeting.save()
    page = as_clerk.get(house.url("meeting-publish"))
    text = text_of(page)
    assert "What stops it The agenda has no items Give the time and the place of the meeting" in text
    assert b"Publish the agenda</button>" not in page.content
    refused = as_clerk.post(house.url("meeting-publish"))
    assert errors(refused)["__all__"] == [
        "The agenda has no items",
        "Give the time and the place of the meeting",
    ]
    assert Publication.objects.count() == 0


def test_a_report_that_cannot_be_built_stops_it_with_its_name(as_clerk, house):
    attach_report(item=house.item(), report="rag-summary", parameters={"plan": "x"}, title="Ratings", by=None)
    response = as_clerk.post(house.url("meeting-publish"))
    (message,) = errors(response)["__all__"]
    assert message.startswith("“Ratings” cannot be built")
    assert Publication.objects.count() == 0


def test_what_joins_later_says_why_it_cannot_wait_and_goes_out_as_supplement_1(as_clerk, house):
    house.item("Plan")
    as_clerk.post(house.url("meeting-publish"))
    item = {"title": "Flood", "kind": "urgent"}
    refused = as_clerk.post(house.url("item-add"), item)
    assert errors(refused) == {"urgent_because": ["The agenda is published. Say why this item cannot wait"]}
    as_clerk.post(house.url("item-add"), item | {"urgent_because": "It is raining"})
    page = text_of(as_clerk.get(house.url("meeting-publish")))
    assert "Check supplement 1" in page
    response = as_clerk.post(house.url("meeting-publish"), follow=True)
    assert said(response)[-1] == "Supplement 1 published"
    assert "Before you publish a supplement" in text_of(response)
    assert "Supplement 1 on 18 June 2019." in text_of(response)
    assert list(Publication.objects.order_by("number").values_list("number", flat=True)) == [0, 1]
    again = as_clerk.post(house.url("meeting-publish"))
    assert errors(again)["__all__"] == ["Nothing was added since the agenda was last published"]


def test_a_topic_cannot_be_taken_to_an_agenda_that_went_out(as_clerk, house):
    house.item("Plan")
    as_clerk.post(house.url("meeting-publish"))
    topic = WorkProgrammeItemFactory(committee=house.committee)
    assert "Take from the work programme" not in text_of(as_clerk.get(house.url()))
    response = as_clerk.post(house.url("meeting-topics"), {"topic": str(topic.public_id)}, follow=True)
    assert "The agenda is published. Say why this item cannot wait" in said(response)
    topic.refresh_from_db()
    assert topic.agenda_item is None


def test_a_published_agenda_keeps_its_order_its_items_and_its_day(as_clerk, house):
    first, second = house.item("a"), house.item("b")
    as_clerk.post(house.url("meeting-publish"))
    page = as_clerk.get(house.url())
    assert b"data-agenda" not in page.content
    assert 'name="move"' not in page.content.decode()
    move = as_clerk.post(house.url("item-move", second.public_id), {"move": "up"}, follow=True)
    assert said(move)[-1] == "The agenda is published, so its order stays"
    removed = as_clerk.post(house.url("item-remove", first.public_id))
    assert errors(removed)["__all__"][0].startswith("The agenda is published, so its items stay.")
    day = {"date_day": "5", "date_month": "7", "date_year": "2019", "kind": "ordinary"}
    moved = as_clerk.post(house.url("meeting-edit"), day)
    assert errors(moved) == {"date": ["The agenda is published. Cancel the meeting and call another"]}
    house.meeting.refresh_from_db()
    assert house.meeting.date == date(2019, 7, 4)


def test_two_who_publish_at_once_publish_once(as_clerk, house):
    house.item()
    as_clerk.get(house.url("meeting-publish"))
    as_clerk.post(house.url("meeting-publish"))
    second = as_clerk.post(house.url("meeting-publish"))
    assert errors(second)["__all__"] == ["Nothing was added since the agenda was last published"]
    assert Publication.objects.count() == 1


def test_only_the_clerk_publishes(client, house):
    house.item()
    url = house.url("meeting-publish")
    assert statuses(client, url, house.reader, house.councillor, house.outsider, method="post") == [
        *[403, 403, 404]
    ]
    assert Publication.objects.count() == 0

"""Who sees what of a meeting that is being built, and who changes it."""

import pytest

from scrutiny.models import AgendaItem
from tests.factories.recommendation import WorkProgrammeItemFactory
from tests.improvement.views.cast import statuses, text_of

pytestmark = pytest.mark.django_db


def test_the_clerk_sees_the_closed_title_and_what_the_public_reads(as_clerk, house):
    house.item("Placement costs", closed_title="Oak House", exempt=3, public_interest="Negotiations")
    assert "Oak House The public reads: Placement costs" in text_of(as_clerk.get(house.url()))


def test_who_may_not_open_exempt_items_reads_their_public_title_alone(as_reader, house):
    house.item("Placement costs", closed_title="Oak House", exempt=3, public_interest="Negotiations")
    page = text_of(as_reader.get(house.url()))
    assert "Placement costs Exempt: paragraph 3 Financial or business affairs. Negotiations" in page
    assert "Oak" not in page


def test_a_councillor_reads_the_closed_title_and_has_no_buttons(as_councillor, house):
    house.item("Placement costs", closed_title="Oak House", exempt=3, public_interest="Negotiations")
    page = as_councillor.get(house.url())
    assert "Oak House" in text_of(page)
    assert "This agenda is not published yet: it may change." in text_of(page)
    assert "Add an item" not in text_of(page)
    assert b"<form" not in page.content.split(b"<main")[1]


WRITES = ("item-add", "part-add", "meeting-publish", "meeting-topics", "meeting-edit", "meeting-cancel")


def test_nobody_but_the_clerk_changes_an_agenda(client, house):
    item = house.item("Plan")
    urls = [house.url(name) for name in WRITES] + [house.url("item-move", item.public_id)]
    answers = [
        statuses(client, url, house.reader, house.councillor, house.outsider, method="post") for url in urls
    ]
    assert answers == [[403, 403, 404]] * len(urls)
    assert house.agenda() == [("", ["Plan"])]


def test_an_item_of_another_council_is_no_item_of_ours(as_clerk, house):
    theirs = AgendaItem.objects.create(meeting=house.other, order=1, title="Theirs")
    for name in ("item-edit", "item-move", "item-remove", "paper-add", "paper-upload", "minute-of-item"):
        assert as_clerk.post(house.url(name, theirs.public_id)).status_code == 404
    assert as_clerk.get(house.url(meeting=house.other)).status_code == 404
    topic = WorkProgrammeItemFactory(committee=house.other.committee)
    as_clerk.post(house.url("meeting-topics"), {"topic": str(topic.public_id)})
    assert house.agenda() == []

"""The clerk adds an item, moves it by keyboard, sees by when to publish, and publishes; the public reads it."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from council.calendar import WorkingCalendar
from council.roles import Role
from scrutiny.clear_days import publish_by
from scrutiny.domain.agenda import add_item, add_part, begin_agenda
from scrutiny.models import Meeting
from tests.browser.help import DESKTOP, PHONE, assert_accessible, assert_fits, sign_in, without_scripts
from tests.factories.committee import CommitteeFactory
from tests.factories.meeting import MeetingFactory
from tests.factories.membership import member
from tests.factories.organisation import OrganisationFactory

NAME = "Children’s Scrutiny Committee"


@pytest.fixture
def meeting() -> Meeting:
    """In four weeks: the standing items, an empty part, and one with two items, of which one is closed."""
    organisation = OrganisationFactory(slug="ours", name="Our Council")
    committee = CommitteeFactory(organisation=organisation, slug="children", name=NAME)
    meeting = MeetingFactory(committee=committee, date=timezone.localdate() + timedelta(weeks=4))
    begin_agenda(meeting=meeting, by=None)
    add_part(meeting=meeting, title="Part A: Cabinet referrals", by=None)
    part = add_part(meeting=meeting, title="Part B: Scrutiny business", by=None)
    closed = {"closed_title": "Purchase of Oak House", "exempt": 3, "public_interest": "Negotiations go on."}
    add_item(meeting=meeting, part=part, title="Purchase of a property", by=None, **closed)
    add_item(meeting=meeting, part=part, title="Next meeting", by=None)
    return meeting


def titles(page: Page) -> list[str]:
    return page.locator(".ev-item__title").all_inner_texts()


def add_an_item(page: Page, check):
    page.get_by_role("link", name="Add to part B").click()
    check(page)
    page.get_by_role("button", name="Add item").click()
    expect(page.get_by_role("alert")).to_contain_text("Enter the title that the public reads")
    check(page)
    page.get_by_label("Title", exact=True).fill("Learning and Improvement Plan")
    page.get_by_role("button", name="Add item").click()
    expect(page.get_by_text("“Learning and Improvement Plan” added")).to_be_visible()


def move_it_up_twice_by_keyboard(page: Page):
    page.get_by_role("button", name="Move item 6 up").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#moved")).to_have_text("Item 6 moved to 5, in Part B: Scrutiny business")
    # The button of the item is still under the finger.
    expect(page.get_by_role("button", name="Move item 5 up")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#moved")).to_have_text("Item 5 moved to 4, in Part B: Scrutiny business")
    assert titles(page)[3:] == ["Learning and Improvement Plan", "Purchase of Oak House", "Next meeting"]


def publish(page: Page, meeting: Meeting, check):
    due = publish_by(meeting.date, WorkingCalendar.of(meeting.committee.organisation)).date
    heading = f"Publish by {due:%-d %B %Y}"
    expect(page.get_by_role("heading", name=heading)).to_be_visible()
    expect(page.locator(".ev-count__number:not(.ev-count__number--none)")).to_have_text(list("12345"))
    expect(page.get_by_text("Item 5 is exempt", exact=True)).to_be_visible()
    page.get_by_role("link", name="Check and publish").click()
    check(page)
    page.get_by_role("button", name="Publish the agenda").click()
    expect(page.get_by_text("Agenda published")).to_be_visible()
    check(page)


def read_by_the_public(page: Page, meeting: Meeting, check):
    page.context.clear_cookies()
    page.set_viewport_size(PHONE)
    page.goto("/ours/public/")
    check(page)
    page.get_by_role("link", name=NAME).first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(f"{meeting.date:%A %-d %B %Y}")
    check(page)
    assert page.locator(".ev-agenda__title").all_inner_texts()[3:] == [
        "Learning and Improvement Plan",
        "Purchase of a property",
        "Next meeting",
    ]
    expect(page.get_by_text("No items")).to_be_visible()
    assert "Oak House" not in page.content()


def from_the_builder_to_the_public(page: Page, live_server, meeting: Meeting, check):
    """The whole path; `check` is called on each page of it."""
    sign_in(page, live_server, member(meeting.committee.organisation, Role.CLERK, name="Clare Clerk"))
    page.goto(f"/ours/committees/children/{meeting.date}/")
    check(page)
    add_an_item(page, check)
    move_it_up_twice_by_keyboard(page)
    check(page)
    publish(page, meeting, check)
    read_by_the_public(page, meeting, check)


@pytest.mark.parametrize("viewport", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_a_clerk_builds_and_publishes_an_agenda_that_the_public_reads(page, live_server, meeting):
    from_the_builder_to_the_public(page, live_server, meeting, check=assert_accessible)


@without_scripts
def test_a_clerk_builds_and_publishes_an_agenda_where_no_script_runs(page, live_server, meeting):
    from_the_builder_to_the_public(page, live_server, meeting, check=assert_fits)


def test_dragging_an_item_by_its_handle_puts_it_where_it_is_dropped(page, live_server, meeting):
    sign_in(page, live_server, member(meeting.committee.organisation, Role.CLERK, name="Clare Clerk"))
    page.goto(f"/ours/committees/children/{meeting.date}/")
    rows = page.locator(".ev-item")
    rows.nth(4).locator(".ev-item__handle").drag_to(rows.nth(0), target_position={"x": 100, "y": 3})
    expect(page.locator("#moved")).to_have_text("Item 5 moved to 1")
    assert titles(page)[0] == "Next meeting"


def test_attendance_and_the_minutes_are_accessible(page, live_server, meeting):
    clerk = member(meeting.committee.organisation, Role.CLERK, name="Clare Clerk")
    sign_in(page, live_server, clerk)
    there = f"/ours/committees/children/{meeting.date}/minutes/"
    for size in (DESKTOP, PHONE):
        page.set_viewport_size(size)
        for address in ("", "attendance/", "declarations/add/", "add/"):
            page.goto(f"{there}{address}")
            assert_accessible(page)

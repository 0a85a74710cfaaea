"""An action lead finds 2.4, is told that red needs words, and saves amber with words."""

from datetime import date, timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from council.roles import Role
from improvement.models import Action
from tests.browser.help import assert_accessible, at_both_widths, sign_in, without_scripts
from tests.factories.action import led_by
from tests.factories.membership import member
from tests.factories.priority import PriorityFactory
from tests.factories.review_point import ReviewPointFactory
from tests.factories.update import row


@pytest.fixture
def action() -> Action:
    """2.4, amber and late, in a review that is open; 2.5 stands beside it."""
    priority = PriorityFactory(number=2, title="Missing children", plan__name="Learning and Improvement Plan")
    plan, today = priority.plan, timezone.localdate()
    lead = member(plan.organisation, Role.ACTION_LEAD, name="Ada Lead")
    action = led_by(lead, priority=priority, ref="2.4", title="Workspace for missing children")
    led_by(lead, priority=priority, ref="2.5", title="Training", due_on=None)
    row(action, "amber", date(2019, 5, 31), "A workplan has been developed")
    in_weeks = [today + timedelta(weeks=n) for n in (1, 2)]
    ReviewPointFactory(plan=plan, updates_by=in_weeks[0], date=in_weeks[1], opened_on=today)
    return action


@pytest.fixture
def lead(page: Page, live_server, action):
    user = action.leads.get().person.user
    sign_in(page, live_server, user)
    page.goto(f"/{action.plan.organisation.slug}/my-actions/")
    return user


def the_row(page: Page):
    return page.locator(".ev-row").filter(has_text="Workspace for missing children")


@at_both_widths
def test_a_lead_is_told_that_red_needs_words_and_saves_amber_in_the_row(page, action, lead):
    expect(page.get_by_role("heading", level=1)).to_contain_text("Update two actions by")
    assert_accessible(page)
    the_row(page).get_by_role("link", name="Update 2.4").click()
    row = the_row(page)
    row.get_by_label("Red").check()
    expect(row.get_by_label("Why is it red, and what happens next?")).to_be_visible()
    assert_accessible(page)
    row.get_by_role("button", name="Save update").click()
    expect(page.get_by_role("alert").get_by_role("link", name="Say why the action is red")).to_be_visible()
    assert_accessible(page)
    page.get_by_label("Amber").check()
    page.get_by_label("Why is it amber, and what happens next?").fill("The supplier starts in August")
    page.get_by_role("button", name="Save update").click()
    expect(page.get_by_text("2.4 stays amber, with your new words")).to_be_visible()
    expect(page.get_by_text("1 of 2 updated")).to_be_visible()
    assert [str(words) for words in action.updates.order_by("pk").values_list("words", flat=True)] == [
        "A workplan has been developed",
        "The supplier starts in August",
    ]


@at_both_widths
def test_the_whole_form_is_accessible_and_opens_what_is_asked_for(page, action, lead):
    the_row(page).get_by_role("link", name="Update 2.4").click()
    the_row(page).get_by_role("link", name="Change the date or add evidence").click()
    expect(page.get_by_label("Reason for the new date")).to_be_hidden()
    page.get_by_label("Ask for a new due date").check()
    expect(page.get_by_label("Reason for the new date")).to_be_visible()
    page.get_by_text("Name the file, send a new version or give a link").click()
    assert_accessible(page)


@without_scripts
def test_a_lead_saves_without_scripts(page, action, lead):
    the_row(page).get_by_role("link", name="Update 2.4").click()
    page.get_by_role("link", name="Start from these words").click()
    page.get_by_label("Red").check()
    words = page.locator("textarea[name=words]")
    expect(words).to_have_value("A workplan has been developed")
    words.fill("")
    page.get_by_role("button", name="Save update").click()
    expect(page.get_by_role("link", name="Say why the action is red")).to_be_visible()
    expect(page.get_by_label("Why is it red, and what happens next?")).to_be_visible()
    page.get_by_label("Amber").check()
    words.fill("The supplier starts in August")
    page.get_by_role("button", name="Save update").click()
    expect(page.get_by_text("2.4 stays amber, with your new words")).to_be_visible()


@at_both_widths
def test_several_are_saved_in_one_table(page, action, lead):
    page.get_by_role("link", name="Update several").click()
    page.get_by_label("Rating of 2.4 now").select_option("Red")
    page.get_by_label("Rating of 2.5 now").select_option("Green")
    page.get_by_role("button", name="Save the changed rows").click()
    expect(page.get_by_role("link", name="2.4: Say why the action is red")).to_be_visible()
    expect(page.get_by_role("status")).to_contain_text("Saved: 2.5 is green")
    assert_accessible(page)
    page.get_by_label("Words about 2.4").fill("The supplier has withdrawn")
    page.get_by_role("button", name="Save the changed rows").click()
    expect(page.get_by_text("One update saved: 2.4 is red")).to_be_visible()

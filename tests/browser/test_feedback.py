"""The feedback team's path: a complaint comes in, is due, is answered and closed."""

import pytest
from playwright.sync_api import Page

from council.roles import Role
from feedback.models import Complaint
from tests.browser.help import assert_accessible, assert_fits, at_both_widths, sign_in, without_scripts
from tests.factories.membership import member
from tests.factories.organisation import OrganisationFactory
from tests.factories.procedure import feedback_settings
from tests.factories.team import TeamFactory


@pytest.fixture
def organisation():
    organisation = OrganisationFactory(slug="ours", name="Our Council")
    feedback_settings(organisation)
    TeamFactory(organisation=organisation, name="Child Protection Central 1")
    return organisation


def from_log_to_closed(page: Page, live_server, organisation, check):
    """The whole path; `check` is called on each page of it."""
    sign_in(page, live_server, member(organisation, Role.FEEDBACK_TEAM, name="Fay Feedback"))
    page.goto("/ours/feedback/log/")
    check(page)
    page.get_by_role("radio", name="A complaint, to be heard under a procedure").check()
    page.get_by_label("Who it is from").select_option(label="Parent")
    page.get_by_label("Child Protection Central 1").check()
    page.get_by_role("button", name="Save contact").click()
    page.wait_for_url("**/feedback/complaints/*/*")
    case = Complaint.objects.get()
    assert page.url.endswith(f"/feedback/complaints/{case.ref}/#clocks")
    check(page)

    page.goto("/ours/feedback/due/")
    check(page)
    page.get_by_role("link", name=case.ref).first.click()
    page.get_by_role("link", name="Record the response").first.click()
    check(page)
    page.locator("form.ev-form .govuk-button").click()
    page.wait_for_url("**/feedback/complaints/*/")
    page.get_by_role("link", name="Close the case").first.click()
    check(page)
    page.locator("form.ev-form .govuk-button").click()
    page.wait_for_url("**/feedback/complaints/*/")
    case.refresh_from_db()
    assert case.closed_on is not None
    assert case.looks.count() >= 1


@at_both_widths
def test_a_complaint_is_logged_due_answered_and_closed(page, live_server, organisation):
    from_log_to_closed(page, live_server, organisation, check=assert_accessible)


@without_scripts
def test_a_complaint_is_logged_due_answered_and_closed_where_no_script_runs(page, live_server, organisation):
    from_log_to_closed(page, live_server, organisation, check=assert_fits)

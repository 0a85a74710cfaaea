"""Quality assurance's path: a claim with a PDF waits; it is opened, read and accepted, and the action is completed."""

from datetime import date

from django.urls import reverse
from django.utils import timezone

from council.roles import Role
from improvement.domain.evidence import add_evidence
from improvement.domain.updates import claim
from tests.browser.help import assert_accessible, assert_fits, at_both_widths, sign_in, without_scripts
from tests.factories.action import led_by
from tests.factories.files import upload
from tests.factories.membership import member
from tests.factories.organisation import OrganisationFactory
from tests.factories.plan import PlanFactory
from tests.factories.priority import PriorityFactory
from tests.factories.update import rating, row


def a_claim_waits():
    """An action after an amber, claimed as completed on the evidence of a PDF; and who decides."""
    organisation = OrganisationFactory(slug="ours", name="Our Council")
    plan = PlanFactory(organisation=organisation, slug="plan", name="Improvement plan")
    lead = member(organisation, Role.ACTION_LEAD, name="Ada Lead")
    action = led_by(
        lead,
        priority=PriorityFactory(plan=plan, number=3),
        ref="3.8",
        title="Map the routes",
        measure="A map",
    )
    row(action, "amber", date(2019, 5, 31), "Waiting for funds")
    today = timezone.localdate()
    evidence = add_evidence(
        action=action, relates_to=today, today=today, by=lead, title="Map of routes", file=upload("map.pdf")
    )
    claim(
        action=action,
        rating=rating(action, "completed"),
        versions=[evidence],
        words="Every route is mapped",
        holds_from=today,
        today=today,
        by=lead,
    )
    return action, member(organisation, Role.QUALITY_ASSURANCE, name="Quentin Assurance")


def accept_the_claim(page, live_server, check):
    """The whole path; `check` is called on each page of it."""
    action, assurer = a_claim_waits()
    sign_in(page, live_server, assurer)
    page.goto("/")
    assert page.get_by_role("heading", level=1).inner_text() == "1 claim waits for your decision"
    check(page)
    page.get_by_role("link", name="Decide on 3.8").click()
    assert page.get_by_role("heading", level=1).inner_text() == "Is 3.8 completed and evidenced?"
    check(page)
    with page.expect_download() as opened:
        page.get_by_role("link", name="Map of routes, version 1").click()
    assert opened.value.suggested_filename == "map.pdf"

    page.get_by_role("button", name="Accept evidence").click()
    page.get_by_role("link", name="Choose the evidence that you accept").click()
    check(page)
    page.get_by_role("checkbox", name="Map of routes, version 1").check()
    page.get_by_label("What you saw (optional)").fill("Every route is there")
    page.get_by_role("button", name="Accept evidence").click()
    assert page.get_by_text("3.8 is completed from today").is_visible()
    assert page.get_by_role("heading", level=1).inner_text() == "No claim is waiting for a decision"
    check(page)

    page.goto(reverse("improvement:action", args=["ours", "plan", action.ref]))
    facts = page.locator(".ev-facts").inner_text()
    assert "Completed" in facts
    assert "Every route is there" in page.locator("main").inner_text()


@at_both_widths
def test_quality_assurance_accepts_a_claim(page, live_server):
    accept_the_claim(page, live_server, check=assert_accessible)


@without_scripts
def test_quality_assurance_accepts_a_claim_where_no_script_runs(page, live_server):
    # The accessibility rules are a script themselves, and would wait for ever here.
    accept_the_claim(page, live_server, check=assert_fits)

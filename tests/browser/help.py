import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.test import Client
from playwright.sync_api import Page

DESKTOP = {"width": 1280, "height": 900}
PHONE = {"width": 390, "height": 844}
# Run a path in windows of both sizes; run it where no script runs.
at_both_widths = pytest.mark.parametrize("viewport", [DESKTOP, PHONE], ids=["desktop", "phone"])
without_scripts = pytest.mark.parametrize("scripts", [False], ids=["no scripts"])

WCAG_2_2_AA = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]


def sign_in(page: Page, live_server, user) -> None:
    """Make the page the user's. The log-in page itself has a test of its own."""
    client = Client()
    client.force_login(user, backend=settings.AUTHENTICATION_BACKENDS[0])
    session = client.cookies[settings.SESSION_COOKIE_NAME].value
    page.context.add_cookies(
        [{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": live_server.url}]
    )


def assert_accessible(page: Page) -> None:
    """No rule of WCAG 2.2 AA that a program can check is broken, and nothing is wider than the window."""
    page.wait_for_load_state()
    results = Axe().run(page, options={"runOnly": WCAG_2_2_AA, "resultTypes": ["violations"]})
    assert results.violations_count == 0, results.generate_snapshot() + "\n" + _nodes(results)
    assert_fits(page)


def assert_fits(page: Page) -> None:
    page.wait_for_load_state()
    wider = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert wider <= 0, f"the page is {wider} px wider than the window"


def _nodes(results) -> str:
    return "\n".join(
        f"{violation['id']}: {node['html'][:200]}"
        for violation in results.response["violations"]
        for node in violation["nodes"]
    )

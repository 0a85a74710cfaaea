"""
A person's path in a real browser, on a server that listens on this machine.

`page` and `live_server` are all that a path needs; `tests/browser/help.py` signs in and checks accessibility.
"""

import os
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.help import DESKTOP

CHROMIUM = ("chromium", "chromium-browser", "google-chrome")


def pytest_collection_modifyitems(items):
    """Every test beside this file is a browser test, with real transactions that the server can see."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.once)
            item.add_marker(pytest.mark.django_db(transaction=True))


@pytest.fixture(scope="session")
def browser():
    path = next(filter(None, map(shutil.which, CHROMIUM)), None)
    if path is None:
        missing = "there is no Chromium on the PATH, so browser tests were left out"
        # A machine that is there to test must not pass by leaving tests out.
        (pytest.fail if os.environ.get("CI") else pytest.skip)(missing)
    # Playwright's loop runs in this thread, where Django would refuse to touch the database.
    with pytest.MonkeyPatch.context() as patch, sync_playwright() as playwright:
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
        browser = playwright.chromium.launch(executable_path=path, args=arguments)
        yield browser
        browser.close()


@pytest.fixture
def viewport() -> dict[str, int]:
    """The size of the window. A test asks for others with `@at_both_widths`."""
    return DESKTOP


@pytest.fixture
def scripts() -> bool:
    """Whether the browser runs scripts. A test asks for none with `@without_scripts`."""
    return True


@pytest.fixture
def page(browser: Browser, live_server, viewport, scripts) -> Page:
    """A fresh page of nobody's. The test fails where a script does or the page breaks its policy."""
    context = browser.new_context(
        viewport=viewport, java_script_enabled=scripts, base_url=live_server.url, locale="en-GB"
    )
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda message: errors.append(message.text) if _breaks_policy(message) else None)
    yield page
    context.close()
    assert errors == []


def _breaks_policy(message) -> bool:
    return message.type == "error" and "Content Security Policy" in message.text

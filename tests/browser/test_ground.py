from django.conf import settings

from tests.browser.help import assert_accessible, at_both_widths, sign_in
from tests.factories.user import UserFactory


@at_both_widths
def test_the_log_in_page_is_accessible(page):
    page.goto("/accounts/login/")
    assert_accessible(page)


def test_signing_in_makes_the_page_the_users(page, live_server):
    sign_in(page, live_server, UserFactory())
    names = {cookie["name"] for cookie in page.context.cookies()}
    assert names == {settings.SESSION_COOKIE_NAME}

"""Data entry in a real browser: the `page` fixture fails where a page breaks the content policy."""

import pytest
from playwright.sync_api import expect

from council.models import Organisation
from council.roles import Role
from improvement.models import Action, Update
from tests.browser.help import sign_in
from tests.council.admin.pages import address
from tests.factories.membership import member
from tests.planted import plant


@pytest.fixture
def records(page, live_server):
    records = plant("Larkfield")
    both = (Role.ADMINISTRATOR, Role.PLAN_MANAGER)
    sign_in(page, live_server, member(records[Organisation], *both, is_staff=True))
    return records


def test_lists_forms_and_histories_keep_to_the_policy(page, records):
    for model in (Action, Update, Organisation):
        page.goto(address(model, "changelist"))
        page.goto(address(model, "change", records[model].pk))
        page.goto(address(model, "history", records[model].pk))
        expect(page.locator("h1").last).to_contain_text("History")
    page.goto("/admin/")
    expect(page.locator("#site-name")).to_have_text("Evidenced data entry")


def test_an_update_is_entered_with_an_autocomplete(page, records):
    page.goto(address(Update, "add"))
    page.click(".field-action .select2-selection")
    page.fill(".select2-search__field", records[Action].ref)
    page.click(".select2-results__option >> text=Larkfield")
    page.select_option("#id_rating", str(records[Update].rating_id))
    page.fill("#id_words", "Entered in a browser")
    page.click("input[name=_save]")
    expect(page.locator(".messagelist")).to_contain_text("was added")
    assert records[Action].updates.filter(words="Entered in a browser").count() == 1

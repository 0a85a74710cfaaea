"""A committee member reads Sunderland's plan, follows a figure, and takes the workbook home."""

import io
import re

from openpyxl import load_workbook
from playwright.sync_api import expect

from council.roles import Role
from tests.browser.help import assert_accessible, at_both_widths, sign_in, without_scripts

PLAN = "/sunderland/plans/learning-and-improvement-plan/"
HEADING = "Six more actions are completed and evidenced. Four are still amber and none is red."


def read_the_plan(page):
    page.goto("/sunderland/")
    expect(page).to_have_url(re.compile(f"{PLAN}$"))
    expect(page.get_by_role("heading", level=1)).to_have_text(HEADING)


def test_the_log_in_leads_to_the_plan(page, sunderland_people):
    member = sunderland_people[Role.MEMBER]
    page.goto("/")
    page.get_by_label("mail").fill(member.email)
    page.get_by_label("Password").first.fill("demo-password-for-tests")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text(HEADING)


@at_both_widths
def test_a_member_reads_the_plan_and_follows_a_figure_to_an_action(
    page, live_server, sunderland_people, viewport
):
    sign_in(page, live_server, sunderland_people[Role.MEMBER])
    read_the_plan(page)
    assert_accessible(page)
    page.locator(".ev-tile").filter(has_text="Amber").get_by_role("link", name="4", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Four actions are amber")
    assert_accessible(page)
    page.get_by_role("link", name=re.compile("^3.8 ")).click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("3.8")
    expect(page.get_by_role("heading", name="Stays amber")).to_have_count(2)
    assert_accessible(page)
    page.goto(f"{PLAN}priorities/3/")
    assert_accessible(page)
    page.goto("/sunderland/search/?q=referral")
    assert_accessible(page)


@without_scripts
def test_the_plan_of_another_day_needs_no_scripts(page, live_server, sunderland_people, scripts):
    sign_in(page, live_server, sunderland_people[Role.MEMBER])
    read_the_plan(page)
    page.get_by_label("Show the plan at").select_option(label="21 January 2019")
    page.get_by_role("button", name="Show", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(
        "Of 95 actions, two are red, three are amber and 16 are completed and evidenced."
    )


def test_a_member_takes_the_workbook_home(page, live_server, sunderland_people):
    sign_in(page, live_server, sunderland_people[Role.MEMBER])
    read_the_plan(page)
    with page.expect_download() as waiting:
        page.get_by_role("link", name="Excel").click()
    with open(waiting.value.path(), "rb") as file:
        book = load_workbook(io.BytesIO(file.read()))
    numbers = [[cell.value for cell in row] for row in book.worksheets[-1].iter_rows()]
    assert any(row[-10:] == [0, 0, 4, 4, 62, 56, 29, 35, 0, 6] for row in numbers)


def test_the_plan_prints_on_few_pages(page, live_server, sunderland_people):
    sign_in(page, live_server, sunderland_people[Role.MEMBER])
    read_the_plan(page)
    paper = page.pdf(format="A4", print_background=True)
    assert len(re.findall(rb"/Type\s*/Page\b", paper)) <= 4

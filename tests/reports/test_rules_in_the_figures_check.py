"""What the rules of the record find, as the command, its document and the page show it; all three councils loaded."""

import json
from io import StringIO

import pytest
from django.core.management import call_command
from django.urls import reverse

from council.roles import Role
from reports.imports import load_papers
from tests.factories.membership import member
from tests.record import FIXTURES

pytestmark = [pytest.mark.django_db, pytest.mark.once]


@pytest.fixture
def papers(every_committee):
    for slug, organisation in sorted(every_committee.items()):
        load_papers(FIXTURES / slug, organisation)


def run(*arguments):
    out = StringIO()
    call_command("check_figures", *arguments, stdout=out)
    return out.getvalue()


def test_the_document_of_findings_is_current(papers):
    made = (FIXTURES.parent / "docs" / "figures-check.md").read_text(encoding="utf-8")
    assert run("--format", "markdown") == made


def test_the_command_gives_them_after_what_is_in_print(papers):
    found = json.loads(run("--format", "json", "--organisation", "telford-wrekin"))
    cannot_be = [each for each in found if each["where"].startswith(("Complete before", "Due before"))]
    assert [(each["printed"], each["computed"]) for each in cannot_be] == [
        ("Jun-14", "by 15 August 2013"),
        ("Dec-13", "by 15 August 2013"),
        *[("Nov-11", "from 1 August 2012")] * 3,
    ]
    assert run("--organisation", "sunderland").endswith("\n4 found in the record.\n")


@pytest.mark.parametrize(
    ("role", "sees"), [(Role.CLERK, True), (Role.SCRUTINY_OFFICER, True), (Role.MEMBER, False)]
)
def test_the_page_shows_them_to_those_who_keep_the_record(client, every_committee, role, sees):
    sunderland = every_committee["sunderland"]
    client.force_login(member(sunderland, role))
    page = client.get(reverse("reports:figures-check", args=["sunderland"])).content.decode()
    assert ("Councillor Scullion sent apologies and has no seat" in page) is sees

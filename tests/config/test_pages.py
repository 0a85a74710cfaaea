"""The pages that belong to no app, the door, and what every template must keep."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.core import mail
from django.urls import reverse

from config.views.colour import contrast, readable_on
from council.roles import Role
from tests.factories.membership import member
from tests.factories.organisation import OrganisationFactory
from tests.factories.user import UserFactory

TEMPLATES = sorted((settings.BASE_DIR / "templates").rglob("*.html"))
# Files that people download are read without our server, so they carry their style with them.
STANDALONE = {settings.BASE_DIR / "templates/reports/standalone.html"}
STYLESHEET = settings.BASE_DIR / "build/static/evidenced.css"


@pytest.mark.parametrize(
    "template", [t for t in TEMPLATES if t not in STANDALONE], ids=lambda path: path.name
)
def test_nothing_is_inline_in_a_template(template: Path):
    text = template.read_text(encoding="utf-8")
    assert re.findall(r"<style|\sstyle=\"[^\"]*:|\son[a-z]+=[\"']|<script(?![^>]*\bsrc=)", text) == []


@pytest.mark.skipif(not STYLESHEET.exists(), reason="the front end is not built: make setup")
def test_the_style_sheet_names_no_font_of_gov_uk_and_no_file():
    css = STYLESHEET.read_text(encoding="utf-8")
    assert "GDS Transport" not in css
    assert "url(" not in css


def test_the_lock_of_the_front_end_holds_no_address():
    lock = (settings.BASE_DIR / "config/frontend/package-lock.json").read_text(encoding="utf-8")
    assert [word for word in ("http", '"resolved"') if word in lock] == []


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["account_login", "account_reset_password", "accessibility", "privacy"])
def test_anybody_may_read(client, name):
    response = client.get(reverse(name))
    assert response.status_code == 200
    assert response.content.count(b"<h1") == 1


@pytest.mark.django_db
def test_a_visitor_is_asked_to_log_in(client):
    assert client.get("/").headers["Location"] == "/accounts/login/?next=/"


@pytest.mark.django_db
@pytest.mark.parametrize(
    "name", ["account", "account_change_password", "mfa_index", "account_reauthenticate"]
)
def test_a_person_can_look_after_their_account(client, name):
    client.force_login(member(OrganisationFactory(), Role.MEMBER))
    assert client.get(reverse(name)).status_code == 200


@pytest.mark.django_db
def test_a_person_of_one_organisation_lands_in_it(client):
    client.force_login(member(OrganisationFactory(slug="sunderland"), Role.MEMBER))
    assert client.get("/").headers["Location"] == "/sunderland/"


@pytest.mark.django_db
def test_a_person_of_several_organisations_chooses_among_their_own(client):
    user = member(OrganisationFactory(name="First council"), Role.MEMBER)
    second = OrganisationFactory(name="Second council")
    second.memberships.create(user=user).grants.create(role=Role.MEMBER)
    OrganisationFactory(name="Third council")
    client.force_login(user)
    page = client.get("/").content.decode()
    assert re.findall(r"(\w+) council</a>", page) == ["First", "Second"]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("role", "page"),
    [
        (Role.ACTION_LEAD, "/sunderland/my-actions/"),
        (Role.QUALITY_ASSURANCE, "/sunderland/assurance/"),
        (Role.PLAN_MANAGER, "/sunderland/reviews/"),
        (Role.MEMBER, "/sunderland/plans/"),
    ],
)
def test_each_role_opens_the_page_it_works_on(client, role, page):
    client.force_login(member(OrganisationFactory(slug="sunderland"), role))
    assert client.get("/sunderland/").headers["Location"] == page


@pytest.mark.django_db
def test_a_stranger_is_told_the_same_of_a_foreign_and_of_an_unknown_organisation(client):
    OrganisationFactory(slug="foreign", name="Foreign council")
    client.force_login(member(OrganisationFactory(), Role.MEMBER))
    foreign, unknown = client.get("/foreign/"), client.get("/unknown/")
    assert (foreign.status_code, unknown.status_code) == (404, 404)
    assert _without_token(foreign) == _without_token(unknown)
    assert b"Foreign" not in foreign.content


def _without_token(response) -> str:
    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", response.content.decode())


@pytest.mark.django_db
def test_a_member_without_the_role_is_told_why(client):
    client.force_login(member(OrganisationFactory(slug="sunderland")))
    response = client.get("/sunderland/")
    assert response.status_code == 403
    assert (
        "Your role here does not let you see plans, ratings, updates and reports."
        in response.content.decode()
    )


@pytest.mark.django_db
def test_seven_wrong_passwords_shut_the_account_for_a_while(client):
    UserFactory(email="lead@example.org", password="right-and-long-enough")
    url = reverse("account_login")
    for _ in range(7):
        client.post(url, {"login": "lead@example.org", "password": "wrong"})
    response = client.post(url, {"login": "lead@example.org", "password": "right-and-long-enough"})
    assert response.status_code == 200
    assert "Too many attempts to log in have failed" in response.content.decode()


@pytest.mark.django_db
def test_an_empty_log_in_form_says_what_to_enter_and_leads_there(client):
    page = client.post(reverse("account_login"), {}).content.decode()
    assert '<a href="#id_login">Enter your e-mail address</a>' in page
    assert '<a href="#id_password">Enter your password</a>' in page


@pytest.mark.django_db
def test_a_password_is_set_anew_through_a_link_in_an_e_mail(client):
    user = UserFactory(email="lead@example.org")
    client.post(reverse("account_reset_password"), {"email": "lead@example.org"})
    link = re.search(r"https?://\S+", mail.outbox[0].body)[0]
    page = client.get(link, follow=True)
    done = client.post(
        page.request["PATH_INFO"], {"password1": "three plain words", "password2": "three plain words"}
    )
    assert done.headers["Location"] == reverse("account_reset_password_from_key_done")
    user.refresh_from_db()
    assert user.check_password("three plain words")


@pytest.mark.django_db
def test_an_unknown_address_gets_the_same_answer_as_a_known_one(client):
    UserFactory(email="lead@example.org")
    answers = [
        client.post(reverse("account_reset_password"), {"email": email}).headers["Location"]
        for email in ("lead@example.org", "nobody@example.org")
    ]
    assert answers == [reverse("account_reset_password_done")] * 2


@pytest.mark.django_db
def test_only_a_colour_of_its_own_makes_a_style_sheet(client):
    organisation = OrganisationFactory(slug="yellow", colour="#ffcc33")
    client.force_login(member(organisation, Role.MEMBER))
    css = client.get("/yellow/colour.css")
    assert css.headers["Content-Type"] == "text/css"
    assert "--ev-brand:#ffcc33;--ev-on-brand:#16212c" in css.content.decode()


def test_text_on_a_colour_can_be_read():
    assert readable_on("#1c3550") == "#ffffff"
    assert round(contrast("#1c3550", "#ffffff"), 1) == 12.5


@pytest.mark.django_db
def test_the_process_says_that_it_lives_and_that_it_is_ready(client):
    assert client.get("/healthz").content == b"ok\n"
    ready = client.get("/readyz")
    assert (ready.status_code, ready.content) == (200, b"ready\n")


@pytest.mark.django_db
@pytest.mark.parametrize("query", ["", "?faults"])
def test_every_component_is_drawn(client, query):
    assert client.get(f"/components/{query}").status_code == 200


@pytest.mark.parametrize(
    ("role", "there"), [(Role.ADMINISTRATOR, True), (Role.PLAN_MANAGER, True), (Role.MEMBER, False)]
)
def test_who_may_enter_data_finds_the_way_there(client, db, role, there):
    organisation = OrganisationFactory()
    client.force_login(member(organisation, role))
    nav = client.get(reverse("improvement:plan-list", args=[organisation.slug])).context["nav"]
    assert ("Data entry" in [entry.label for entry in nav]) is there

"""
Every address of the site, tried by nobody, by somebody of another organisation and by each role.

An address that stands in no table here fails the first test. The pages of data entry have tests of their own
in tests/council/admin/; here they are tried by those who have no business there.
"""

import re
from collections.abc import Iterator

import pytest
from django.urls import NoReverseMatch, reverse
from zeal import zeal_ignore

from council.models import Membership, Organisation, User
from council.roles import GRANTABLE, Role
from reports.report import all_reports
from tests.addresses import ELSEWHERE, PAGES, addresses, plan_asked
from tests.addresses_log_in import FORMER, LOG_IN, LOG_IN_REST
from tests.addresses_scrutiny import PUBLIC
from tests.factories.membership import RoleGrantFactory, member
from tests.factories.user import UserFactory
from tests.planted import plant

OURS, THEIRS = "Larkfield", "Zanzibar"
# Breadth, not depth: every page is opened, and measuring what each runs through would double the time.
pytestmark = [pytest.mark.django_db, pytest.mark.no_cover]


@pytest.fixture
def ours():
    return plant(OURS)


@pytest.fixture
def theirs():
    return plant(THEIRS)


def holder(role: Role, records: dict) -> User:
    """Somebody who holds the role; the action lead is the one who leads the planted action."""
    lead = records[Membership].user
    return lead if role == Role.ACTION_LEAD else member(records[Organisation], role)


def someone_with_every_role(records: dict) -> User:
    user = records[Membership].user
    for role in GRANTABLE:
        if role != Role.ACTION_LEAD:
            RoleGrantFactory(membership=records[Membership], role=role)
    return user


def test_every_address_stands_in_a_table():
    names = {name for name in addresses() if not name.startswith("admin:")}
    assert names - {*PAGES, *PUBLIC, *ELSEWHERE, *LOG_IN} == set()


def test_nobody_is_sent_to_log_in(client, ours):
    log_in = reverse("account_login")
    sent = {name: client.get(page.url(name, ours)) for name, page in PAGES.items()}
    assert [name for name, got in sent.items() if not got.get("Location", "").startswith(log_in)] == []


def test_for_an_outsider_there_is_no_such_page(client, ours, theirs):
    client.force_login(someone_with_every_role(theirs))
    for name, page in PAGES.items():
        response = client.get(page.url(name, ours), page.query(ours))
        nowhere = client.get(page.url(name, ours).replace(OURS.lower(), "no-such-council", 1))
        assert (response.status_code, nowhere.status_code) == (404, 404), name
        assert OURS not in response.content.decode(), name
        assert _without_tokens(response) == _without_tokens(nowhere), name


@pytest.mark.parametrize("role", GRANTABLE)
def test_each_role_opens_what_the_matrix_says(role, client, ours, theirs):
    client.force_login(holder(role, ours))
    got = {name: client.get(page.url(name, ours), page.query(ours)) for name, page in PAGES.items()}
    statuses = {name: response.status_code for name, response in got.items()}
    assert statuses == {name: page.answers(role) for name, page in PAGES.items()}
    assert [name for name, response in got.items() if THEIRS.lower() in _body(response).lower()] == []


def test_a_record_of_another_organisation_is_not_reached_through_ones_own(client, ours, theirs):
    client.force_login(someone_with_every_role(ours))
    for name, page in PAGES.items():
        response = client.get(page.url(name, theirs, home=ours[Organisation]), page.query(theirs))
        assert THEIRS.lower() not in _without_what_was_asked(_body(response).lower(), response), name
        if page.rest(theirs) != page.rest(ours):
            assert response.status_code == 404, name


def test_a_record_of_another_organisation_is_not_written_through_ones_own(client, ours, theirs):
    client.force_login(someone_with_every_role(ours))
    for name, page in PAGES.items():
        if page.rest(theirs) != page.rest(ours):
            assert client.post(page.url(name, theirs, home=ours[Organisation])).status_code in {404, 405}, (
                name
            )
        assert client.post(page.url(name, theirs)).status_code in {404, 405}, name


def public_url(name: str, records: dict, home: Organisation | None = None) -> str:
    return reverse(name, args=[(home or records[Organisation]).slug, *PUBLIC[name](records)])


def test_anybody_opens_a_public_page_and_reads_of_that_organisation_alone(client, ours, theirs):
    for name in PUBLIC:
        response = client.get(public_url(name, ours))
        assert (response.status_code, response["Cache-Control"]) == (200, "public, max-age=300"), name
        assert THEIRS.lower() not in _body(response).lower(), name


@pytest.mark.parametrize("role", GRANTABLE)
def test_each_role_and_a_member_of_another_organisation_open_a_public_page(role, client, ours, theirs):
    for records in (ours, theirs):
        client.force_login(holder(role, records))
        got = {name: client.get(public_url(name, ours)) for name in PUBLIC}
        answers = {(response.status_code, response["Cache-Control"]) for response in got.values()}
        assert answers == {(200, "private, no-store")}


def test_what_is_not_there_is_the_same_404_everywhere(client, ours, theirs):
    for name, rest in PUBLIC.items():
        nowhere = client.get(public_url(name, ours).replace(OURS.lower(), "no-such-council", 1))
        assert nowhere.status_code == 404, name
        if rest(theirs):
            of_others = client.get(public_url(name, theirs, home=ours[Organisation]))
            assert (of_others.status_code, of_others.content) == (404, nowhere.content), name


def test_a_public_page_takes_nothing(client, ours):
    assert {client.post(public_url(name, ours)).status_code for name in PUBLIC} == {405}


def _without_tokens(response) -> str:
    return re.sub(r'(csrfmiddlewaretoken" value=")\w+', r"\1", response.content.decode())


def _body(response) -> str:
    body = b"".join(response.streaming_content) if response.streaming else response.content
    return body.decode(errors="replace")


def _without_what_was_asked(body: str, response) -> str:
    """A page may show somebody the address and the parameters that they sent themselves."""
    for sent in (response.wsgi_request.get_full_path(), *response.wsgi_request.GET.values()):
        body = body.replace(sent.lower(), "")
    return body


@pytest.mark.parametrize("form", ["html", "json", "csv", "xlsx"])
def test_a_report_holds_nothing_of_another_organisation(form, client, ours, theirs):
    client.force_login(someone_with_every_role(ours))
    slug = ours[Organisation].slug
    for report in all_reports():
        for records in (ours, theirs):
            url = reverse("reports:report-download", args=[slug, report.key, form])
            body = _body(client.get(url, plan_asked(records)))
            assert THEIRS.lower() not in body.lower(), report.key


def test_pages_of_no_organisation(client, ours, theirs):
    assert {name: client.get(reverse(name)).status_code for name in ELSEWHERE} == {
        name: nobody for name, (nobody, _) in ELSEWHERE.items()
    }
    client.force_login(ours[Membership].user)
    for name, (_, somebody) in ELSEWHERE.items():
        response = client.get(reverse(name))
        assert response.status_code == somebody, name
        assert THEIRS.lower() not in _body(response).lower(), name


@pytest.mark.parametrize("name", LOG_IN)
def test_the_pages_of_the_log_in(name, client):
    url = FORMER.get(name) or reverse(name, args=LOG_IN_REST.get(name, []))
    with zeal_ignore():  # what the log-in asks of the database is allauth's own affair
        response = client.get(url)
        assert response.status_code == LOG_IN[name]
        client.force_login(UserFactory(name=OURS))
        assert client.get(url).status_code in {200, 301, 302, 401, 404}


def test_nobody_and_no_reader_opens_any_page_of_data_entry(client, ours):
    urls = list(_data_entry_urls())
    assert len(urls) > 100
    for url in urls:
        response = client.get(url)
        assert (response.status_code, response["Location"].split("?")[0]) in {
            (302, "/admin/login/"),
            (302, "/accounts/login/"),
        }, url
    client.force_login(member(ours[Organisation], Role.MEMBER))
    assert {client.get(url, follow=True).status_code for url in urls} == {403}


def test_who_enters_data_for_an_organisation_opens_nothing_of_who_runs_the_installation(client, ours):
    client.force_login(member(ours[Organisation], Role.ADMINISTRATOR, is_staff=True))
    urls = [url for url in _data_entry_urls() if url.split("/")[2] in {"account", "mfa", "socialaccount"}]
    assert len(urls) > 20
    with zeal_ignore():
        assert {client.get(url).status_code for url in urls} <= {302, 403, 404}
        assert {client.get(url).status_code for url in urls if url.endswith(("/add/", "/delete/"))} == {403}


def _data_entry_urls() -> Iterator[str]:
    """An address of every page of data entry, with 1 where it asks for a record."""
    for name in addresses():
        if name.startswith("admin:") and name not in {"admin:login", "admin:logout"}:
            for rest in ([], ["1"], ["1", "1"], ["council"]):
                try:
                    yield reverse(name, args=rest)
                except NoReverseMatch:
                    continue
                break

"""
Every address of the site, tried by nobody, by somebody of another organisation and by each role.

An address that stands in no table here fails the first test. The pages of data entry have tests of their own
in tests/council/admin/; here they are tried by those who have no business there.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest
from django.urls import NoReverseMatch, get_resolver, reverse
from zeal import zeal_ignore

from council.models import Membership, Organisation, Post, Team, User
from council.roles import GRANTABLE, Permission, Role, roles_with
from improvement.models import Action, DateChange, Evidence, Plan, Priority, ReviewPoint, Update
from reports.models import Edition
from reports.report import all_reports
from tests.factories.membership import RoleGrantFactory, member
from tests.planted import plant

OURS, THEIRS = "Larkfield", "Zanzibar"
P = Permission
pytestmark = pytest.mark.django_db


@dataclass(frozen=True)
class Page:
    """
    Who may open a page of an organisation, and what leads to it beside the organisation's slug.

    `answer` is what who may open it gets; `only` are the roles that may, where the permission is not enough.
    """

    permission: Permission
    rest: Callable[[dict], list] = lambda records: []
    query: Callable[[dict], dict] = lambda records: {}
    answer: int = 200
    only: frozenset[Role] = frozenset(GRANTABLE)

    def url(self, name: str, records: dict, home: Organisation | None = None) -> str:
        slug = (home or records[Organisation]).slug
        return reverse(name, args=[slug, *self.rest(records)])

    def opens_for(self, role: Role) -> bool:
        return role in roles_with(self.permission) and role in self.only


def of_plan(records) -> list:
    return [records[Plan].slug]


def of_action(records) -> list:
    return [records[Plan].slug, records[Action].ref]


def of_edition(records) -> list:
    return ["rag-summary", records[Edition].public_id]


def plan_asked(records) -> dict:
    return {"plan": records[Plan].slug, "as_at": "2019-01-21"}


PAGES = {
    # config
    "organisation": Page(P.SEE_PLAN, answer=302),
    "organisation-colour": Page(P.SEE_PLAN),
    # council
    "council:directory": Page(P.SEE_PLAN),
    "council:working-days": Page(P.SEE_PLAN),
    "council:post": Page(P.SEE_PLAN, lambda records: [records[Post].slug]),
    "council:team": Page(P.SEE_PLAN, lambda records: [records[Team].slug]),
    # improvement
    "improvement:my-actions": Page(P.UPDATE_OWN_ACTIONS),
    "improvement:action-update": Page(P.UPDATE_OWN_ACTIONS, of_action),
    "improvement:update-several": Page(P.UPDATE_OWN_ACTIONS, of_plan),
    "improvement:plan-list": Page(P.SEE_PLAN, answer=302),
    "improvement:plan": Page(P.SEE_PLAN, of_plan),
    "improvement:plan-about": Page(P.SEE_PLAN, of_plan),
    "improvement:action-list": Page(P.SEE_PLAN, of_plan),
    "improvement:priority": Page(P.SEE_PLAN, lambda r: [r[Plan].slug, r[Priority].number]),
    "improvement:action": Page(P.SEE_PLAN, of_action),
    "improvement:review-list": Page(P.MANAGE_PLAN),
    "improvement:review-open": Page(P.MANAGE_PLAN, of_plan),
    "improvement:review": Page(P.MANAGE_PLAN, lambda r: [r[Plan].slug, f"{r[ReviewPoint].date}"]),
    "improvement:action-add": Page(P.MANAGE_PLAN, of_plan),
    "improvement:action-edit": Page(P.MANAGE_PLAN, of_action),
    "improvement:action-withdraw": Page(P.MANAGE_PLAN, of_action),
    "improvement:action-merge": Page(P.MANAGE_PLAN, of_action),
    "improvement:update-correct": Page(P.MANAGE_PLAN, lambda r: [*of_action(r), r[Update].public_id]),
    "improvement:date-change": Page(P.MANAGE_PLAN, lambda r: [r[Plan].slug, r[DateChange].public_id]),
    "improvement:hand-on": Page(P.MANAGE_PLAN, of_plan),
    "improvement:assurance-queue": Page(P.DECIDE_EVIDENCE),
    "improvement:claim": Page(P.DECIDE_EVIDENCE, lambda r: [r[Update].public_id]),
    "improvement:evidence-file": Page(P.SEE_EVIDENCE, lambda r: [r[Evidence].public_id, 1]),
    "search": Page(P.SEE_PLAN, query=lambda r: {"q": r[Organisation].short_name}),
    # reports: the first of them here, and each of them below
    "reports:report-list": Page(P.SEE_PLAN),
    "reports:report": Page(P.SEE_PLAN, lambda r: ["rag-summary"], plan_asked),
    "reports:report-download": Page(P.SEE_PLAN, lambda r: ["rag-summary", "csv"], plan_asked),
    "reports:report-chart": Page(P.SEE_PLAN, lambda r: ["rag-summary", "none"], plan_asked, answer=404),
    "reports:figures-check": Page(P.SEE_PLAN),
    "reports:publish": Page(P.PUBLISH_REPORT, lambda r: ["rag-summary"], plan_asked),
    "reports:edition": Page(P.SEE_PLAN, of_edition),
    "reports:edition-download": Page(P.SEE_PLAN, lambda r: [*of_edition(r), "csv"]),
    "reports:differences": Page(P.SEE_PLAN, of_edition),
    "reports:differences-json": Page(P.SEE_PLAN, of_edition),
}

# Pages of no organisation: what nobody, and what somebody logged in, gets.
ELSEWHERE = {
    "components": (200, 200),
    "home": (302, 302),
    "healthz": (200, 200),
    "readyz": (200, 200),
    "accessibility": (200, 200),
    "privacy": (200, 200),
}


def addresses(resolver=None, namespace: str = "") -> Iterator[str]:
    """The names of all addresses, or the pattern of one without a name."""
    for entry in (resolver or get_resolver()).url_patterns:
        if hasattr(entry, "url_patterns"):
            yield from addresses(entry, f"{namespace}{entry.namespace}:" if entry.namespace else namespace)
        else:
            yield namespace + (entry.name or str(entry.pattern))


# The log-in's own pages: what nobody gets. Who is logged in finds nothing there but their own account.
LOG_IN = {
    "account": 302,
    "account_login": 200,
    "account_logout": 302,
    "account_inactive": 200,
    "account_signup": 200,
    "account_reauthenticate": 302,
    "account_email": 302,
    "account_email_verification_sent": 200,
    "account_change_password": 302,
    "account_set_password": 302,
    "account_reset_password": 200,
    "account_confirm_login_code": 302,
    "account_confirm_email": 200,
    "account_reset_password_from_key_done": 200,
    "account_reset_password_from_key": 200,
    "account_reset_password_done": 200,
    "mfa_index": 302,
    "mfa_authenticate": 302,
    "mfa_reauthenticate": 302,
    "mfa_activate_totp": 302,
    "mfa_deactivate_totp": 302,
    "mfa_view_recovery_codes": 302,
    "mfa_generate_recovery_codes": 302,
    "mfa_download_recovery_codes": 302,
    "socialaccount_login_cancelled": 200,
    "socialaccount_login_error": 302,
    "socialaccount_signup": 302,
    "socialaccount_connections": 302,
    "openid_connect_login": 404,
    "openid_connect_callback": 404,
    # Former addresses of pages above, which lead there.
    "social/login/cancelled/": 302,
    "social/login/error/": 302,
    "social/signup/": 302,
    "social/connections/": 302,
}
LOG_IN_REST = {
    "account_confirm_email": ["key"],
    "account_reset_password_from_key": ["1", "key"],
    "openid_connect_login": ["council"],
    "openid_connect_callback": ["council"],
}
FORMER = {name: f"/accounts/{name}" for name in LOG_IN if name.endswith("/")}
there_now = sorted(set(PAGES) & set(addresses()))
every_page = pytest.mark.parametrize("name", there_now)


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
    assert names - {*PAGES, *ELSEWHERE, *LOG_IN} == set()


@every_page
def test_nobody_is_sent_to_log_in(name, client, ours):
    response = client.get(PAGES[name].url(name, ours))
    assert response.status_code == 302
    assert response["Location"].startswith(reverse("account_login"))


@every_page
def test_for_an_outsider_there_is_no_such_page(name, client, ours, theirs):
    client.force_login(someone_with_every_role(theirs))
    response = client.get(PAGES[name].url(name, ours), PAGES[name].query(ours))
    nowhere = client.get(PAGES[name].url(name, ours).replace(OURS.lower(), "no-such-council", 1))
    assert (response.status_code, nowhere.status_code) == (404, 404)
    assert OURS not in response.content.decode()
    assert _without_tokens(response) == _without_tokens(nowhere)


@every_page
@pytest.mark.parametrize("role", GRANTABLE)
def test_each_role_opens_what_the_matrix_says(name, role, client, ours, theirs):
    page = PAGES[name]
    client.force_login(holder(role, ours))
    response = client.get(page.url(name, ours), page.query(ours))
    assert response.status_code == (page.answer if page.opens_for(role) else 403)
    assert THEIRS.lower() not in _body(response).lower()


@every_page
def test_a_record_of_another_organisation_is_not_reached_through_ones_own(name, client, ours, theirs):
    page = PAGES[name]
    client.force_login(someone_with_every_role(ours))
    response = client.get(page.url(name, theirs, home=ours[Organisation]), page.query(theirs))
    assert THEIRS.lower() not in _without_what_was_asked(_body(response).lower(), response)
    if page.rest(theirs) != page.rest(ours):
        assert response.status_code == 404


@every_page
def test_a_record_of_another_organisation_is_not_written_through_ones_own(name, client, ours, theirs):
    page = PAGES[name]
    client.force_login(someone_with_every_role(ours))
    if page.rest(theirs) != page.rest(ours):
        assert client.post(page.url(name, theirs, home=ours[Organisation])).status_code in {404, 405}
    assert client.post(page.url(name, theirs)).status_code in {404, 405}


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


@pytest.mark.parametrize("report", all_reports(), ids=lambda report: report.key)
@pytest.mark.parametrize("form", ["html", "json", "csv", "xlsx"])
def test_a_report_holds_nothing_of_another_organisation(report, form, client, ours, theirs):
    client.force_login(someone_with_every_role(ours))
    slug = ours[Organisation].slug
    for records in (ours, theirs):
        url = reverse("reports:report-download", args=[slug, report.key, form])
        body = _body(client.get(url, plan_asked(records)))
        assert THEIRS.lower() not in body.lower()


@pytest.mark.parametrize("name", ELSEWHERE)
def test_pages_of_no_organisation(name, client, ours, theirs):
    assert client.get(reverse(name)).status_code == ELSEWHERE[name][0]
    client.force_login(ours[Membership].user)
    response = client.get(reverse(name))
    assert response.status_code == ELSEWHERE[name][1]
    assert THEIRS.lower() not in _body(response).lower()


@pytest.mark.parametrize("name", LOG_IN)
def test_the_pages_of_the_log_in(name, client, ours):
    url = FORMER.get(name) or reverse(name, args=LOG_IN_REST.get(name, []))
    with zeal_ignore():  # what the log-in asks of the database is allauth's own affair
        response = client.get(url)
        assert response.status_code == LOG_IN[name]
        assert OURS.lower() not in _body(response).lower()
        client.force_login(ours[Membership].user)
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

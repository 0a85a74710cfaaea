"""
Every address of the site, tried by nobody, by somebody of another organisation and by each role.

An address that stands in no table here fails the first test. The pages of data entry have tests of their own
in tests/council/admin/; here they are tried by those who have no business there.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest
from django.urls import get_resolver, reverse

from council.models import Membership, Organisation, Post, Team, User
from council.roles import GRANTABLE, Permission, Role, roles_with
from improvement.models import Action, DateChange, Evidence, Plan, Priority, ReviewPoint, Update
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
    "improvement:action-list": Page(P.SEE_PLAN, of_plan),
    "improvement:priority": Page(P.SEE_PLAN, lambda r: [r[Plan].slug, r[Priority].number]),
    "improvement:action": Page(P.SEE_PLAN, of_action),
    "improvement:action-history": Page(P.SEE_PLAN, of_action),
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
    # reports: the first of them here, and each of them below
    "reports:report-list": Page(P.SEE_PLAN),
    "reports:report": Page(P.SEE_PLAN, lambda r: ["rag-summary"], plan_asked),
    "reports:report-download": Page(P.SEE_PLAN, lambda r: ["rag-summary", "csv"], plan_asked),
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


print(sorted(n for n in addresses() if n not in PAGES and not n.startswith("admin:")))

"""Every address of the site: who may open it, and what leads to it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.urls import get_resolver, reverse

from council.models import Organisation, Post, Team
from council.roles import GRANTABLE, Permission, Role, roles_with
from feedback.models import CaseFile, Complaint, Compliment, Disposal, Lesson, OmbudsmanReferral, PreComplaint
from improvement.models import (
    Action,
    DateChange,
    Evidence,
    Plan,
    Priority,
    Recommendation,
    ReviewPoint,
    Source,
    Update,
)
from reports.models import Edition
from scrutiny.models import (
    AgendaItem,
    AgendaPaper,
    Committee,
    CommitteeMember,
    KeyDecision,
    Meeting,
    Notice,
    Review,
    WorkProgrammeItem,
)
from scrutiny.models import Recommendation as Asked

P = Permission


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
    refused: int = 403  # 404 where another role may not even know that there is such a record

    def url(self, name: str, records: dict, home: Organisation | None = None) -> str:
        slug = (home or records[Organisation]).slug
        return reverse(name, args=[slug, *self.rest(records)])

    def opens_for(self, role: Role) -> bool:
        return role in roles_with(self.permission) and role in self.only


def of_plan(records) -> list:
    return [records[Plan].slug]


def of_action(records) -> list:
    return [records[Plan].slug, records[Action].ref]


def of_committee(records) -> list:
    return [records[Committee].slug]


def of_seat(records) -> list:
    return [records[Committee].slug, records[CommitteeMember].pk]


def of_asked(records) -> list:
    return [records[Asked].public_id]


def of_decision(records) -> list:
    return [records[KeyDecision].public_id]


def of_year(records) -> list:
    return [records[Committee].slug, "2019-20"]


def of_topic(records) -> list:
    return [*of_year(records), records[WorkProgrammeItem].public_id]


def of_edition(records) -> list:
    return ["rag-summary", records[Edition].public_id]


def of_case(records) -> list:
    return [records[Complaint].ref]


def case_page(*rest: Callable[[dict], object], answer: int = 200) -> Page:
    """A page of a case. Who does not handle this one gets no page, whatever their role."""

    def address(records: dict) -> list:
        return [*of_case(records), *(part(records) for part in rest)]

    return Page(P.HANDLE_FEEDBACK, address, answer=answer, refused=404)


# The steps of a case, each with a form.
CASE_FORMS = (
    *("acknowledge", "respond", "step", "statement", "extend", "pause", "restart", "element", "decide"),
    *("next-stage", "edit", "withdraw", "close", "assign", "hold", "release", "note", "add-file", "cost"),
    *("referral", "lesson"),
)


def nothing(records) -> list:
    return []


def of_meeting(records) -> list:
    return [*of_committee(records), f"{records[Meeting].date}"]


def of_report_paper(records) -> list:
    return [*of_meeting(records), records[AgendaItem].papers.get(file="").public_id]


def plan_asked(records) -> dict:
    return {"plan": records[Plan].slug, "as_at": "2019-01-21"}


# Who may be given a case, and the feedback team.
WITH_CASES = frozenset(
    {*roles_with(P.HANDLE_FEEDBACK), *roles_with(P.HANDLE_OWN_CASES)} & set(roles_with(P.SEE_FEEDBACK))
)

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
    "improvement:records": Page(P.SEE_PLAN, lambda r: [r[Plan].slug, "commitments"]),
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
    # feedback: its lists
    "feedback:dashboard": Page(P.SEE_FEEDBACK),
    "feedback:disposal-list": Page(P.HANDLE_FEEDBACK),
    "feedback:disposal": Page(P.HANDLE_FEEDBACK, lambda r: [r[Disposal].public_id]),
    "feedback:complaint-list": Page(P.SEE_FEEDBACK, only=WITH_CASES),
    "feedback:complaint-export": Page(P.SEE_FEEDBACK, lambda r: ["csv"], only=WITH_CASES),
    "feedback:pre-complaint-list": Page(P.HANDLE_FEEDBACK),
    "feedback:compliment-list": Page(P.HANDLE_FEEDBACK),
    "feedback:compliment-add": Page(P.HANDLE_FEEDBACK),
    "feedback:compliment": Page(P.HANDLE_FEEDBACK, lambda r: [r[Compliment].public_id]),
    "feedback:lesson-list": Page(P.SEE_FEEDBACK),
    "feedback:lesson-add": Page(P.HANDLE_FEEDBACK),
    "feedback:lesson-achieve": Page(P.HANDLE_FEEDBACK, lambda r: [r[Lesson].ref]),
    "feedback:lesson-actions": Page(P.HANDLE_FEEDBACK, lambda r: [r[Lesson].ref]),
    "feedback:theme-list": Page(P.SEE_FEEDBACK),
    "feedback:ombudsman-list": Page(P.HANDLE_FEEDBACK),
    "feedback:ombudsman-add": Page(P.HANDLE_FEEDBACK),
    "feedback:ombudsman-decide": Page(P.HANDLE_FEEDBACK, lambda r: [r[OmbudsmanReferral].public_id]),
    "feedback:cost-list": Page(P.HANDLE_FEEDBACK),
    "feedback:cost-add": Page(P.HANDLE_FEEDBACK),
    # scrutiny: its lists, and what stands on them
    "scrutiny:committee-list": Page(P.SEE_COMMITTEES),
    "scrutiny:committee": Page(P.SEE_COMMITTEES, of_committee),
    "scrutiny:member-add": Page(P.MANAGE_MEETINGS, of_committee),
    "scrutiny:member-replace": Page(P.MANAGE_MEETINGS, of_seat),
    "scrutiny:member-end": Page(P.MANAGE_MEETINGS, of_seat),
    "scrutiny:review": Page(P.SEE_COMMITTEES, lambda r: [*of_committee(r), r[Review].slug]),
    "scrutiny:recommendation-list": Page(P.SEE_COMMITTEES),
    "scrutiny:recommendation-add": Page(P.MANAGE_SCRUTINY),
    "scrutiny:recommendation": Page(P.SEE_COMMITTEES, of_asked),
    "scrutiny:recommendation-answer": Page(P.MANAGE_SCRUTINY, of_asked),
    "scrutiny:recommendation-progress": Page(P.MANAGE_SCRUTINY, of_asked),
    "scrutiny:recommendation-close": Page(P.MANAGE_SCRUTINY, of_asked),
    "scrutiny:recommendation-actions": Page(P.MANAGE_SCRUTINY, of_asked),
    "scrutiny:key-decision-list": Page(P.SEE_COMMITTEES),
    "scrutiny:notice-add": Page(P.MANAGE_SCRUTINY),
    "scrutiny:key-decision-add": Page(P.MANAGE_SCRUTINY, lambda r: [f"{r[Notice].issued_on}"]),
    "scrutiny:key-decision": Page(P.SEE_COMMITTEES, of_decision),
    "scrutiny:key-decision-take": Page(P.MANAGE_SCRUTINY, of_decision),
    "scrutiny:key-decision-call-in": Page(P.MANAGE_SCRUTINY, of_decision),
    "scrutiny:key-decision-consider": Page(P.MANAGE_SCRUTINY, of_decision),
    "scrutiny:work-programme": Page(P.SEE_COMMITTEES, of_year),
    "scrutiny:topic-add": Page(P.MANAGE_SCRUTINY, of_year),
    "scrutiny:topic-edit": Page(P.MANAGE_SCRUTINY, of_topic),
    "scrutiny:topic-drop": Page(P.MANAGE_SCRUTINY, of_topic),
    "scrutiny:topic-take": Page(P.MANAGE_SCRUTINY, of_topic),
    "search": Page(P.SEE_PLAN, query=lambda r: {"q": r[Organisation].short_name}),
    # feedback: what is worked on
    "feedback:due": Page(P.SEE_FEEDBACK, only=WITH_CASES),
    "feedback:due-workbook": Page(P.SEE_FEEDBACK, only=WITH_CASES),
    "feedback:log": Page(P.HANDLE_FEEDBACK),
    "feedback:pre-complaint": Page(P.HANDLE_FEEDBACK, lambda r: [r[PreComplaint].ref]),
    "feedback:case": case_page(),
    "feedback:case-file": case_page(lambda r: r[CaseFile].public_id),
    "feedback:case-unassign": case_page(answer=405),
    "feedback:case-determine": case_page(lambda r: r[OmbudsmanReferral].public_id),
    **{f"feedback:case-{name}": case_page() for name in CASE_FORMS},
    # scrutiny: the golden thread
    "scrutiny:golden-thread": Page(P.SEE_PLAN, lambda r: ["action", f"{r[Plan].slug}/{r[Action].ref}"]),
    "scrutiny:thread-bundle": Page(P.SEE_EVIDENCE, lambda r: [r[Source].slug, r[Recommendation].ref]),
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

# Pages of an organisation that need no log-in: what leads to each beside the organisation's slug.
PUBLIC = {
    "public-colour": nothing,
    "scrutiny:public-calendar": nothing,
    "scrutiny:public-feed": nothing,
    "scrutiny:public-decisions": nothing,
    "scrutiny:public-committee": of_committee,
    "scrutiny:public-committee-feed": of_committee,
    "scrutiny:public-meeting": of_meeting,
    "scrutiny:public-minutes": of_meeting,
    "scrutiny:public-download": lambda r: [*of_meeting(r), "agenda", "html"],
    "scrutiny:public-paper": of_report_paper,
    "scrutiny:public-paper-download": lambda r: [*of_report_paper(r), "html"],
    "scrutiny:public-file": lambda r: [*of_meeting(r), r[AgendaPaper].public_id],
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

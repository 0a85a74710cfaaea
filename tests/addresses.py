"""Every address of the site: who may open it, and what leads to it."""

from collections.abc import Callable, Iterator

from django.urls import get_resolver

from council.models import Organisation, Post, Team
from council.roles import Permission, roles_with
from feedback.models import CaseFile, Complaint, Compliment, Disposal, Lesson, OmbudsmanReferral, PreComplaint
from improvement.models import (
    Action,
    DateChange,
    Evidence,
    Plan,
    Priority,
    ReviewPoint,
    Update,
)
from reports.models import Edition
from tests.addresses_scrutiny import SCRUTINY
from tests.page import Page

P = Permission


def of_plan(records) -> list:
    return [records[Plan].slug]


def of_action(records) -> list:
    return [records[Plan].slug, records[Action].ref]


def of_edition(records) -> list:
    return ["rag-summary", records[Edition].public_id]


def of_case(records) -> list:
    return [records[Complaint].ref]


# What who answers the planted case, its action lead, may open of it beside the case: adding to it.
FOR_HANDLER = {"note", "add-file"}


def case_page(*rest: Callable[[dict], object], answer: int = 200, handler: int = 403) -> Page:
    """A page of a case. Who does not handle this one gets no page, whatever their role."""

    def address(records: dict) -> list:
        return [*of_case(records), *(part(records) for part in rest)]

    return Page(P.HANDLE_FEEDBACK, address, answer=answer, refused=404, handler=handler)


# The steps of a case, each with a form.
CASE_FORMS = (
    *("acknowledge", "respond", "step", "statement", "extend", "pause", "restart", "element", "decide"),
    *("next-stage", "edit", "withdraw", "close", "assign", "hold", "release", "note", "add-file", "cost"),
    *("referral", "lesson"),
)


def plan_asked(records) -> dict:
    return {"plan": records[Plan].slug, "as_at": "2019-01-21"}


# Who may be given a case, and the feedback team.
WITH_CASES = frozenset(
    {*roles_with(P.HANDLE_FEEDBACK), *roles_with(P.HANDLE_OWN_CASES)} & set(roles_with(P.SEE_FEEDBACK))
)

PAGES = {
    **SCRUTINY,
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
    "feedback:lesson-edit": Page(P.HANDLE_FEEDBACK, lambda r: [r[Lesson].ref]),
    "feedback:lesson-achieve": Page(P.HANDLE_FEEDBACK, lambda r: [r[Lesson].ref]),
    "feedback:lesson-actions": Page(P.HANDLE_FEEDBACK, lambda r: [r[Lesson].ref]),
    "feedback:theme-list": Page(P.SEE_FEEDBACK),
    "feedback:ombudsman-list": Page(P.HANDLE_FEEDBACK),
    "feedback:ombudsman-add": Page(P.HANDLE_FEEDBACK),
    "feedback:ombudsman-decide": Page(P.HANDLE_FEEDBACK, lambda r: [r[OmbudsmanReferral].public_id]),
    "feedback:cost-list": Page(P.HANDLE_FEEDBACK),
    "feedback:cost-add": Page(P.HANDLE_FEEDBACK),
    "search": Page(P.SEE_PLAN, query=lambda r: {"q": r[Organisation].short_name}),
    # feedback: what is worked on
    "feedback:due": Page(P.SEE_FEEDBACK, only=WITH_CASES),
    "feedback:due-workbook": Page(P.SEE_FEEDBACK, only=WITH_CASES),
    "feedback:log": Page(P.HANDLE_FEEDBACK),
    "feedback:pre-complaint": Page(P.HANDLE_FEEDBACK, lambda r: [r[PreComplaint].ref]),
    "feedback:pre-complaint-edit": Page(P.HANDLE_FEEDBACK, lambda r: [r[PreComplaint].ref]),
    "feedback:case": case_page(handler=200),
    "feedback:case-file": case_page(lambda r: r[CaseFile].public_id, handler=200),
    "feedback:case-unassign": case_page(answer=405),
    "feedback:case-determine": case_page(lambda r: r[OmbudsmanReferral].public_id),
    **{
        f"feedback:case-{name}": case_page(handler=200 if name in FOR_HANDLER else 403) for name in CASE_FORMS
    },
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

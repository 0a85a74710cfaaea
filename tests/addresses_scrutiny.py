"""The addresses of scrutiny, and what leads to each."""

from council.roles import Permission as P
from improvement.models import Action, Plan, Recommendation, Source
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
from tests.page import Page


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


def nothing(records) -> list:
    return []


def of_meeting(records) -> list:
    return [*of_committee(records), f"{records[Meeting].date}"]


def of_report_paper(records) -> list:
    return [*of_meeting(records), records[AgendaItem].papers.get(file="").public_id]


SCRUTINY = {
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
    # scrutiny: the golden thread
    "scrutiny:paper-upload": Page(P.MANAGE_MEETINGS, lambda r: [*of_meeting(r), r[AgendaItem].public_id]),
    "scrutiny:golden-thread": Page(P.SEE_PLAN, lambda r: ["action", f"{r[Plan].slug}/{r[Action].ref}"]),
    "scrutiny:thread-bundle": Page(P.SEE_EVIDENCE, lambda r: [r[Source].slug, r[Recommendation].ref]),
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

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


def of_item(records) -> list:
    return [*of_meeting(records), records[AgendaItem].public_id]


def of_paper(records) -> list:
    return [*of_meeting(records), records[AgendaPaper].public_id]


def of_first(records) -> list:
    """The first part, or the first minute."""
    return [*of_meeting(records), 1]


# The forms of a meeting, and of an item of its agenda.
MEETING_FORMS = (
    *("meeting-edit", "meeting-cancel", "meeting-publish", "meeting-topics", "meeting-attendance"),
    *("part-add", "item-add", "declaration-add", "minute-add", "minutes-confirm"),
)
ITEM_FORMS = ("item-edit", "item-remove", "paper-add", "paper-upload", "minute-of-item")


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
    # scrutiny: a meeting, its agenda and its minutes
    "scrutiny:meeting-add": Page(P.MANAGE_MEETINGS, of_committee),
    "scrutiny:meeting": Page(P.SEE_COMMITTEES, of_meeting),
    "scrutiny:meeting-minutes": Page(P.SEE_COMMITTEES, of_meeting),
    "scrutiny:meeting-paper": Page(P.SEE_COMMITTEES, of_paper),
    **{f"scrutiny:{name}": Page(P.MANAGE_MEETINGS, of_meeting) for name in MEETING_FORMS},
    **{f"scrutiny:{name}": Page(P.MANAGE_MEETINGS, of_item) for name in ITEM_FORMS},
    "scrutiny:item-move": Page(P.MANAGE_MEETINGS, of_item, answer=405),
    "scrutiny:part-edit": Page(P.MANAGE_MEETINGS, of_first),
    "scrutiny:part-remove": Page(P.MANAGE_MEETINGS, of_first, answer=405),
    "scrutiny:paper-remove": Page(P.MANAGE_MEETINGS, of_paper, answer=405),
    "scrutiny:minutes-publish": Page(P.MANAGE_MEETINGS, of_meeting, answer=405),
    "scrutiny:minute": Page(P.MANAGE_MEETINGS, of_first),
    "scrutiny:arising-add": Page(P.MANAGE_MEETINGS, of_first),
    # scrutiny: the golden thread
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

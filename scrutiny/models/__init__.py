from scrutiny.models.agenda import AgendaItem, AgendaPaper, AgendaPart
from scrutiny.models.committee import Committee, CommitteeMember
from scrutiny.models.key_decision import CallIn, KeyDecision, Notice
from scrutiny.models.meeting import Attendance, Declaration, Meeting, Publication, PublicQuestion
from scrutiny.models.minute import ActionArising, Minute, Resolution
from scrutiny.models.review import (
    EvidenceSession,
    Progress,
    Recommendation,
    Response,
    ResponseAction,
    Review,
)
from scrutiny.models.work_programme import Activity, WorkProgrammeItem

__all__ = [
    "ActionArising",
    "Activity",
    "AgendaItem",
    "AgendaPaper",
    "AgendaPart",
    "Attendance",
    "CallIn",
    "Committee",
    "CommitteeMember",
    "Declaration",
    "EvidenceSession",
    "KeyDecision",
    "Meeting",
    "Minute",
    "Notice",
    "Progress",
    "PublicQuestion",
    "Publication",
    "Recommendation",
    "Resolution",
    "Response",
    "ResponseAction",
    "Review",
    "WorkProgrammeItem",
]

"""
What a careful clerk would ask about the committees' record: each finding says where, what, and how it is known.

Nothing is refused here. What was printed stands as it was printed, and these say what cannot be.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from council.models import Organisation
from scrutiny.enums import Presence
from scrutiny.models import Attendance, Committee, KeyDecision, Meeting, Notice, WorkProgrammeItem


@dataclass(frozen=True)
class RuleFinding:
    """`rule` is the same for the same kind of fault; `where` names the record; `sentence` says what is wrong."""

    rule: str
    where: str
    sentence: str


def findings(organisation: Organisation) -> list[RuleFinding]:
    """Every finding about an organisation's committees, rule by rule, in a fixed order and fixed many queries."""
    meetings = Meeting.objects.filter(committee__organisation=organisation)
    decisions = KeyDecision.objects.filter(notice__organisation=organisation)
    topics = WorkProgrammeItem.objects.filter(committee__organisation=organisation)
    return [
        *apologies_of_strangers(meetings),
        *members_unaccounted_for(meetings),
        *private_without_reason(decisions),
        *too_little_notice(decisions),
        *sessions_after_their_report(topics, meetings),
    ]


def findings_of(committee: Committee) -> list[RuleFinding]:
    """Those about the meetings and the work programme of one committee."""
    meetings = Meeting.objects.filter(committee=committee)
    topics = WorkProgrammeItem.objects.filter(committee=committee)
    return [
        *apologies_of_strangers(meetings),
        *members_unaccounted_for(meetings),
        *sessions_after_their_report(topics, meetings),
    ]


def findings_of_notice(notice: Notice) -> list[RuleFinding]:
    """Those about the decisions of one notice."""
    decisions = KeyDecision.objects.filter(notice=notice)
    return [*private_without_reason(decisions), *too_little_notice(decisions)]


def apologies_of_strangers(meetings) -> Iterable[RuleFinding]:
    """An apology from somebody who has no seat (I16: Councillor Scullion, 6 June 2019)."""
    rows = Attendance.objects.filter(meeting__in=meetings, presence=Presence.APOLOGIES, member__isnull=True)
    for row in rows.select_related("meeting__committee").in_order():
        yield RuleFinding(
            "apology-of-no-member",
            str(row.meeting),
            f"{row.name} sent apologies and has no seat on the committee.",
        )


def members_unaccounted_for(meetings) -> Iterable[RuleFinding]:
    """A member who is neither present nor sent apologies (I16: Scanlan and K. Wood)."""
    held = meetings.filter(attendance__isnull=False).distinct().in_order()
    held = held.select_related("committee").prefetch_related("attendance", "committee__members")
    for meeting in held:
        seen = {row.member_id for row in meeting.attendance.all()}
        seen |= {row.stands_in_for_id for row in meeting.attendance.all()}
        seats = sorted(meeting.committee.members.all(), key=lambda seat: (seat.sort_name, seat.pk))
        missing = [str(seat) for seat in seats if _sits(seat, meeting.date) and seat.pk not in seen]
        if missing:
            yield RuleFinding(
                "members-unaccounted-for",
                str(meeting),
                f"The minutes say neither that they came nor that they sent apologies: {', '.join(missing)}.",
            )


def _sits(seat, day) -> bool:
    return seat.held_from <= day and (seat.held_until is None or day <= seat.held_until)


def private_without_reason(decisions) -> Iterable[RuleFinding]:
    """A decision to be taken in private, and no reason (I19: 190614/372)."""
    for decision in decisions.filter(is_private=True, private_reason="").in_order().select_related("notice"):
        yield RuleFinding(
            "private-without-reason",
            f"{decision.notice}, {decision.ref}",
            f"{decision.ref} is to be decided in private, and no reason is given.",
        )


def too_little_notice(decisions) -> Iterable[RuleFinding]:
    """A decision anticipated before its notice has run (28 days)."""
    for decision in decisions.filter(due_from__isnull=False).in_order().select_related("notice"):
        notice = decision.notice
        earliest = notice.issued_on + timedelta(days=notice.days)
        if decision.due_from < earliest:
            yield RuleFinding(
                "too-little-notice",
                f"{notice}, {decision.ref}",
                f"{decision.ref} may be taken on {decision.due_from:%-d %B %Y}; "
                f"{notice.days} days of notice end on {earliest:%-d %B %Y}.",
            )


def sessions_after_their_report(topics, meetings) -> Iterable[RuleFinding]:
    """
    A session that the papers of a meeting report as held, dated after that meeting (I17: 25 July 2019).

    What a work programme calls a session was held before it was written about.
    """
    sessions = (
        topics.filter(is_session=True, planned_for__isnull=False).in_order().select_related("committee")
    )
    written = {
        (meeting.committee_id, paper.parameters.get("year", "")): meeting
        for meeting in meetings.in_order().prefetch_related("items__papers")
        for item in meeting.items.all()
        for paper in item.papers.all()
        if paper.report == "work-programme"
    }
    for session in sessions:
        meeting = written.get((session.committee_id, session.year))
        if meeting and session.planned_for > meeting.date:
            yield RuleFinding(
                "session-after-its-report",
                str(meeting),
                f"The session of {session.planned_for:%-d %B %Y} is reported to the meeting of "
                f"{meeting.date:%-d %B %Y}, which came before it.",
            )

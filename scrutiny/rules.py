"""
What a careful clerk would ask about the committees' record: each finding says where, what, and how it is known.

Nothing is refused here. What was printed stands as it was printed, and these say what cannot be.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from council.models import Organisation
from improvement.enums import DONE, Provenance
from improvement.models import Action, Plan, Rating
from reports.figures_check.finding import Finding
from scrutiny.enums import Presence
from scrutiny.models import (
    AgendaPaper,
    Attendance,
    Committee,
    KeyDecision,
    Meeting,
    Notice,
    WorkProgrammeItem,
)


@dataclass(frozen=True)
class RuleFinding:
    """
    `rule` is the same for the same kind of fault; `where` names the record; `sentence` says what is wrong.

    `printed` is what stands there, `computed` what the rest of the record leads one to expect.
    """

    rule: str
    where: str
    sentence: str
    printed: str = ""
    computed: str = ""


def checked(organisation: Organisation) -> list[Finding]:
    """`findings` as the figures check shows what it finds."""
    return [
        Finding(
            document=each.where,
            table="",
            where=each.rule.replace("-", " ").capitalize(),
            printed=each.printed,
            computed=each.computed,
            sentence=each.sentence,
        )
        for each in findings(organisation)
    ]


def findings(organisation: Organisation) -> list[RuleFinding]:
    """
    Every finding about an organisation's committees, rule by rule, in a fixed order.

    As many queries for many rows as for few, but for two for each plan that was put before a meeting.
    """
    meetings = Meeting.objects.filter(committee__organisation=organisation)
    decisions = KeyDecision.objects.filter(notice__organisation=organisation)
    topics = WorkProgrammeItem.objects.filter(committee__organisation=organisation)
    return [
        *apologies_of_strangers(meetings),
        *members_unaccounted_for(meetings),
        *private_without_reason(decisions),
        *too_little_notice(decisions),
        *sessions_after_their_report(topics, meetings),
        *dates_that_cannot_be(meetings),
    ]


def findings_of(committee: Committee) -> list[RuleFinding]:
    """Those about the meetings, the work programme and the plans put before one committee."""
    meetings = Meeting.objects.filter(committee=committee)
    topics = WorkProgrammeItem.objects.filter(committee=committee)
    return [
        *apologies_of_strangers(meetings),
        *members_unaccounted_for(meetings),
        *sessions_after_their_report(topics, meetings),
        *dates_that_cannot_be(meetings),
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
            printed=row.name,
            computed="a member",
        )


def members_unaccounted_for(meetings) -> Iterable[RuleFinding]:
    """A member who is neither present nor sent apologies (I16: Scanlan and K. Wood)."""
    held = meetings.filter(attendance__isnull=False).distinct().in_order()
    held = held.select_related("committee").prefetch_related("attendance", "committee__members")
    for meeting in held:
        seen = {row.member_id for row in meeting.attendance.all()}
        seen |= {row.stands_in_for_id for row in meeting.attendance.all()}
        seats = sorted(meeting.committee.members.all(), key=lambda seat: (seat.sort_name, seat.pk))
        seats = [seat for seat in seats if _sits(seat, meeting.date)]
        missing = [str(seat) for seat in seats if seat.pk not in seen]
        if missing:
            yield RuleFinding(
                "members-unaccounted-for",
                str(meeting),
                f"The minutes say neither that they came nor that they sent apologies: {', '.join(missing)}.",
                printed=f"{len(seats) - len(missing)} accounted for",
                computed=f"{len(seats)} members",
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
            printed="no reason",
            computed="a reason",
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
                printed=f"{decision.due_from:%-d %B %Y}",
                computed=f"from {earliest:%-d %B %Y}",
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
                printed=f"{session.planned_for:%-d %B %Y}",
                computed=f"by {meeting.date:%-d %B %Y}",
            )


def dates_that_cannot_be(meetings) -> Iterable[RuleFinding]:
    """Of each plan put before a meeting, at its last one: what was complete too soon, and due too early."""
    for plan, meeting in _plans_put_before(meetings):
        actions = Action.objects.filter(plan=plan).in_plan_on(meeting.date).in_order()
        actions = list(actions.exclude(due_provenance=Provenance.RECONSTRUCTED).with_standing(meeting.date))
        done = set(Rating.objects.filter(scale=plan.scale_id, meaning__in=DONE).values_list("pk", flat=True))
        yield from _complete_before_their_date(actions, done, meeting)
        yield from _due_before_they_were_asked_for(actions, plan)


def _plans_put_before(meetings) -> list[tuple[Plan, Meeting]]:
    papers = AgendaPaper.objects.filter(item__meeting__in=meetings).exclude(report="")
    papers = papers.select_related("item__meeting__committee").order_by("item__meeting__date", "pk")
    last = {
        (paper.item.meeting.committee.organisation_id, paper.parameters["plan"]): paper.item.meeting
        for paper in papers
        if "plan" in paper.parameters
    }
    plans = Plan.objects.filter(slug__in={slug for _, slug in last}).order_by("slug", "pk")
    return [
        (plan, last[plan.organisation_id, plan.slug])
        for plan in plans
        if (plan.organisation_id, plan.slug) in last
    ]


def _complete_before_their_date(actions, done, meeting) -> Iterable[RuleFinding]:
    """
    Printed as complete, with a date after the meeting that read it (I28: T12, T46).

    What is recorded here says on which day it was complete, and may well be early.
    """
    for action in actions:
        printed = action.provenance != Provenance.ENTERED and action.standing_rating_id in done
        if printed and action.due_on and action.due_on > meeting.date:
            yield RuleFinding(
                "complete-before-its-date",
                str(meeting),
                f"{action.ref} is reported complete to the meeting of {meeting.date:%-d %B %Y}; "
                f"its date, {_date_of(action)}, comes after that.",
                printed=_date_of(action),
                computed=f"by {meeting.date:%-d %B %Y}",
            )


def _due_before_they_were_asked_for(actions, plan) -> Iterable[RuleFinding]:
    """Due before anybody had asked for it (I29: T40, T42, T43, before the inspection they answer)."""
    for action in actions:
        if action.due_on and action.due_on < action.joined_on:
            why = f": {action.joined_because[:1].lower()}{action.joined_because[1:]}"
            yield RuleFinding(
                "due-before-it-was-asked-for",
                str(plan),
                f"{action.ref} has the date {_date_of(action)}, and joined the plan on "
                f"{action.joined_on:%-d %B %Y}{why if action.joined_because else ''}.",
                printed=_date_of(action),
                computed=f"from {action.joined_on:%-d %B %Y}",
            )


def _date_of(action) -> str:
    return action.date_as_printed or f"{action.due_on:%-d %B %Y}"

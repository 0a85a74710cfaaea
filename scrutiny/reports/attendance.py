"""
`attendance`: how often each member came, sent apologies or had a substitute, in counts and never in shares.

A member is counted at the meetings of the committee whose attendance is in the record while they had a seat.
"""

from collections import Counter

from council.roles import Permission
from reports.document import Cell, Column, Document, Paragraph, Row, Table
from reports.prose import counted, sentence
from reports.report import BadParameter, Report, Run
from scrutiny.enums import Presence
from scrutiny.models import Attendance, CommitteeMember, Meeting
from scrutiny.reports.parameters import choices, committee_of, year_of
from scrutiny.years import MunicipalYear


def build(run: Run) -> Document:
    committee = committee_of(run)
    meetings = committee.meetings.filter(attendance__isnull=False, date__lte=run.today).distinct()
    if run.public:  # who came is known from minutes that are published
        meetings = meetings.filter(minutes_published_at__isnull=False)
    year = year_of(run) or _latest(meetings)
    meetings = list(meetings.filter(date__range=(year.first_day, year.last_day)).in_order())
    return Document(
        title=f"Attendance at the {committee.name}",
        subtitle=f"Municipal year {year.label}",
        organisation=run.organisation.name,
        blocks=(Paragraph(_said(meetings)), table(committee.members.in_order(), meetings)),
        body=committee.name,
    )


def _latest(meetings) -> MunicipalYear:
    last = meetings.order_by("-date").first()
    if last is None:
        raise BadParameter("committee", "No attendance is in the record yet")
    return MunicipalYear.of(last.date)


def table(seats, meetings: list[Meeting]) -> Table:
    """Each member who had a seat at any of these meetings, with counts."""
    seen = Counter(
        (row.member_id, row.presence)
        for row in Attendance.objects.filter(meeting__in=meetings, member__isnull=False)
    )
    substitutes = Counter(
        Attendance.objects.filter(meeting__in=meetings, presence=Presence.SUBSTITUTE).values_list(
            "stands_in_for_id", flat=True
        )
    )
    rows = [_row(seat, _while_seated(seat, meetings), seen, substitutes) for seat in seats]
    return Table(
        name="attendance",
        title="Attendance of members",
        row_header="Member",
        columns=(
            Column(key="meetings", title="Meetings"),
            Column(key="present", title="Present"),
            Column(key="apologies", title="Apologies"),
            Column(key="substituted", title="Substitute sent"),
            Column(key="unaccounted", title="Not in the minutes"),
        ),
        rows=tuple(row for row in rows if row),
        note="Counts, and no shares: members join and leave during a year.",
        empty="No members",
    )


def _row(seat: CommitteeMember, held: int, seen: Counter, substitutes: Counter) -> Row | None:
    if not held:
        return None
    present = seen[seat.pk, Presence.PRESENT] + seen[seat.pk, Presence.SUBSTITUTE]
    apologies = seen[seat.pk, Presence.APOLOGIES]
    cells = (held, present, apologies, substitutes[seat.pk], held - present - apologies)
    return Row(label=str(seat), cells=tuple(map(Cell, cells)))


def _while_seated(seat: CommitteeMember, meetings: list[Meeting]) -> int:
    until = seat.held_until
    return sum(seat.held_from <= each.date and (until is None or each.date <= until) for each in meetings)


def _said(meetings: list[Meeting]) -> str:
    if not meetings:
        return "No attendance is in the record of this year."
    days = ", ".join(f"{each.date:%-d %B %Y}" for each in meetings)
    return sentence(f"{counted(len(meetings), 'meeting')}, held on {days}")


REPORT = Report(
    key="attendance",
    title="Attendance",
    description="How often each member of a committee came, or sent apologies, in a municipal year.",
    permission=Permission.SEE_COMMITTEES,
    parameters=("committee", "year"),
    build=build,
    choices=choices,
    is_public=True,
)

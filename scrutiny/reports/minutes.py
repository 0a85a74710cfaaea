"""
`minutes`: what a meeting said and resolved, numbered in the committee's style (patterns P-21 and P-22).

The public reads minutes from their publication on, without those of exempt items.
"""

from functools import partial

from django.db.models import Q

from council.roles import Permission
from reports.document import Cell, Column, Document, HeaderGrid, Heading, Kind, Paragraph, Row, Table
from reports.prose import listed
from reports.report import BadParameter, Report, Run
from scrutiny.enums import Presence
from scrutiny.models import Attendance, Meeting, Minute
from scrutiny.reports.parameters import choices, meeting_of
from scrutiny.times import time_words

WRITTEN = Q(minutes__isnull=False)
PUBLISHED = WRITTEN & Q(minutes_published_at__isnull=False)


def build(run: Run) -> Document:
    meeting = meeting_of(run, PUBLISHED if run.public else WRITTEN)
    minutes = minutes_for(meeting, public=run.public)
    return Document(
        title=f"Minutes of {meeting.date:%-d %B %Y}",
        subtitle=meeting.committee.name,
        organisation=run.organisation.name,
        blocks=(HeaderGrid(tuple(head(meeting))), *_body(minutes), *_confirmation(meeting), table(minutes)),
        as_at=meeting.date,
        body=meeting.committee.name,
    )


def minutes_for(meeting: Meeting, *, public: bool) -> list[Minute]:
    """The minutes that this reader gets, in four queries. Raises BadParameter where there are none."""
    minutes = meeting.minutes.in_order().prefetch_related("resolutions", "actions_arising")
    if public:
        minutes = minutes.open()
        if meeting.minutes_published_at is None:
            raise BadParameter("meeting", "No minutes of this meeting have been published")
    found = list(minutes)
    if not found:
        raise BadParameter("meeting", "No minutes of this meeting are in the record")
    return found


def head(meeting: Meeting) -> list[tuple[str, str]]:
    rows = list(meeting.attendance.in_order())
    times = [time_words(at) for at in (meeting.starts_at, meeting.ended_at) if at]
    grid = [
        ("Held", f"{meeting.date:%A %-d %B %Y}" + (f", {' to '.join(times)}" if times else "")),
        ("Place", meeting.venue),
        ("In the chair", ", ".join(row.name for row in rows if row.in_chair)),
        ("Present", _names(rows, Presence.PRESENT, Presence.SUBSTITUTE)),
        ("Apologies", _names(rows, Presence.APOLOGIES)),
        (
            "Also in attendance",
            "; ".join(_with_post(row) for row in rows if row.presence == Presence.ATTENDING),
        ),
    ]
    return [(label, value) for label, value in grid if value]


def _names(rows: list[Attendance], *presence: str) -> str:
    return listed([row.name for row in rows if row.presence in presence and not row.in_chair])


def _with_post(row: Attendance) -> str:
    return f"{row.name}, {row.post}" if row.post else row.name


def _body(minutes: list[Minute]):
    for minute in minutes:
        yield Heading(str(minute), numbered=False)
        for text in filter(None, minute.text.split("\n\n")):
            yield Paragraph(text, numbered=False)
        for resolution in _in_order(minute.resolutions):
            number = f"{resolution.number}. " if resolution.number else ""
            yield Paragraph(f"{number}RESOLVED {resolution.text}.", numbered=False)


def _in_order(related):
    return sorted(related.all(), key=lambda row: (row.order, row.pk))


def _confirmation(meeting: Meeting):
    if meeting.confirmed_at:
        text = f"Confirmed as a correct record on {meeting.confirmed_at.date:%-d %B %Y}"
        if meeting.confirmed_subject_to:
            text += f", subject to {meeting.confirmed_subject_to}"
        yield Paragraph(f"{text}.", numbered=False)
    if meeting.minutes_signed_by:
        yield Paragraph(f"Signed: {meeting.minutes_signed_by}, in the chair.", numbered=False)


def table(minutes: list[Minute]) -> Table:
    """The minutes at a glance: number, heading, what was resolved and what is to be done."""
    return Table(
        name="minutes",
        title="Resolutions and actions at a glance",
        row_header="Minute",
        columns=(
            Column(key="heading", title="Heading", kind=Kind.TEXT),
            Column(key="resolved", title="Resolved", kind=Kind.TEXT),
            Column(key="actions", title="Actions arising", kind=Kind.TEXT),
        ),
        rows=tuple(_row(minute) for minute in minutes),
        short_title="Minutes",
    )


def _row(minute: Minute) -> Row:
    resolved = [
        f"{row.number}. {row.text}" if row.number else row.text for row in _in_order(minute.resolutions)
    ]
    actions = [_action(row) for row in _in_order(minute.actions_arising)]
    cells = (minute.heading, "\n".join(resolved) or None, "\n".join(actions) or None)
    return Row(label=minute.number or "–", cells=tuple(map(Cell, cells)))


def _action(row) -> str:
    return f"{row.text} ({row.owner})" if row.owner else row.text


REPORT = Report(
    key="minutes",
    title="Minutes",
    description="What a meeting said, resolved and asked for, with who was there.",
    permission=Permission.SEE_EXEMPT,
    parameters=("meeting",),
    build=build,
    choices=partial(choices, having=WRITTEN),
    is_public=True,
)

"""`agenda`: the agenda of a meeting, part by part; for the public, as it was last published to them."""

from council.roles import Permission
from reports.document import (
    BulletList,
    Cell,
    Column,
    Document,
    HeaderGrid,
    Heading,
    Kind,
    Missing,
    Row,
    RowKind,
    Table,
)
from reports.report import BadParameter, Report, Run
from scrutiny.agenda_of import NO_ITEMS, Agenda, Item, agenda_of, published
from scrutiny.models import Meeting
from scrutiny.reports import membership
from scrutiny.reports.parameters import choices, meeting_of
from scrutiny.times import time_words


def build(run: Run) -> Document:
    meeting = meeting_of(run)
    agenda = agenda_for(meeting, public=run.public)
    return Document(
        title=f"Agenda for {meeting.date:%A %-d %B %Y}",
        subtitle=meeting.committee.name,
        organisation=run.organisation.name,
        blocks=(HeaderGrid(tuple(head(meeting))), table(agenda), *_reasons(agenda)),
        as_at=meeting.date,
        body=meeting.committee.name,
    )


def agenda_for(meeting: Meeting, *, public: bool) -> Agenda:
    """The agenda that this reader gets. Raises BadParameter where the public has been given none."""
    if not public:
        return agenda_of(meeting, public=False)
    agenda = published(meeting)
    if agenda is None:
        raise BadParameter("meeting", "No agenda of this meeting has been published")
    return agenda


def head(meeting: Meeting) -> list[tuple[str, str]]:
    """Label and value: when, where, who sits, whom to ask."""
    when = f"{meeting.date:%A %-d %B %Y}"
    if meeting.starts_at:
        when += f" at {time_words(meeting.starts_at)}"
    grid = [("Date", when), ("Place", meeting.venue)]
    for line in membership.lines(membership.seats_on(meeting.committee, meeting.date)):
        label, colon, names = line.partition(": ")
        grid.append((label, names) if colon else ("Members", line))
    grid.append(("Contact", ", ".join(meeting.committee.contact.splitlines())))
    signed = f"{meeting.signed_by}, {meeting.signed_on:%-d %B %Y}" if meeting.signed_on else meeting.signed_by
    return [(label, value) for label, value in [*grid, ("Signed", signed)] if value]


def table(agenda: Agenda) -> Table:
    """Items by number, under their parts; an empty part says so."""
    rows = []
    for part in agenda.parts:
        if part.title:
            rows.append(Row(label=part.title, kind=RowKind.BAND))
        rows.extend(_row(item) for item in part.items)
        if not part.items:
            rows.append(Row(label="", cells=(Cell(NO_ITEMS), Cell(None), Cell(None), Cell(None))))
    return Table(
        name="agenda",
        title="Items of business",
        row_header="Item",
        columns=(
            Column(key="title", title="Title", kind=Kind.TEXT),
            Column(key="report-of", title="Report of", kind=Kind.TEXT),
            Column(key="papers", title="Papers", kind=Kind.TEXT),
            Column(key="pages", title="Page as printed", kind=Kind.TEXT),
        ),
        rows=tuple(rows),
        empty=NO_ITEMS,
        short_title="Agenda",
    )


def _row(item: Item) -> Row:
    title = f"{item.title} (exempt: {item.exempt_words.lower()})" if item.exempt else item.title
    papers = "\n".join(paper.title for paper in item.papers) or ("to follow" if item.is_to_follow else None)
    if item.exempt and not papers:
        papers = Missing.NOT_PUBLISHED
    cells = (title, item.report_of or None, papers, item.printed_pages or None)
    return Row(label=str(item.number), cells=tuple(map(Cell, cells)))


def _reasons(agenda: Agenda) -> tuple:
    exempt = [item for item in agenda.items if item.exempt]
    if not exempt:
        return ()
    reasons = tuple(f"Item {item.number}. {item.exempt_words}. {item.public_interest}" for item in exempt)
    return (Heading("Why items are not open to the public"), BulletList(reasons))


REPORT = Report(
    key="agenda",
    title="Agenda",
    description="The items of a meeting part by part, with whose report each is, and what is to follow.",
    permission=Permission.SEE_EXEMPT,
    parameters=("meeting",),
    build=build,
    choices=choices,
    is_public=True,
)

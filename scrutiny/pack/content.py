"""
The pack as one document, for the formats that read on without pages: its papers one after the other.

Names of tables and charts are unique in it: what two papers call alike is told apart by its item's number.
"""

from collections.abc import Iterator
from dataclasses import replace

from reports.document import (
    Block,
    Cell,
    Chart,
    Column,
    Document,
    HeaderGrid,
    Heading,
    Kind,
    Paragraph,
    Row,
    RowKind,
    Table,
)
from reports.report import BadParameter
from scrutiny.models import Meeting
from scrutiny.pack.bound import Bound, Pack
from scrutiny.pack.layout import Pages, subtitle
from scrutiny.pack.rows import contents_of
from scrutiny.reports import attendance, membership, minutes
from scrutiny.reports.agenda import head
from scrutiny.years import MunicipalYear


def document_of(pack: Pack, pages: Pages) -> Document:
    """Agenda with pages, members, attendance and minutes, then all papers."""
    meeting = pack.meeting
    taken: set[str] = set()
    own = [contents(pack, pages), *people(pack)]
    taken |= {table.name for table in own}
    blocks: list[Block] = [HeaderGrid(tuple(head(meeting))), *own]
    for paper in pack.papers:
        blocks += paper_blocks(paper, pages, taken)
    return Document(
        title=f"Agenda pack: {meeting.committee.name}",
        subtitle=subtitle(meeting),
        organisation=meeting.committee.organisation.name,
        blocks=tuple(blocks),
        as_at=meeting.date,
        body=meeting.committee.name,
        plan=pack.version,
    )


def contents(pack: Pack, pages: Pages) -> Table:
    """The agenda with the pages that each item has in the PDF."""
    rows = []
    for row in contents_of(pack):
        if row.kind == "band":
            rows.append(Row(label=row.title, kind=RowKind.BAND))
            continue
        cells = (row.title, row.report_of or None, pages.words(row.papers) or None)
        rows.append(Row(label=row.number, cells=tuple(map(Cell, cells))))
    return Table(
        name="agenda",
        title="Agenda",
        row_header="Item",
        columns=(
            Column(key="title", title="Title", kind=Kind.TEXT),
            Column(key="report-of", title="Report of", kind=Kind.TEXT),
            Column(key="pages", title="Page in PDF pack", kind=Kind.TEXT),
        ),
        rows=tuple(rows),
    )


def people(pack: Pack) -> Iterator[Table]:
    """Members, how often they came this year, and the minutes of this meeting once there are any."""
    meeting = pack.meeting
    seats = list(meeting.committee.members.on(meeting.date).in_order().select_related("replaces"))
    yield membership.table(seats)
    if held := _held(meeting, public=pack.public):
        yield attendance.table(seats, held)
    try:
        found = minutes.minutes_for(meeting, public=pack.public)
    except BadParameter:
        return
    yield replace(minutes.table(found), name="minutes-of-this-meeting", short_title="Minutes of this meeting")


def _held(meeting: Meeting, *, public: bool) -> list[Meeting]:
    """Meetings of the municipal year up to this one whose attendance is known; by the public, from the minutes."""
    year = MunicipalYear.of(meeting.date)
    held = meeting.committee.meetings.filter(
        attendance__isnull=False, date__range=(year.first_day, meeting.date)
    )
    if public:
        held = held.filter(minutes_published_at__isnull=False)
    return list(held.distinct().in_order())


def paper_blocks(paper: Bound, pages: Pages, taken: set[str]) -> list[Block]:
    """A heading of the item, where the paper is in the PDF, and the paper itself a level below."""
    first, last = pages.of[paper.key]
    where = f"Page {first} of the PDF pack" if first == last else f"Pages {first} to {last} of the PDF pack"
    name = f"Item {paper.item.number}: {paper.title}" if paper.item else paper.title
    blocks: list[Block] = [Heading(name), Paragraph(f"{where}.", numbered=False)]
    if paper.upload:
        return [*blocks, Paragraph("This paper was sent in as a PDF, and stands in the PDF pack alone.")]
    return blocks + [block for block in tables_apart(paper, taken) if block]


def tables_apart(paper: Bound, taken: set[str]) -> Iterator[Block]:
    """The blocks of a paper, a heading lower, its tables and charts under names that nothing else has."""
    number = f"item-{paper.item.number}" if paper.item else f"supplement-{paper.supplement}"
    names = {table.name for table in paper.document.tables()}
    apart = {name: name if name not in taken else _free(f"{number}-{name}", taken | names) for name in names}
    taken |= set(apart.values())
    for block in paper.document.blocks:
        if isinstance(block, Heading):
            yield replace(block, level=block.level + 1)
        elif isinstance(block, Table | Chart):
            yield replace(block, name=apart.get(block.name, block.name))
        else:
            yield block


def _free(name: str, taken: set[str]) -> str:
    free, number = name, 1
    while free in taken:
        number += 1
        free = f"{name}-{number}"
    return free

"""`membership`: who sits on a committee on a day, as an agenda prints it (pattern P-25)."""

from datetime import date

from council.roles import Permission
from reports.document import Cell, Column, Document, Kind, Paragraph, Row, Table
from reports.report import Report, Run
from scrutiny.enums import MemberRole
from scrutiny.models import Committee, CommitteeMember
from scrutiny.reports.parameters import choices, committee_of


def build(run: Run) -> Document:
    committee = committee_of(run)
    day = run.as_at or run.today
    seats = list(committee.members.on(day).in_order().select_related("replaces"))
    return Document(
        title=f"Membership of the {committee.name}",
        subtitle=f"On {day:%-d %B %Y}",
        organisation=run.organisation.name,
        blocks=(*(Paragraph(line) for line in lines(seats)), table(seats)),
        as_at=day,
        body=committee.name,
    )


def lines(seats: list[CommitteeMember]) -> list[str]:
    """“Cllr Crosby, Francis (Vice-chair), … and K. Wood”, and a line of the co-opted members."""
    councillors = [_with_role(seat) for seat in seats if not seat.is_co_opted]
    co_opted = [str(seat) for seat in seats if seat.is_co_opted]
    said = [f"Cllr {_listed(councillors)}"] if councillors else []
    return [*said, *([f"Co-opted members: {_listed(co_opted)}"] if co_opted else [])]


def seats_on(committee: Committee, day: date) -> list[CommitteeMember]:
    return list(CommitteeMember.objects.filter(committee=committee).on(day).in_order())


def table(seats: list[CommitteeMember]) -> Table:
    return Table(
        name="membership",
        title="Members",
        row_header="Member",
        columns=(
            Column(key="role", title="Role", kind=Kind.TEXT),
            Column(key="from", title="From", kind=Kind.DATE),
            Column(key="until", title="Until", kind=Kind.DATE),
            Column(key="replaces", title="In place of", kind=Kind.TEXT),
        ),
        rows=tuple(_row(seat) for seat in seats),
        note="A day from which nobody printed a seat is that of the first paper that names its holder.",
        empty="No members",
    )


def _row(seat: CommitteeMember) -> Row:
    role = MemberRole(seat.role).label
    replaced = str(seat.replaces) if seat.replaces else None
    cells = ("Co-opted member" if seat.is_co_opted else role, seat.held_from, seat.held_until, replaced)
    return Row(label=str(seat), cells=tuple(map(Cell, cells)))


def _with_role(seat: CommitteeMember) -> str:
    special = seat.role != MemberRole.MEMBER
    return f"{seat.printed_as} ({MemberRole(seat.role).label})" if special else seat.printed_as


def _listed(names: list[str]) -> str:
    *rest, last = names
    return f"{', '.join(rest)} and {last}" if rest else last


REPORT = Report(
    key="membership",
    title="Membership",
    description="Who sits on a committee on a day, in which role, and in whose place.",
    permission=Permission.SEE_COMMITTEES,
    parameters=("committee", "as_at"),
    build=build,
    choices=choices,
    is_public=True,
)

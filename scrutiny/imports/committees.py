"""`committees.csv` and `members.csv`: a committee comes after those that it refers to."""

from council.domain.people import keep_person
from council.sheets import Column, Row, day, each, one_of, read_if_there, whole_number, yes_or_no
from improvement.imports.cells import in_lines
from scrutiny.domain.committees import sort_name
from scrutiny.enums import CommitteeKind, MemberRole, Numbering
from scrutiny.imports.cells import committee_of
from scrutiny.imports.frame import Frame
from scrutiny.models import Committee, CommitteeMember

COMMITTEES = (
    Column("slug", required=True),
    Column("name", required=True),
    Column("kind", one_of(CommitteeKind), required=True),
    Column("remit"),
    Column("numbering", one_of(Numbering), required=True),
    Column("prefix"),
    Column("predecessor"),
    Column("reports_to"),
    Column("formed_on", day, empty=None),
    Column("is_private", yes_or_no, required=True),
    Column("contact", in_lines),
    Column("clear_days", whole_number, empty=5, optional=True),
)
MEMBERS = (
    Column("committee", required=True),
    Column("name", required=True),
    Column("title"),
    Column("printed_as", required=True),
    Column("role", one_of(MemberRole), required=True),
    Column("co_opted", yes_or_no, required=True),
    Column("held_from", day, required=True),
    Column("held_until", day, empty=None),
    Column("replaces"),
)


def load_committees(frame: Frame) -> None:
    each(
        read_if_there(frame.path("committees"), COMMITTEES, key=("slug",)),
        lambda row: _load_committee(row, frame),
    )
    each(read_if_there(frame.path("members"), MEMBERS), lambda row: _load_member(row, frame))


def _load_committee(row: Row, frame: Frame) -> None:
    values = {name: value for name, value in row.values.items() if name != "slug"}
    for name in ("predecessor", "reports_to"):
        values[name] = row.look_up(name, frame.committees, of="a committee above") if row[name] else None
    key = {"organisation": frame.organisation, "slug": row["slug"]}
    frame.committees[row["slug"]] = frame.keep(Committee, key, values)


def _load_member(row: Row, frame: Frame) -> None:
    committee = committee_of(row, frame.committees)
    person = keep_person(organisation=frame.organisation, name=row["name"], by=frame.by, why=frame.why)
    values = {
        "title": row["title"],
        "printed_as": row["printed_as"],
        "sort_name": sort_name(row["printed_as"]),
        "role": row["role"],
        "is_co_opted": row["co_opted"],
        "held_until": row["held_until"],
    }
    if row["replaces"]:
        known = (row["committee"], row["replaces"])
        values["replaces"] = row.found("replaces", known, frame.members, of="a member above")
    key = {"committee": committee, "person": person, "held_from": row["held_from"]}
    frame.members[row["committee"], row["printed_as"]] = frame.keep(CommitteeMember, key, values)

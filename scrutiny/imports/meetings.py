"""
`meetings.csv`, `attendance.csv`, `parts.csv`, `agenda_items.csv`, `papers.csv`, `minutes.csv` and
`actions_arising.csv`. A meeting is known by its committee and its day, an item by its number on the agenda.
"""

from datetime import datetime, time

from django.utils import timezone

from council.sheets import Column, Row, day, each, one_of, read_if_there, whole_number, yes_or_no
from improvement.enums import Provenance
from improvement.imports.cells import in_lines, in_paragraphs
from scrutiny.domain.minutes import renumber
from scrutiny.enums import ItemKind, MeetingKind, Presence
from scrutiny.imports.cells import asked_for, clock, committee_of, meeting_of
from scrutiny.imports.frame import Frame
from scrutiny.models import (
    ActionArising,
    AgendaItem,
    AgendaPaper,
    AgendaPart,
    Attendance,
    Meeting,
    Minute,
    Resolution,
)

OF_MEETING = (Column("committee", required=True), Column("date", day, required=True))
MEETINGS = (
    *OF_MEETING,
    Column("kind", one_of(MeetingKind), required=True),
    Column("starts_at", clock, empty=None),
    Column("ended_at", clock, empty=None),
    Column("venue"),
    Column("signed_by"),
    Column("signed_on", day, empty=None),
    Column("first_number", whole_number, empty=None),
    Column("published_on", day, empty=None),
    Column("minutes_published_on", day, empty=None),
    Column("minutes_signed_by"),
)
ATTENDANCE = (
    *OF_MEETING,
    Column("name", required=True),
    Column("member"),
    Column("post"),
    Column("presence", one_of(Presence), required=True),
    Column("in_chair", yes_or_no, required=True),
    Column("co_opted", yes_or_no, required=True),
)
PARTS = (*OF_MEETING, Column("order", whole_number, required=True), Column("title", required=True))
ITEMS = (
    *OF_MEETING,
    Column("part", whole_number, empty=None),
    Column("order", whole_number, required=True),
    Column("kind", one_of(ItemKind), required=True),
    Column("title", required=True),
    Column("report_of"),
    Column("purpose"),
    Column("attending", in_lines),
    Column("printed_pages"),
)
PAPERS = (
    *OF_MEETING,
    Column("item", whole_number, required=True),
    Column("title", required=True),
    Column("report", required=True),
    Column("parameters", asked_for, required=True),
)
MINUTES = (
    *OF_MEETING,
    Column("order", whole_number, required=True),
    Column("item", whole_number, empty=None),
    Column("heading", required=True),
    Column("text", in_paragraphs),
    Column("resolutions", in_lines),
)
ACTIONS = (
    *OF_MEETING,
    Column("minute", whole_number, required=True),
    Column("order", whole_number, required=True),
    Column("text", required=True),
    Column("owner"),
    Column("due_at", day, empty=None),
    Column("came_back_as", whole_number, empty=None),
)


def load_meetings(frame: Frame) -> list[tuple[Meeting, datetime]]:
    """Load all meetings with what belongs to them; returns those whose agenda was published, and when."""
    rows = read_if_there(frame.path("meetings"), MEETINGS, key=("committee", "date"))
    published = [found for found in each(rows, lambda row: _load_meeting(row, frame)) if found]
    for name, columns, load in (
        ("attendance", ATTENDANCE, _load_attendance),
        ("parts", PARTS, _load_part),
        ("agenda_items", ITEMS, _load_item),
    ):
        each(read_if_there(frame.path(name), columns), lambda row, load=load: load(row, frame))
    _number_items(frame)
    for name, columns, load in (
        ("papers", PAPERS, _load_paper),
        ("minutes", MINUTES, _load_minute),
        ("actions_arising", ACTIONS, _load_action),
    ):
        each(read_if_there(frame.path(name), columns), lambda row, load=load: load(row, frame))
    for meeting in frame.meetings.values():
        renumber(meeting=meeting, by=frame.by)
    return published


def _load_meeting(row: Row, frame: Frame) -> tuple[Meeting, datetime] | None:
    committee = committee_of(row, frame.committees)
    names = ("kind", "starts_at", "ended_at", "venue", "signed_by", "signed_on", "first_number")
    values = {name: row[name] for name in (*names, "minutes_signed_by")}
    values |= {
        "provenance": Provenance.PUBLISHED,
        "minutes_published_at": _at_noon(row["minutes_published_on"]),
    }
    key = {"committee": committee, "date": row["date"]}
    meeting = frame.keep(Meeting, key, values)
    frame.meetings[row["committee"], row["date"]] = meeting
    return (meeting, _at_noon(row["published_on"])) if row["published_on"] else None


def _load_attendance(row: Row, frame: Frame) -> None:
    meeting = meeting_of(row, frame.meetings)
    member = None
    if row["member"]:
        known = (row["committee"], row["member"])
        member = row.found("member", known, frame.members, of="a member of the committee")
    values = {
        "member": member,
        "post": row["post"],
        "presence": row["presence"],
        "in_chair": row["in_chair"],
        "is_co_opted": row["co_opted"],
        "order": row.number,
    }
    frame.keep(Attendance, {"meeting": meeting, "name": row["name"]}, values)


def _load_part(row: Row, frame: Frame) -> None:
    key = {"meeting": meeting_of(row, frame.meetings), "order": row["order"]}
    frame.keep(AgendaPart, key, {"title": row["title"]})


def _load_item(row: Row, frame: Frame) -> None:
    meeting = meeting_of(row, frame.meetings)
    part = AgendaPart.objects.filter(meeting=meeting, order=row["part"]).first() if row["part"] else None
    names = ("kind", "title", "report_of", "purpose", "attending", "printed_pages")
    key = {"meeting": meeting, "part": part, "order": row["order"]}
    frame.keep(AgendaItem, key, {name: row[name] for name in names})


def _number_items(frame: Frame) -> None:
    for (committee, on), meeting in frame.meetings.items():
        for number, item in enumerate(meeting.items.in_order(), start=1):
            frame.items[committee, on, number] = item


def _item(row: Row, column: str, frame: Frame, on=None) -> AgendaItem | None:
    if row[column] is None:
        return None
    known = (row["committee"], on or row["date"], row[column])
    return row.found(column, known, frame.items, of="an item of the agenda")


def _load_paper(row: Row, frame: Frame) -> None:
    key = {"item": _item(row, "item", frame), "title": row["title"]}
    frame.keep(AgendaPaper, key, {"report": row["report"], "parameters": row["parameters"]})


def _load_minute(row: Row, frame: Frame) -> None:
    key = {"meeting": meeting_of(row, frame.meetings), "order": row["order"]}
    values = {"item": _item(row, "item", frame), "heading": row["heading"], "text": row["text"]}
    minute = frame.keep(Minute, key, values)
    frame.minutes[row["committee"], row["date"], row["order"]] = minute
    texts = [text for text in row["resolutions"].splitlines() if text]
    for order, text in enumerate(texts, start=1):
        frame.keep(Resolution, {"minute": minute, "order": order}, {"text": text})


def _load_action(row: Row, frame: Frame) -> None:
    known = (row["committee"], row["date"], row["minute"])
    minute = row.found("minute", known, frame.minutes, of="a minute of the meeting")
    due_at = None
    if row["due_at"]:
        due_at = row.found("due_at", (row["committee"], row["due_at"]), frame.meetings, of="a meeting")
    values = {
        "text": row["text"],
        "owner": row["owner"],
        "due_at": due_at,
        "due_on": row["due_at"],
        "answered_by": _item(row, "came_back_as", frame, on=row["due_at"]),
    }
    frame.keep(ActionArising, {"minute": minute, "order": row["order"]}, values)


def _at_noon(on) -> datetime | None:
    return timezone.make_aware(datetime.combine(on, time(12))) if on else None

from datetime import date, time

from django.core.exceptions import ValidationError
from django.db import transaction

from council import history
from scrutiny.enums import Interest, MeetingKind, Presence
from scrutiny.models import Attendance, Committee, CommitteeMember, Declaration, Meeting


@transaction.atomic
def call_meeting(
    *,
    committee: Committee,
    on: date | None,
    by,
    starts_at: time | None = None,
    venue: str = "",
    kind: str = MeetingKind.ORDINARY,
    why: str = "",
) -> Meeting:
    """Put a meeting into the calendar. Raises ValidationError on `date` (none given; one is there already)."""
    if on is None:
        raise ValidationError({"date": "Enter the date of the meeting"})
    Committee.objects.select_for_update(of=("self",)).get(pk=committee.pk)
    if committee.meetings.filter(date=on).exists():
        raise ValidationError({"date": f"The committee meets on {on:%-d %B %Y} already"})
    meeting = Meeting(committee=committee, date=on, starts_at=starts_at, venue=venue.strip(), kind=kind)
    history.save(meeting, by=by, why=why)
    return meeting


@transaction.atomic
def change_meeting(*, meeting: Meeting, by, why: str = "", **fields) -> Meeting:
    """
    Change time, place or date. Raises ValidationError on `date` (none; taken; published: cancel it instead).
    """
    meeting = Meeting.objects.select_for_update(of=("self",)).get(pk=meeting.pk)
    on = fields.get("date", meeting.date)
    if on is None:
        raise ValidationError({"date": "Enter the date of the meeting"})
    if on != meeting.date:
        if meeting.publications.exists():
            raise ValidationError({"date": "The agenda is published. Cancel the meeting and call another"})
        if meeting.committee.meetings.filter(date=on).exists():
            raise ValidationError({"date": f"The committee meets on {on:%-d %B %Y} already"})
    for name, value in fields.items():
        setattr(meeting, name, value)
    history.save(meeting, by=by, why=why)
    return meeting


@transaction.atomic
def cancel_meeting(*, meeting: Meeting, because: str, by) -> Meeting:
    """Call a meeting off. Raises ValidationError on `because` where no reason is given."""
    if not because.strip():
        raise ValidationError({"cancelled_because": "Say why the meeting is cancelled"})
    meeting = Meeting.objects.select_for_update(of=("self",)).get(pk=meeting.pk)
    meeting.cancelled_because = because.strip()
    history.save(meeting, by=by, why=because)
    return meeting


@transaction.atomic
def record_attendance(
    *,
    meeting: Meeting,
    presence: str,
    by,
    member: CommitteeMember | None = None,
    name: str = "",
    post: str = "",
    in_chair: bool = False,
    stands_in_for: CommitteeMember | None = None,
    row: Attendance | None = None,
    why: str = "",
) -> Attendance:
    """
    Say who was there, or sent an apology. A member who is recorded already is changed, not doubled; of anybody
    else, give the `row` to change.

    Raises ValidationError on `member` (of another committee), `name` (neither a member nor a name),
    `stands_in_for` (a substitute without, or of somebody who was there) or `in_chair` (taken; not present).
    """
    Meeting.objects.select_for_update(of=("self",)).get(pk=meeting.pk)
    rows = list(meeting.attendance.in_order())
    seen = next((each for each in rows if member and each.member_id == member.pk), None)
    row = row or seen or Attendance(meeting=meeting, member=member, order=next_place(rows))
    row.name = name.strip() or (str(member) if member else "")
    row.post, row.presence, row.in_chair, row.stands_in_for = post.strip(), presence, in_chair, stands_in_for
    row.is_co_opted = bool(member and member.is_co_opted)
    check_attendance(row, rows)
    history.save(row, by=by, why=why)
    return row


def next_place(rows: list[Attendance]) -> int:
    return max((row.order for row in rows), default=0) + 1


def check_attendance(row: Attendance, rows: list[Attendance]) -> None:
    """Raise ValidationError as `record_attendance` does; `rows` are all that are recorded of the meeting."""
    errors, meeting = {}, row.meeting
    others = [each for each in rows if each.pk != row.pk]
    if not row.name:
        errors["name"] = "Choose a member or write a name"
    if row.member and row.member.committee_id != meeting.committee_id:
        errors["member"] = "Choose a member of this committee"
    if row.in_chair and row.presence not in {Presence.PRESENT, Presence.SUBSTITUTE}:
        errors["in_chair"] = "Only somebody who was present can be in the chair"
    elif row.in_chair and (chair := next((each for each in others if each.in_chair), None)):
        errors["in_chair"] = f"{chair} is in the chair already"
    if row.presence == Presence.SUBSTITUTE and row.stands_in_for is None:
        errors["stands_in_for"] = "Say for whom the substitute stands in"
    elif row.stands_in_for and any(
        each.member_id == row.stands_in_for.pk and each.presence == Presence.PRESENT for each in others
    ):
        errors["stands_in_for"] = f"{row.stands_in_for} was present"
    if errors:
        raise ValidationError(errors)


@transaction.atomic
def declare(
    *, attendance: Attendance, kind: Interest, about: str, by, left_the_room: bool = False
) -> Declaration:
    """Record a declaration of interest. Raises ValidationError on `about` (empty) or who (was not there)."""
    if attendance.presence == Presence.APOLOGIES:
        raise ValidationError(
            {"attendance": f"{attendance} sent apologies and could not declare an interest"}
        )
    if not about.strip():
        raise ValidationError({"about": "Say in which item, and what the interest is"})
    declaration = Declaration(
        meeting=attendance.meeting,
        attendance=attendance,
        kind=kind,
        about=about.strip(),
        left_the_room=left_the_room,
    )
    history.save(declaration, by=by)
    return declaration

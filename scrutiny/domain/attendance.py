from collections.abc import Iterable
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction

from council import history
from scrutiny.domain.meetings import check_attendance, next_place
from scrutiny.enums import Presence
from scrutiny.models import Attendance, CommitteeMember, Declaration, Meeting


@dataclass(frozen=True)
class There:
    """
    What is said of somebody: a member by their seat, or anybody else by name. `row` is what was said before.

    `presence` empty takes a row back; `key` is the field of a form that an error belongs to.
    """

    key: str
    presence: str
    member: CommitteeMember | None = None
    name: str = ""
    post: str = ""
    in_chair: bool = False
    stands_in_for: CommitteeMember | None = None
    row: Attendance | None = None


@transaction.atomic
def take_attendance(*, meeting: Meeting, there: Iterable[There], by) -> None:
    """
    Record at once who was there. Whoever is not named stays as they are.

    Raises ValidationError by the `key` of whom it is about: two in the chair, or what `record_attendance` and
    the record refuse.
    """
    Meeting.objects.select_for_update(of=("self",)).get(pk=meeting.pk)
    there = list(there)
    _one_chair(there)
    rows, errors = as_recorded(meeting), {}
    # The chair is left before somebody else takes it, and who is no longer there goes before who comes.
    for each in sorted(there, key=lambda each: (bool(each.presence), each.in_chair)):
        try:
            _record(meeting, each, rows, by)
        except ValidationError as error:
            errors[each.key] = error.messages
    if errors:
        raise ValidationError(errors)


def _one_chair(there: list[There]) -> None:
    chairs = [each for each in there if each.in_chair]
    if len(chairs) > 1:
        names = [each.name or str(each.member) for each in chairs]
        raise ValidationError(
            {
                each.key: f"Only one person is in the chair: you ticked {' and '.join(names)}"
                for each in chairs[1:]
            }
        )


def _record(meeting: Meeting, each: There, rows: list[Attendance], by) -> None:
    """Record one of them; `rows` are all that are recorded, and are kept so."""
    row = next((row for row in rows if each.row and row.pk == each.row.pk), None)
    if not each.presence:
        return _take_back(row, rows, by) if row else None
    if row and not _differs(each, row):
        return None
    if row is None:
        row = Attendance(meeting=meeting, member=each.member, order=next_place(rows))
    row.name = each.name.strip() or (str(each.member) if each.member else "")
    row.is_co_opted = bool(each.member and each.member.is_co_opted)
    row.post, row.presence = each.post.strip(), each.presence
    row.in_chair, row.stands_in_for = each.in_chair, each.stands_in_for
    check_attendance(row, rows)
    history.save(row, by=by)
    if row not in rows:
        rows.append(row)
    return None


def _differs(each: There, row: Attendance) -> bool:
    said = (each.presence, each.in_chair, each.post, each.stands_in_for and each.stands_in_for.pk)
    kept = (row.presence, row.in_chair, row.post, row.stands_in_for_id)
    return said != kept or (each.member is None and each.name != row.name)


def _take_back(row: Attendance, rows: list[Attendance], by) -> None:
    if Declaration.objects.filter(attendance=row).exists():
        raise ValidationError(f"{row} declared an interest. Remove the declaration first")
    rows.remove(row)
    row._history_user, row._change_reason = by, ""
    row.delete()


def as_recorded(meeting: Meeting) -> list[Attendance]:
    """Everybody at the meeting in order, with the seats of members and of whom substitutes stand in for."""
    return list(meeting.attendance.in_order().select_related("member", "stands_in_for"))


PRESENCE_OF_OTHERS = [
    (Presence.ATTENDING.value, "Also in attendance"),
    (Presence.PRESENT.value, "Present"),
    (Presence.APOLOGIES.value, "Apologies"),
]

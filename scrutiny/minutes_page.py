"""What the page of a meeting's minutes says: who was there, what was declared, and minute by minute."""

from dataclasses import dataclass

from scrutiny.domain.attendance import as_recorded
from scrutiny.enums import Presence
from scrutiny.models import Attendance, Meeting, Minute


@dataclass(frozen=True)
class Roll:
    """Who was there, by what they were there as; `unaccounted` are members of whom nothing is said."""

    chair: Attendance | None
    present: list[Attendance]
    substitutes: list[Attendance]
    apologies: list[Attendance]
    attending: list[Attendance]
    unaccounted: list


def roll_of(meeting: Meeting) -> Roll:
    rows = as_recorded(meeting)
    known = {row.member_id for row in rows} | {row.stands_in_for_id for row in rows}

    def those(presence: Presence) -> list[Attendance]:
        return [row for row in rows if row.presence == presence]

    seats = meeting.committee.members.on(meeting.date).in_order()
    return Roll(
        chair=next((row for row in rows if row.in_chair), None),
        present=[row for row in those(Presence.PRESENT) if not row.in_chair],
        substitutes=[row for row in those(Presence.SUBSTITUTE) if not row.in_chair],
        apologies=those(Presence.APOLOGIES),
        attending=those(Presence.ATTENDING),
        unaccounted=[seat for seat in seats if seat.pk not in known] if rows else [],
    )


def declarations_of(meeting: Meeting) -> list:
    return list(meeting.declarations.select_related("attendance").order_by("pk"))


def minutes_of(meeting: Meeting, *, sees_exempt: bool) -> list[Minute]:
    """In order, each with its resolutions and the actions that arose; of open items only for who may read no more."""
    minutes = meeting.minutes.in_order() if sees_exempt else meeting.minutes.open().in_order()
    related = ("resolutions", "actions_arising", "actions_arising__due_at")
    found = list(minutes.select_related("item").prefetch_related(*related))
    for minute in found:
        minute.resolved = sorted(minute.resolutions.all(), key=lambda row: (row.order, row.pk))
        minute.arising = sorted(minute.actions_arising.all(), key=lambda row: (row.order, row.pk))
    return found

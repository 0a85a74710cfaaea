from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from council import history
from scrutiny.enums import Numbering
from scrutiny.models import ActionArising, AgendaItem, Meeting, Minute, Resolution
from scrutiny.numbering import numbers
from scrutiny.years import MunicipalYear


@transaction.atomic
def write_minute(
    *,
    meeting: Meeting,
    heading: str,
    by,
    text: str = "",
    item: AgendaItem | None = None,
    resolutions: list[str] | tuple[str, ...] = (),
    why: str = "",
) -> Minute:
    """
    Write the minute of an item, after the last one, with what was resolved. The meeting is numbered anew.

    Raises ValidationError on `heading` (empty), `item` (of another agenda; minuted already) or where the
    minutes are confirmed.
    """
    meeting = _unconfirmed(meeting)
    if not heading.strip():
        raise ValidationError({"heading": "Enter the heading of the minute"})
    if item and item.meeting_id != meeting.pk:
        raise ValidationError({"item": "Choose an item of this agenda"})
    if item and meeting.minutes.filter(item=item).exists():
        raise ValidationError({"item": "This item has its minute already"})
    minute = Minute(
        meeting=meeting,
        item=item,
        order=meeting.minutes.count() + 1,
        heading=heading.strip(),
        text=text.strip(),
        is_closed=bool(item and item.exempt),
    )
    history.save(minute, by=by, why=why)
    _resolve(minute, resolutions, by)
    renumber(meeting=meeting, by=by)
    minute.refresh_from_db()
    return minute


@transaction.atomic
def change_minute(
    *, minute: Minute, heading: str, text: str, by, resolutions: list[str] | None = None, why: str = ""
) -> Minute:
    """
    Change a minute of a meeting whose minutes are not confirmed; `resolutions` in full, None to leave them.

    Raises ValidationError on `heading` where it is empty, or where the minutes are confirmed.
    """
    _unconfirmed(minute.meeting)
    minute = Minute.objects.select_for_update(of=("self",)).get(pk=minute.pk)
    if not heading.strip():
        raise ValidationError({"heading": "Enter the heading of the minute"})
    minute.heading, minute.text = heading.strip(), text.strip()
    history.save(minute, by=by, why=why)
    if resolutions is not None:
        for row in minute.resolutions.all():
            row._history_user, row._change_reason = by, why
            row.delete()
        _resolve(minute, resolutions, by)
    renumber(meeting=minute.meeting, by=by)
    minute.refresh_from_db()
    return minute


@transaction.atomic
def arise(
    *,
    minute: Minute,
    text: str,
    by,
    owner: str = "",
    due_at: Meeting | None = None,
    due_on: date | None = None,
) -> ActionArising:
    """Note that somebody was asked to do something. Raises ValidationError on `text` or `due_at`."""
    if not text.strip():
        raise ValidationError({"text": "Say what is to be done"})
    if due_at and due_at.date <= minute.meeting.date:
        raise ValidationError({"due_at": "Choose a later meeting"})
    action = ActionArising(
        minute=minute,
        order=minute.actions_arising.count() + 1,
        text=text.strip(),
        owner=owner.strip(),
        due_at=due_at,
        due_on=due_on or (due_at.date if due_at else None),
    )
    history.save(action, by=by)
    return action


@transaction.atomic
def confirm_minutes(
    *, meeting: Meeting, at: Meeting, by, subject_to: str = "", signed_by: str = ""
) -> Meeting:
    """
    Record that a later meeting confirmed these minutes, with the correction that it asked for, if any.

    Raises ValidationError on `at` (of another committee; not later) or where they are confirmed or not there.
    """
    meeting = _unconfirmed(meeting)
    if (
        at.committee_id != meeting.committee_id
        and at.committee_id not in meeting.committee.successors.values_list("pk", flat=True)
    ):
        raise ValidationError({"at": "Choose a meeting of this committee, or of the one that followed it"})
    if at.date <= meeting.date:
        raise ValidationError({"at": "Minutes are confirmed at a later meeting"})
    if not meeting.minutes.exists():
        raise ValidationError("There are no minutes to confirm")
    meeting.confirmed_at, meeting.confirmed_subject_to = at, subject_to.strip()
    meeting.minutes_signed_by = signed_by.strip()
    history.save(meeting, by=by, why=f"Minutes confirmed on {at.date:%-d %B %Y}")
    return meeting


@transaction.atomic
def publish_minutes(*, meeting: Meeting, by) -> Meeting:
    """Let the public read the minutes of an open meeting. Raises ValidationError where there are none."""
    meeting = Meeting.objects.select_for_update(of=("self",)).get(pk=meeting.pk)
    if not meeting.minutes.exists():
        raise ValidationError("There are no minutes to publish")
    if meeting.minutes_published_at is None:
        meeting.minutes_published_at = timezone.now()
        history.save(meeting, by=by, why="Minutes published")
    return meeting


def renumber(*, meeting: Meeting, by) -> None:
    """Give the meeting's minutes and resolutions their numbers in the committee's style."""
    minutes = list(meeting.minutes.in_order().select_related("item").prefetch_related("resolutions"))
    kinds = [(minute.item.kind if minute.item else None, len(minute.resolutions.all())) for minute in minutes]
    committee = meeting.committee
    given = numbers(committee.numbering, kinds, prefix=committee.prefix, last=_last_number(meeting))
    for minute, numbered in zip(minutes, given, strict=True):
        if minute.number != numbered.minute:
            minute.number = numbered.minute
            history.save(minute, by=by, why="Numbered")
        resolutions = sorted(minute.resolutions.all(), key=lambda row: row.order)
        for resolution, number in zip(resolutions, numbered.resolutions, strict=True):
            if resolution.number != number:
                resolution.number = number
                history.save(resolution, by=by, why="Numbered")


def _last_number(meeting: Meeting) -> int:
    """The highest number that the municipal year had reached before this meeting, in the running style."""
    if meeting.committee.numbering != Numbering.RUNNING:
        return 0
    year = MunicipalYear.of(meeting.date)
    before = Minute.objects.filter(
        meeting__committee=meeting.committee,
        meeting__date__gte=year.first_day,
        meeting__date__lt=meeting.date,
    )
    given = before.exclude(number="").values_list("number", flat=True)
    first = meeting.first_number or 1
    return max((int(number) for number in given), default=first - 1)


def _unconfirmed(meeting: Meeting) -> Meeting:
    meeting = Meeting.objects.select_for_update(of=("self",)).select_related("committee").get(pk=meeting.pk)
    if meeting.confirmed_at_id:
        raise ValidationError("The minutes are confirmed, so they stay as they are")
    return meeting


def _resolve(minute: Minute, texts, by) -> None:
    for order, text in enumerate((text.strip() for text in texts if text.strip()), start=1):
        history.save(Resolution(minute=minute, order=order, text=text), by=by)

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max

from council import history
from scrutiny.enums import ItemKind
from scrutiny.models import AgendaItem, AgendaPaper, AgendaPart, Meeting

STANDING = (
    (ItemKind.APOLOGIES, "Apologies for absence"),
    (ItemKind.MINUTES, "Minutes of the last meeting"),
    (ItemKind.DECLARATIONS, "Declarations of interest, including whipping declarations"),
)


@transaction.atomic
def begin_agenda(*, meeting: Meeting, by) -> list[AgendaItem]:
    """Give a new agenda its standing items. An agenda that has items stays as it is."""
    Meeting.objects.select_for_update(of=("self",)).get(pk=meeting.pk)
    if meeting.items.exists():
        return []
    items = [
        AgendaItem(meeting=meeting, kind=kind, title=title, order=order)
        for order, (kind, title) in enumerate(STANDING, start=1)
    ]
    for item in items:
        history.save(item, by=by)
    return items


@transaction.atomic
def add_part(*, meeting: Meeting, title: str, by) -> AgendaPart:
    """Add a heading after the last. Raises ValidationError on `title` where it is empty."""
    if not title.strip():
        raise ValidationError({"title": "Enter the heading of the part"})
    Meeting.objects.select_for_update(of=("self",)).get(pk=meeting.pk)
    last = meeting.parts.aggregate(last=Max("order"))["last"] or 0
    part = AgendaPart(meeting=meeting, order=last + 1, title=title.strip())
    history.save(part, by=by)
    return part


@transaction.atomic
def add_item(
    *, meeting: Meeting, title: str, by, part: AgendaPart | None = None, kind=ItemKind.BUSINESS, **fields
) -> AgendaItem:
    """
    Add an item at the end of its part.

    What joins a published agenda stands at its very end, so that no item changes its number, and must say why
    it cannot wait. Raises ValidationError as `check_item` does, then on `urgent_because`, and on `part` where
    another than the last is asked for.
    """
    Meeting.objects.select_for_update(of=("self",)).get(pk=meeting.pk)
    is_published = meeting.publications.exists()
    if is_published:
        part = _last_part(meeting, part)
    siblings = AgendaItem.objects.filter(meeting=meeting, part=part)
    item = AgendaItem(
        meeting=meeting, part=part, kind=kind, title=title.strip(), order=siblings.count() + 1, **fields
    )
    check_item(item)
    if is_published and not item.urgent_because.strip():
        raise ValidationError({"urgent_because": "The agenda is published. Say why this item cannot wait"})
    history.save(item, by=by)
    return item


def _last_part(meeting: Meeting, asked: AgendaPart | None) -> AgendaPart | None:
    last = meeting.parts.order_by("-order", "-pk").first()
    if asked and asked != last:
        raise ValidationError(
            {"part": f"The agenda is published, and its items keep their numbers. Add the item to “{last}”"}
        )
    return last


@transaction.atomic
def change_item(*, item: AgendaItem, by, why: str = "", **fields) -> AgendaItem:
    """Change what an item says. Raises ValidationError as `check_item` does."""
    item = AgendaItem.objects.select_for_update(of=("self",)).get(pk=item.pk)
    for name, value in fields.items():
        setattr(item, name, value.strip() if isinstance(value, str) else value)
    check_item(item)
    history.save(item, by=by, why=why)
    return item


def check_item(item: AgendaItem) -> None:
    """Raise ValidationError by field: `title`, `part`, `exempt`, `closed_title` or `public_interest`."""
    errors = {}
    if not item.title:
        errors["title"] = "Enter the title that the public reads"
    if item.part and item.part.meeting_id != item.meeting_id:
        errors["part"] = "Choose a part of this agenda"
    if item.exempt and not item.public_interest.strip():
        errors["public_interest"] = "Say why the public interest is not to publish"
    if item.closed_title and not item.exempt:
        errors["exempt"] = "Name the paragraph of Schedule 12A under which the title is closed"
    elif item.closed_title and item.closed_title.strip().lower() == item.title.lower():
        errors["closed_title"] = "The closed title is the same as the one that the public reads"
    if errors:
        raise ValidationError(errors)


@transaction.atomic
def move_item(*, item: AgendaItem, to: int, by, part: AgendaPart | None = None) -> list[AgendaItem]:
    """
    Put an item at this place (1 is the first) of a part, or before the parts where `part` is None.

    Returns the items of that part in their new order. A place beyond the end is the end. Raises
    ValidationError on `part` (of another agenda) or where the agenda is published.
    """
    Meeting.objects.select_for_update(of=("self",)).get(pk=item.meeting_id)
    item = AgendaItem.objects.select_related("part").get(pk=item.pk)
    if item.meeting.publications.exists():
        raise ValidationError("The agenda is published, so its order stays")
    if part and part.meeting_id != item.meeting_id:
        raise ValidationError({"part": "Choose a part of this agenda"})
    left, item.part = item.part, part
    rest = [each for each in _in_part(item.meeting, part) if each.pk != item.pk]
    rest.insert(max(to, 1) - 1, item)
    _renumber(rest, by)
    if left != part:
        _renumber(list(_in_part(item.meeting, left)), by)
    return rest


@transaction.atomic
def shift_item(*, item: AgendaItem, up: bool, by) -> list[AgendaItem]:
    """
    Move an item one place up or down. At the edge of its part it goes over into the next one.

    An item that has nowhere to go stays. Raises ValidationError as `move_item` does.
    """
    Meeting.objects.select_for_update(of=("self",)).get(pk=item.meeting_id)
    item = AgendaItem.objects.select_related("part").get(pk=item.pk)
    siblings = [each.pk for each in _in_part(item.meeting, item.part)]
    place = siblings.index(item.pk) + (-1 if up else 1)
    if 0 <= place < len(siblings):
        return move_item(item=item, to=place + 1, part=item.part, by=by)
    parts = [None, *item.meeting.parts.order_by("order", "pk")]
    beside = parts.index(item.part) + (-1 if up else 1)
    if not 0 <= beside < len(parts):
        return list(_in_part(item.meeting, item.part))
    part = parts[beside]
    end = _in_part(item.meeting, part).count() + 1
    return move_item(item=item, to=end if up else 1, part=part, by=by)


@transaction.atomic
def rename_part(*, part: AgendaPart, title: str, by) -> AgendaPart:
    """Change a heading. Raises ValidationError on `title` where it is empty."""
    if not title.strip():
        raise ValidationError({"title": "Enter the heading of the part"})
    part.title = title.strip()
    history.save(part, by=by)
    return part


@transaction.atomic
def remove_part(*, part: AgendaPart, by) -> None:
    """Take a heading off the agenda. Its items go to the end of what stands before the parts."""
    meeting = Meeting.objects.select_for_update(of=("self",)).get(pk=part.meeting_id)
    if meeting.publications.exists():
        raise ValidationError("The agenda is published, so its parts stay")
    items = [*_in_part(meeting, None), *_in_part(meeting, part)]
    for item in items:
        item.part = None
    _renumber(items, by)
    _delete(part, by, "")


@transaction.atomic
def remove_paper(*, paper: AgendaPaper, by, why: str = "") -> None:
    """Take a paper off its item. Raises ValidationError where it was published."""
    AgendaItem.objects.select_for_update(of=("self",)).get(pk=paper.item_id)
    paper = AgendaPaper.objects.get(pk=paper.pk)
    if paper.supplement is not None:
        raise ValidationError("The paper was published, so it stays")
    _delete(paper, by, why)


@transaction.atomic
def remove_item(*, item: AgendaItem, by, why: str = "") -> None:
    """Take an item off an agenda that is not published. Raises ValidationError where it is."""
    Meeting.objects.select_for_update(of=("self",)).get(pk=item.meeting_id)
    if item.meeting.publications.exists():
        raise ValidationError(
            "The agenda is published, so its items stay. Say at the meeting that it is withdrawn"
        )
    meeting, part = item.meeting, item.part
    for paper in item.papers.all():
        _delete(paper, by, why)
    _delete(item, by, why)
    _renumber(list(_in_part(meeting, part)), by)


@transaction.atomic
def attach_report(*, item: AgendaItem, report: str, parameters: dict, title: str, by) -> AgendaPaper:
    """
    Attach a report of this system by its key and what it is asked for. It is built when the pack is.

    Raises ValidationError on `title` where it is empty. Whether the report exists is the caller's to check:
    an agenda names reports and imports none.
    """
    if not title.strip():
        raise ValidationError({"title": "Enter the title of the paper"})
    AgendaItem.objects.select_for_update(of=("self",)).get(pk=item.pk)
    paper = AgendaPaper(
        item=item,
        order=item.papers.count() + 1,
        title=title.strip(),
        report=report,
        parameters=parameters,
        added_by=by,
    )
    history.save(paper, by=by)
    return paper


def _in_part(meeting: Meeting, part: AgendaPart | None):
    return AgendaItem.objects.filter(meeting=meeting, part=part).order_by("order", "pk")


def _renumber(items: list[AgendaItem], by) -> None:
    """Save the places of items that moved, and only of those."""
    rows = AgendaItem.objects.filter(pk__in=[item.pk for item in items])
    kept = {pk: where for pk, *where in rows.values_list("pk", "part_id", "order")}
    for place, item in enumerate(items, start=1):
        if kept[item.pk] != [item.part_id, place]:
            item.order = place
            history.save(item, by=by, why="Moved")


def _delete(record, by, why: str) -> None:
    record._history_user, record._change_reason = by, why
    record.delete()

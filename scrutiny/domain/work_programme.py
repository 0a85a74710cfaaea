from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max

from council import history
from scrutiny.domain.agenda import add_item
from scrutiny.models import AgendaItem, Committee, Meeting, WorkProgrammeItem
from scrutiny.years import MunicipalYear


@transaction.atomic
def plan_topic(
    *, committee: Committee, year: str, topic: str, by, planned_for: date | None = None, **fields
) -> WorkProgrammeItem:
    """
    Put a topic into the work programme of a municipal year (“2019-20”).

    Raises ValidationError on `topic` (empty), `year` (not one) or `planned_for` (not in that year).
    """
    _check(topic, year, planned_for)
    last = committee.work_programme.filter(year=year).aggregate(order=Max("order"))["order"]
    item = WorkProgrammeItem(
        committee=committee,
        year=year,
        topic=topic.strip(),
        planned_for=planned_for,
        order=(last or 0) + 1,
        **fields,
    )
    history.save(item, by=by)
    return item


@transaction.atomic
def change_topic(*, item: WorkProgrammeItem, by, reason: str = "", **fields) -> WorkProgrammeItem:
    """
    Change what the programme says of a topic.

    Raises ValidationError as `plan_topic` does, and on `planned_for` where the topic is on an agenda: the day is
    that of the meeting then.
    """
    item = WorkProgrammeItem.objects.select_for_update(of=("self",)).get(pk=item.pk)
    planned_for = fields.get("planned_for", item.planned_for)
    _check(fields.get("topic", item.topic), item.year, planned_for)
    if item.agenda_item_id and planned_for != item.planned_for:
        raise ValidationError({"planned_for": "The topic is on an agenda, so its day is that of the meeting"})
    for name, value in fields.items():
        setattr(item, name, value.strip() if isinstance(value, str) else value)
    history.save(item, by=by, why=reason)
    return item


def _check(topic: str, year: str, planned_for: date | None) -> None:
    errors = {}
    if not topic.strip():
        errors["topic"] = "Enter the topic"
    try:
        span = MunicipalYear.parse(year)
    except ValueError as error:
        errors["year"] = str(error)
    else:
        if planned_for and not span.first_day <= planned_for <= span.last_day:
            errors["planned_for"] = f"{planned_for:%-d %B %Y} is not in {span.label}"
    if errors:
        raise ValidationError(errors)


@transaction.atomic
def take_to_meeting(*, topic: WorkProgrammeItem, meeting: Meeting, by) -> AgendaItem:
    """
    Put a topic on an agenda. Raises ValidationError where it is on one, was dropped, or on `meeting` (of
    another committee).
    """
    topic = WorkProgrammeItem.objects.select_for_update(of=("self",)).get(pk=topic.pk)
    if topic.agenda_item_id:
        raise ValidationError(f"“{topic}” is on an agenda already")
    if topic.dropped_because:
        raise ValidationError(f"“{topic}” was dropped from the work programme")
    if meeting.committee_id != topic.committee_id:
        raise ValidationError({"meeting": "Choose a meeting of this committee"})
    item = add_item(meeting=meeting, title=topic.topic, report_of=topic.report_of, by=by)
    topic.agenda_item, topic.planned_for = item, meeting.date
    history.save(topic, by=by, why="Put on an agenda")
    return item


@transaction.atomic
def drop_topic(*, topic: WorkProgrammeItem, because: str, by) -> WorkProgrammeItem:
    """
    Take a topic out of the programme. Raises ValidationError on `because` where no reason is given, or where it is
    on an agenda or dropped already.
    """
    if not because.strip():
        raise ValidationError({"because": "Say why it is dropped"})
    topic = WorkProgrammeItem.objects.select_for_update(of=("self",)).get(pk=topic.pk)
    if topic.agenda_item_id:
        raise ValidationError(f"“{topic}” is on an agenda. Take it off that first")
    if topic.dropped_because:
        raise ValidationError(f"“{topic}” was dropped already")
    topic.dropped_because = because.strip()
    history.save(topic, by=by, why=because)
    return topic

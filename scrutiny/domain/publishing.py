import json
from dataclasses import dataclass, replace
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from council import history
from council.calendar import WorkingCalendar
from reports.domain import editions
from reports.report import BadParameter, find
from reports.serial import canonical, digest
from scrutiny.agenda_of import Agenda, agenda_of
from scrutiny.clear_days import clear_days_left, publish_by
from scrutiny.models import AgendaPaper, Meeting, Publication


@dataclass(frozen=True)
class Missing:
    """Something to settle before publication: which item, what, and whether it stops the publication."""

    item: int | None
    text: str
    stops: bool = False


def missing(meeting: Meeting, *, today: date) -> list[Missing]:
    """What an agenda still lacks, in its order: first what stops publication, then what only warns."""
    agenda = agenda_of(meeting, public=False)
    found = []
    if not agenda.items:
        found.append(Missing(None, "The agenda has no items", stops=True))
    if meeting.cancelled_because:
        found.append(Missing(None, "The meeting is cancelled", stops=True))
    if not meeting.venue or not meeting.starts_at:
        found.append(Missing(None, "Give the time and the place of the meeting", stops=True))
    for item in agenda.items:
        if item.is_to_follow:
            found.append(Missing(item.number, f"Item {item.number} is to follow"))
        if item.exempt:
            found.append(
                Missing(item.number, f"Item {item.number} is exempt: the public reads its public title")
            )
    if meeting.date < today:
        found.append(Missing(None, "The meeting is over"))
    return sorted(found, key=lambda each: not each.stops)


@transaction.atomic
def publish(
    *, meeting: Meeting, today: date, by, late_because: str = "", at: datetime | None = None
) -> Publication:
    """
    Publish the agenda, or what was added since as the next supplement. Reports are frozen as editions.

    `at` is when it went out, of an agenda that was published before it came into this record.

    Raises ValidationError on `late_because` (fewer clear days than the committee's are left, and no reason is
    given: Local Government Act 1972, s. 100B(4)), on `papers` (a report cannot be built) or where something
    is missing that stops it, or nothing was added since the last publication.
    """
    meeting = Meeting.objects.select_for_update(of=("self",)).select_related("committee").get(pk=meeting.pk)
    if stops := [each.text for each in missing(meeting, today=today) if each.stops]:
        raise ValidationError(stops)
    number = meeting.publications.count()
    _check_time(meeting, number, today, late_because)
    papers = AgendaPaper.objects.filter(item__meeting=meeting).select_related("item")
    for paper in _opened_since(papers, meeting):
        paper.edition = None  # frozen for those who may read what is exempt, it held more than is open
        _freeze(paper, meeting, number, today, by)
    for paper in papers.filter(supplement__isnull=True):
        _freeze(paper, meeting, number, today, by)
    content = {name: agenda_of(meeting, public=name == "public").dump() for name in ("public", "full")}
    before = meeting.publications.order_by("-number").first()
    if before and before.content == _as_kept(content):
        raise ValidationError("Nothing was added since the agenda was last published")
    return Publication.objects.create(
        meeting=meeting,
        number=number,
        published_at=at or timezone.now(),
        published_by=by,
        late_because=late_because.strip(),
        content=content,
        sha256=digest(canonical(content)),
    )


def _opened_since(papers, meeting: Meeting) -> list[AgendaPaper]:
    """The published papers of items that were exempt when the agenda last went out, and are open now."""
    latest = meeting.publications.order_by("-number").first()
    if latest is None:
        return []
    before = {paper.id for item in Agenda.load(latest.content["public"]).items for paper in item.papers}
    published = papers.filter(supplement__isnull=False, item__exempt__isnull=True)
    return [paper for paper in published if str(paper.public_id) not in before]


def _check_time(meeting: Meeting, number: int, today: date, late_because: str) -> None:
    calendar, needed = WorkingCalendar.of(meeting.committee.organisation), meeting.committee.clear_days
    if clear_days_left(today, meeting.date, calendar) >= needed or late_because.strip():
        return
    due = publish_by(meeting.date, calendar, clear_days=needed).date
    what = "A supplement" if number else "The agenda"
    raise ValidationError(
        {"late_because": f"{what} was to be published by {due:%-d %B %Y}. Say why it is late"}
    )


def _freeze(paper: AgendaPaper, meeting: Meeting, number: int, today: date, by) -> None:
    """Give a paper its supplement, and a report the edition that this meeting reads."""
    if paper.report and paper.edition_id is None:
        organisation = meeting.committee.organisation
        try:
            report = find(paper.report)
            run = editions.run_for(organisation, paper.parameters, user=by, today=today)
            # What an open item shows is what anybody may read: of minutes, those of exempt items are left out.
            run = replace(run, public=report.is_public and not paper.item.exempt)
            paper.edition = editions.publish(report=report, run=run, meeting=str(meeting), by=by)
        except (BadParameter, ValueError, KeyError) as error:
            raise ValidationError({"papers": f"“{paper.title}” cannot be built: {error}"}) from error
    paper.supplement = number
    history.save(paper, by=by, why="Published")


def _as_kept(content: dict) -> dict:
    """What the database gives back: tuples are lists there."""
    return json.loads(canonical(content))

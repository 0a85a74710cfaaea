"""Where what a thread is about was reported: editions, items of agendas with their papers, and their minutes."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch, Q

from council.roles import Permission
from feedback.models import Lesson
from improvement.models import Action, Plan
from reports.models import Edition
from scrutiny.models import AgendaItem, AgendaPaper, Meeting, Minute, Recommendation
from scrutiny.thread.reader import Reader
from scrutiny.thread.start import Start, StartKind

FEEDBACK = ("feedback-annual-report", "lessons")


@dataclass(frozen=True)
class Reported:
    """An item of an agenda with its number, and those of its papers that the reader may know of."""

    item: AgendaItem
    number: int
    title: str
    papers: Sequence[AgendaPaper] = ()


@dataclass(frozen=True)
class Papers:
    items: Sequence[Reported] = ()  # by the day of the meeting
    minutes: Sequence[Minute] = ()  # of those items; of a meeting, all of them
    editions: Sequence[Edition] = ()  # those that no item carries
    readable: frozenset[int] = frozenset()  # the editions among the items' papers that the reader may open


def papers_of(
    start: Start,
    reader: Reader,
    plans: list[Plan],
    actions: list[Action],
    asked: list[Recommendation],
    today: date,
) -> Papers:
    """Every paper about the plans while the actions were in them, or about the year of a lesson."""
    about = _about(start, plans)
    items = _items(start, reader, about, actions, asked, today) if reader.sees_committees else []
    carried = {paper.edition_id for each in items for paper in each.papers}
    visible = reader.visible(Edition.objects.all()).filter(organisation=reader.organisation).published()
    editions = visible.filter(about).current() if about else visible.none()
    editions = editions.exclude(pk__in=carried - {None}).defer("content", "claims")
    return Papers(
        items=items,
        minutes=_minutes(start, reader, items, asked) if reader.sees_committees else [],
        editions=[each for each in editions.order_by("published_at", "pk") if _spoke_of(each.as_at, actions)],
        readable=frozenset(visible.filter(pk__in=carried - {None}).values_list("pk", flat=True)),
    )


def _about(start: Start, plans: list[Plan]) -> Q | None:
    """The papers whose report was asked for one of the plans, or for the year in which a lesson was learned."""
    about = Q(parameters__plan__in=[plan.slug for plan in plans]) if plans else None
    if start.kind is StartKind.MEETING:
        return None
    if start.kind is StartKind.LESSON:
        year = Q(report__in=FEEDBACK, parameters__year=_reporting_year(start.record))
        about = about | year if about else year
    return about


def _reporting_year(lesson: Lesson) -> str:
    first = lesson.raised_on.year - (lesson.raised_on.month < 4)
    return f"{first}-{(first + 1) % 100:02}"


def _spoke_of(day: date | None, actions: list[Action]) -> bool:
    """Whether one of the actions was in its plan on the day that a paper speaks of."""
    if day is None or not actions:
        return True
    return any(
        action.joined_on <= day and (action.withdrawn_on is None or action.withdrawn_on > day)
        for action in actions
    )


def _items(
    start: Start,
    reader: Reader,
    about: Q | None,
    actions: list[Action],
    asked: list[Recommendation],
    today: date,
) -> list[Reported]:
    if start.kind is StartKind.MEETING:
        chosen = Q(meeting=start.record)
    else:
        chosen = Q(pk__in=[each.minute.item_id for each in asked if each.minute])
        if about:
            papers = AgendaPaper.objects.filter(
                about, item__meeting__committee__organisation=reader.organisation
            )
            rows = papers.select_related("edition").defer("edition__content", "edition__claims")
            spoke = [
                paper.item_id
                for paper in rows
                if _spoke_of(paper.edition.as_at if paper.edition else None, actions)
            ]
            chosen |= Q(pk__in=spoke)
    found = reader.visible(AgendaItem.objects.all(), Permission.SEE_COMMITTEES).filter(
        chosen, meeting__in=_meetings(reader)
    )
    if not reader.sees_drafts:
        found = found.filter(Q(meeting__publications__isnull=False) | Q(meeting__date__lte=today))
    papers = AgendaPaper.objects.select_related("edition").defer("edition__content", "edition__claims")
    found = found.distinct().select_related("meeting__committee", "part")
    found = found.prefetch_related(Prefetch("papers", papers))
    found = found.order_by("meeting__date", "meeting_id", "part__order", "order", "pk")
    return list(_numbered(list(found), reader))


def _meetings(reader: Reader):
    """Those that the reader may know of: a private committee's are closed."""
    return reader.visible(Meeting.objects.all(), Permission.SEE_COMMITTEES).filter(
        committee__organisation=reader.organisation
    )


def _numbered(items: list[AgendaItem], reader: Reader) -> Iterable[Reported]:
    meetings = {item.meeting_id for item in items}
    numbers, last = {}, {}
    for pk, meeting in (
        AgendaItem.objects.filter(meeting__in=meetings).in_order().values_list("pk", "meeting_id")
    ):
        last[meeting] = numbers[pk] = last.get(meeting, 0) + 1
    for item in items:
        closed = bool(item.exempt) and not reader.sees_exempt
        papers = sorted(item.papers.all(), key=lambda paper: (paper.order, paper.pk))
        yield Reported(
            item=item,
            number=numbers[item.pk],
            title=item.closed_title or item.title if reader.sees_exempt else item.title,
            papers=() if closed else tuple(papers),
        )


def _minutes(
    start: Start, reader: Reader, items: list[Reported], asked: list[Recommendation]
) -> list[Minute]:
    chosen = Q(item__in=[each.item.pk for each in items]) | Q(pk__in=[each.minute_id for each in asked])
    if start.kind is StartKind.MEETING:
        chosen |= Q(meeting=start.record)
    found = reader.visible(Minute.objects.all(), Permission.SEE_COMMITTEES)
    found = found.filter(chosen, meeting__in=_meetings(reader))
    if not reader.sees_drafts:
        found = found.filter(meeting__minutes_published_at__isnull=False)
    if not reader.sees_exempt:
        found = found.open()
    found = found.select_related("meeting__committee", "item")
    found = found.prefetch_related("resolutions", "actions_arising__answered_by__meeting")
    return list(found.order_by("meeting__date", "meeting_id", "order", "pk"))


def meeting_key(meeting: Meeting) -> dict[str, str]:
    """The filters of the page about a meeting."""
    return {"committee": meeting.committee.slug, "date": meeting.date.isoformat()}


def plans_reported(meeting: Meeting, reader: Reader) -> list[tuple[Plan, date]]:
    """The plans that papers of this meeting report, each with the day that the paper speaks of."""
    papers = AgendaPaper.objects.filter(item__meeting=meeting, parameters__has_key="plan")
    if not reader.sees_exempt:
        papers = papers.open()
    papers = papers.select_related("edition").defer("edition__content", "edition__claims").in_order()
    days = {
        paper.parameters["plan"]: (paper.edition.as_at if paper.edition else None) or meeting.date
        for paper in papers
    }
    plans = reader.visible(Plan.objects.all()).filter(organisation=reader.organisation, slug__in=days)
    return [(plan, days[plan.slug]) for plan in plans.order_by("slug")]

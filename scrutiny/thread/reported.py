"""Where it was reported: review points, agendas and editions; and what the minutes say of those items."""

from improvement.models import ReviewPoint
from reports.document import Selection
from reports.models import Edition
from reports.prose import counted
from scrutiny.models import AgendaPaper, Meeting, Minute
from scrutiny.thread.chain import Chain
from scrutiny.thread.papers import Papers, Reported, meeting_key
from scrutiny.thread.start import StartKind
from scrutiny.thread.step import Entry, Step


def points(chain: Chain) -> list[ReviewPoint]:
    """The review points at which one of the actions was in its plan; of a meeting none, since it is one."""
    if chain.start.kind is StartKind.MEETING:
        return []
    return [
        point
        for point in chain.points
        if any(
            action.plan_id == point.plan_id
            and action.joined_on <= point.date
            and (action.withdrawn_on is None or action.withdrawn_on > point.date)
            for action in chain.actions
        )
    ]


def papers(chain: Chain) -> Step:
    entries = [
        *map(_point, points(chain)),
        *(_edition(edition) for edition in chain.papers.editions),
        *(entry for item in chain.papers.items for entry in _item(chain, item)),
    ]
    entries.sort(key=lambda entry: entry.on)
    meeting = chain.start.kind is StartKind.MEETING
    times = len(points(chain)) + len(chain.papers.editions) + len(chain.papers.items)
    return Step(
        key="papers",
        stage="reported",
        kind="Agenda" if meeting else "Papers",
        note=counted(len(chain.papers.items), "item") if meeting else often(times),
        title=_title(chain, len(entries)),
        brief=str(times) if times else "none",
        entries=tuple(entries),
        is_gap=not entries,
        is_start=meeting,
        next="" if entries else "It has stood in no paper, edition or agenda of this record.",
    )


def often(times: int) -> str:
    return {1: "once", 2: "twice"}.get(times, counted(times, "time"))


def _title(chain: Chain, count: int) -> str:
    if chain.start.kind is StartKind.MEETING:
        return "What was before the meeting" if count else "No agenda is in the record"
    return "Reported in" if count else "Not reported yet"


def _point(point: ReviewPoint) -> Entry:
    body = point.meeting or point.plan.board or "Review"
    return Entry(
        title=f"{body}, {point.label or f'{point.date:%-d %B %Y}'}",
        on=point.date,
        when=point.label,
        selection=Selection(
            "improvement.actions", {"plan": point.plan.slug, "as_at": point.date.isoformat()}
        ),
    )


def _edition(edition: Edition) -> Entry:
    return Entry(
        title=f"{edition.title}, {edition.words_of_day()}",
        words=f"For {edition.meeting}" if edition.meeting else "",
        on=edition.day(),
        selection=_edition_page(edition),
    )


def _edition_page(edition: Edition) -> Selection:
    return Selection("reports.edition", {"key": edition.name, "edition": str(edition.public_id)})


def _item(chain: Chain, reported: Reported) -> list[Entry]:
    """The item, and each of its papers below it."""
    meeting, title = reported.item.meeting, reported.title
    of_meeting = chain.start.kind is StartKind.MEETING
    head = Entry(
        title=f"{reported.number}. {title}" if of_meeting else f"{meeting}, item {reported.number}",
        words="" if of_meeting else title,
        on=meeting.date,
        selection=None if of_meeting else Selection("scrutiny.meeting", meeting_key(meeting)),
    )
    return [head, *(_paper(chain.papers, paper, meeting) for paper in reported.papers)]


def _paper(papers: Papers, paper: AgendaPaper, meeting: Meeting) -> Entry:
    return Entry(
        title=paper.title,
        on=meeting.date,
        selection=_edition_page(paper.edition) if paper.edition_id in papers.readable else None,
    )


def minutes(chain: Chain) -> Step:
    """What the minutes say of the items: what was resolved, and what somebody was asked to do."""
    entries = [entry for minute in chain.papers.minutes for entry in _minute(minute)]
    arising = sum(len(minute.actions_arising.all()) for minute in chain.papers.minutes)
    return Step(
        key="minutes",
        stage="challenged",
        kind="Minutes",
        note=f"{counted(arising, 'action')} arising" if arising else "",
        title="What the minutes say",
        brief=str(len(chain.papers.minutes)),
        entries=tuple(entries),
    )


def _minute(minute: Minute) -> list[Entry]:
    when = minute.meeting.date
    resolutions = sorted(minute.resolutions.all(), key=lambda row: row.order)
    arising = sorted(minute.actions_arising.all(), key=lambda row: (row.order, row.pk))
    return [
        Entry(
            title=f"Minute {minute}" if minute.number else minute.heading,
            words=minute.text if not resolutions and not arising else "",
            on=when,
            who=minute.meeting.committee.name,
            selection=Selection("scrutiny.meeting", meeting_key(minute.meeting)),
        ),
        *(Entry(title=f"{row}", words=f"Resolved {row.text}", on=when) for row in resolutions),
        *(
            Entry(title="Action arising", words=f"{row.text}.{_came_back(row)}", on=when, who=row.owner)
            for row in arising
        ),
    ]


def _came_back(row) -> str:
    if row.done_on:
        return f" Done {row.done_on:%-d %B %Y}."
    if row.answered_by:
        return f" Came back on {row.answered_by.meeting.date:%-d %B %Y}."
    return " Not answered yet."

"""What each committee has before it: its next meeting, by when the agenda must be out, the answers it waits for."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from council.calendar import WorkingCalendar
from reports.prose import counted
from scrutiny.clear_days import PublishBy, publish_by
from scrutiny.models import Committee, Meeting, Recommendation


@dataclass(frozen=True)
class Ahead:
    """A committee on a day. `publish_by` is None where it has no meeting to come or its agenda is out."""

    committee: Committee
    meeting: Meeting | None
    publish_by: PublishBy | None
    published: bool
    owed: int
    overdue: int
    today: date

    @property
    def days_late(self) -> int:
        """Days since the agenda should have been out."""
        return max((self.today - self.publish_by.date).days, 0) if self.publish_by else 0


def ahead(organisation, committees: Iterable[Committee], today: date) -> list[Ahead]:
    """In the order of the committees, and in as many queries for many as for one."""
    calendar = WorkingCalendar.of(organisation)
    committees = list(committees)
    asked = Recommendation.objects.filter(committee__in=committees)
    owed = Counter(asked.awaiting_answer().values_list("committee", flat=True))
    overdue = Counter(asked.overdue(today).values_list("committee", flat=True))
    meetings = _next(committees, today)
    return [_ahead(each, meetings.get(each.pk), owed, overdue, calendar, today) for each in committees]


def _next(committees: list[Committee], today: date) -> dict[int, Meeting]:
    rows = Meeting.objects.filter(committee__in=committees, date__gte=today, cancelled_because="")
    first: dict[int, Meeting] = {}
    for meeting in rows.in_order().prefetch_related("publications"):
        first.setdefault(meeting.committee_id, meeting)
    return first


def _ahead(committee, meeting, owed: Counter, overdue: Counter, calendar, today: date) -> Ahead:
    published = bool(meeting and meeting.publications.all())
    due = None
    if meeting and not published:
        due = publish_by(meeting.date, calendar, clear_days=committee.clear_days)
    count = owed[committee.pk], overdue[committee.pk]
    return Ahead(committee, meeting, due, published, *count, today)


def finding(rows: list[Ahead]) -> str:
    """The heading of the list: the agenda that must be out next, and the answers owed."""
    return ". ".join([_agenda(rows), _answers(rows)])


def _agenda(rows: list[Ahead]) -> str:
    due = [row for row in rows if row.publish_by]
    late = [row for row in due if row.days_late]
    if late:
        is_are = "is" if len(late) == 1 else "are"
        return _capital(f"{counted(len(late), 'agenda')} {is_are} late")
    if due:
        first = min(row.publish_by.date for row in due)
        return f"The next agenda is to be out by {first:%-d %B %Y}"
    if any(row.published for row in rows):
        return "The agenda of every next meeting is out"
    return "No meeting is in the calendar"


def _answers(rows: list[Ahead]) -> str:
    owed, overdue = sum(row.owed for row in rows), sum(row.overdue for row in rows)
    if overdue:
        return _capital(f"{counted(overdue, 'answer')} {'is' if overdue == 1 else 'are'} overdue")
    if owed:
        return _capital(f"{counted(owed, 'answer')} {'is' if owed == 1 else 'are'} owed")
    return "No answer is owed"


def _capital(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}"

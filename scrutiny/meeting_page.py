"""What the page of a meeting says: its lead, its rows with the places they can go to, and the days counted out."""

from dataclasses import dataclass
from datetime import date
from itertools import groupby
from urllib.parse import urlencode

from django.urls import reverse

from council.calendar import WorkingCalendar
from reports.prose import counted, in_words, sentence
from scrutiny.agenda_of import Agenda, Item, Paper
from scrutiny.clear_days import PublishBy, publish_by
from scrutiny.enums import Exempt
from scrutiny.models import AgendaPart, Meeting
from scrutiny.times import time_words

WEEKEND = {"Saturday", "Sunday"}


@dataclass(frozen=True)
class PaperRow:
    title: str
    url: str
    facts: str


@dataclass(frozen=True)
class ItemRow:
    item: Item
    papers: tuple[PaperRow, ...]
    can_up: bool
    can_down: bool
    to_follow_by: date | None
    public_title: str = ""  # where the item shows its closed title

    @property
    def exempt_tag(self) -> str:
        return f"Exempt: paragraph {self.item.exempt}"

    @property
    def exempt_of(self) -> str:
        label = Exempt(self.item.exempt).label.partition(": ")[2]
        return sentence(label)


@dataclass(frozen=True)
class PartRow:
    """A heading with its items; number 0 and no title for what stands before the parts."""

    number: int
    title: str
    rows: tuple[ItemRow, ...]

    @property
    def short(self) -> str:
        """“part A” of “Part A: Cabinet referrals and responses”."""
        name = self.title.partition(":")[0]
        return name[:1].lower() + name[1:] if len(name) < 20 else "this part"


def rows_of(meeting: Meeting, agenda: Agenda, parts: list[AgendaPart]) -> list[PartRow]:
    """The agenda part by part, also the empty ones, with what the buttons of each item can do."""
    titled = iter([part for part in agenda.parts if part.title])
    before = [part for part in agenda.parts if not part.title]
    groups = [(0, "", before[0].items if before else ())]
    groups += [(part.order, part.title, next(titled).items) for part in parts]
    closed = meeting.items.exclude(closed_title="").values_list("public_id", "title", "closed_title")
    public = {(str(key), closed_title): title for key, title, closed_title in closed}
    found = []
    for place, (number, title, items) in enumerate(groups):
        rows = tuple(
            ItemRow(
                item=item,
                papers=tuple(_paper(meeting, item, paper) for paper in item.papers),
                can_up=place > 0 or index > 0,
                can_down=place < len(groups) - 1 or index < len(items) - 1,
                to_follow_by=date.fromisoformat(item.to_follow_by) if item.to_follow_by else None,
                public_title=public.get((item.id, item.title), ""),
            )
            for index, item in enumerate(items)
        )
        found.append(PartRow(number, title, rows))
    return found


def _paper(meeting: Meeting, item: Item, paper: Paper) -> PaperRow:
    slug = meeting.committee.organisation.slug
    facts = []
    if paper.edition:
        url = reverse("reports:edition", args=[slug, paper.report, paper.edition])
        facts.append("as published")
    elif paper.report:
        url = f"{reverse('reports:report', args=[slug, paper.report])}?{urlencode(paper.parameters)}"
        facts.append("report of this system")
    else:
        url = reverse(
            "scrutiny:meeting-paper",
            args=[slug, meeting.committee.slug, meeting.date.isoformat(), paper.id],
        )
        facts.append(paper.file_name if paper.file_name != paper.title else "")
    if paper.pages:
        facts.append(f"{paper.pages} page{'' if paper.pages == 1 else 's'}")
    elif item.printed_pages:
        pages = item.printed_pages.replace(" - ", " to ")
        facts.append(f"printed page{'s' if ' to ' in pages else ''} {pages}")
    if paper.supplement:
        facts.append(f"supplement {paper.supplement}")
    return PaperRow(paper.title, url, ", ".join(filter(None, facts)))


def place(meeting: Meeting) -> str:
    """“5.30pm, Civic Centre”, as far as it is known."""
    starts = time_words(meeting.starts_at) if meeting.starts_at else ""
    return ", ".join(filter(None, [starts, meeting.venue]))


def lead(meeting: Meeting, agenda: Agenda) -> str:
    """“5.30pm, Civic Centre. Eight items, one exempt, one paper to follow.”"""
    where = place(meeting)
    said = [counted(len(agenda.items), "item")]
    if exempt := sum(bool(item.exempt) for item in agenda.items):
        said.append(f"{in_words(exempt)} exempt")
    if waiting := sum(item.is_to_follow for item in agenda.items):
        said.append(f"{counted(waiting, 'paper')} to follow")
    return " ".join(filter(None, [f"{where}." if where else "", sentence(", ".join(said))]))


@dataclass(frozen=True)
class CountedDay:
    number: int | None
    words: str


@dataclass(frozen=True)
class Countdown:
    """By when to publish, every day on the way, the latest first, and how many working days are left."""

    by: date
    meeting: date
    needed: int
    days: tuple[CountedDay, ...]
    holidays: tuple[str, ...]
    left: int

    @property
    def heading(self) -> str:
        return f"{in_words(self.needed).capitalize()} clear working day{'' if self.needed == 1 else 's'}"

    @property
    def left_words(self) -> str:
        if self.left < 0:
            return f"{counted(-self.left, 'working day')} late"
        return "the last day" if self.left == 0 else f"{counted(self.left, 'working day')} left"


def countdown(meeting: Meeting, calendar: WorkingCalendar, *, today: date) -> Countdown:
    needed = meeting.committee.clear_days
    found = publish_by(meeting.date, calendar, clear_days=needed)
    named = [day for day in found.days if day.skipped_because not in {"", *WEEKEND}]
    return Countdown(
        by=found.date,
        meeting=meeting.date,
        needed=needed,
        days=tuple(_days(found)),
        holidays=tuple(f"{day.date:%-d %B} is {day.skipped_because}" for day in named),
        left=calendar.working_days_between(today, found.date),
    )


def _days(found: PublishBy):
    """Saturdays and Sundays that touch stand in one line."""
    for is_weekend, days in groupby(found.days, lambda day: day.skipped_because in WEEKEND):
        if is_weekend:
            first_to_last = sorted(day.date for day in days)
            yield CountedDay(None, f"{_span(first_to_last)}, weekend")
            continue
        for day in days:
            why = f", {day.skipped_because}" if day.skipped_because else ""
            yield CountedDay(day.number, f"{day.date:%a %-d %B}{why}")


def _span(days: list[date]) -> str:
    *before, last = days
    same_month = all(day.month == last.month for day in before)
    words = [f"{day:%a %-d}" if same_month else f"{day:%a %-d %B}" for day in before]
    return " and ".join([*words, f"{last:%a %-d %B}"])

"""
An agenda as it is read: what the council's own people see, and what the public may.

This is the one selection behind every page, paper, pack and feed. What is closed is left out here, so that no
template and no renderer ever holds it.
"""

from dataclasses import asdict, dataclass, field, replace
from datetime import date

from scrutiny.enums import Exempt, ItemKind
from scrutiny.models import AgendaItem, AgendaPaper, Meeting

NO_ITEMS = "No items"


@dataclass(frozen=True)
class Paper:
    """A paper of an item: an edition of a report, a report that is built when asked for, or a file."""

    id: str
    title: str
    report: str = ""
    parameters: dict = field(default_factory=dict)
    edition: str = ""
    file_name: str = ""
    pages: int | None = None
    supplement: int | None = None


@dataclass(frozen=True)
class Item:
    """An item with its number. `exempt` is the paragraph; `closed` says that something was left out."""

    id: str
    number: int
    kind: str
    title: str
    report_of: str = ""
    purpose: str = ""
    attending: str = ""
    information_only: bool = False
    exempt: int | None = None
    public_interest: str = ""
    to_follow_by: str = ""
    urgent_because: str = ""
    printed_pages: str = ""
    papers: tuple[Paper, ...] = ()

    @property
    def exempt_words(self) -> str:
        return Exempt(self.exempt).label if self.exempt else ""

    @property
    def is_to_follow(self) -> bool:
        """Whether a paper was promised and is not there."""
        return bool(self.to_follow_by) and not self.papers


@dataclass(frozen=True)
class Part:
    """A heading with its items; the first part of an agenda has no title."""

    title: str
    items: tuple[Item, ...]


@dataclass(frozen=True)
class Agenda:
    parts: tuple[Part, ...]

    @property
    def items(self) -> list[Item]:
        return [item for part in self.parts for item in part.items]

    def dump(self) -> dict:
        """As JSON keeps it."""
        return asdict(self)

    @classmethod
    def load(cls, content: dict) -> "Agenda":
        """What `dump` gave."""
        return cls(tuple(_part(part) for part in content["parts"]))


def agenda_of(meeting: Meeting, *, public: bool) -> Agenda:
    """
    The agenda as it stands, in four queries. With `public`, exempt items keep number, public title and reason
    alone, and a private committee has no agenda at all.
    """
    if public and meeting.committee.is_private:
        return Agenda(())
    items = list(meeting.items.in_order().prefetch_related("papers", "papers__edition"))
    numbers = {item.pk: number for number, item in enumerate(items, start=1)}
    parts = [(None, ""), *((part.pk, part.title) for part in meeting.parts.order_by("order", "pk"))]
    return Agenda(
        tuple(
            Part(title, tuple(_item(each, numbers[each.pk], public) for each in items if each.part_id == pk))
            for pk, title in parts
            if title or any(each.part_id is None for each in items)
        )
    )


def published(meeting: Meeting) -> Agenda | None:
    """What the public was last given of this meeting; None where nothing was, or where it is private."""
    if meeting.committee.is_private:
        return None
    latest = meeting.publications.order_by("-number").first()
    return _without_closed_since(Agenda.load(latest.content["public"]), meeting) if latest else None


def _without_closed_since(agenda: Agenda, meeting: Meeting) -> Agenda:
    """The agenda without what became exempt after it went out: the ledger keeps that, the public does not."""
    exempt = {str(item.public_id): item for item in meeting.items.filter(exempt__isnull=False)}

    def shown(item: Item) -> Item:
        if item.id not in exempt:
            return item
        now = _item(exempt[item.id], item.number, public=True)
        return replace(now, to_follow_by="", printed_pages=item.printed_pages)

    return Agenda(tuple(replace(part, items=tuple(map(shown, part.items))) for part in agenda.parts))


def _item(item: AgendaItem, number: int, public: bool) -> Item:
    closed = public and bool(item.exempt)
    papers = [] if closed else sorted(item.papers.all(), key=lambda paper: (paper.order, paper.pk))
    return Item(
        id=str(item.public_id),
        number=number,
        kind=ItemKind(item.kind).value,
        title=item.title if public else item.closed_title or item.title,
        report_of=item.report_of,
        purpose="" if closed else item.purpose,
        attending="" if closed else item.attending,
        information_only=item.information_only,
        exempt=item.exempt,
        public_interest=item.public_interest,
        to_follow_by=_iso(item.to_follow_by),
        urgent_because="" if closed else item.urgent_because,
        printed_pages=item.printed_pages,
        papers=tuple(map(_paper, papers)),
    )


def _paper(paper: AgendaPaper) -> Paper:
    return Paper(
        id=str(paper.public_id),
        title=paper.title,
        report=paper.report,
        parameters=paper.parameters,
        edition=str(paper.edition.public_id) if paper.edition else "",
        file_name=paper.file_name,
        pages=paper.pages,
        supplement=paper.supplement,
    )


def _part(content: dict) -> Part:
    return Part(content["title"], tuple(_load_item(item) for item in content["items"]))


def _load_item(content: dict) -> Item:
    return Item(**{**content, "papers": tuple(Paper(**paper) for paper in content["papers"])})


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""

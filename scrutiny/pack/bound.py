"""
What a pack holds, before it has pages: its papers in the order in which they are bound.

The public's pack is made from what was published to them (`scrutiny.agenda_of.published`) and reads nothing
else: no exempt paper is opened, and no closed title is known here.
"""

from dataclasses import dataclass, field, replace
from datetime import date

from pypdf.errors import PyPdfError

from reports.document import BulletList, Document, Paragraph
from reports.domain.editions import run_for
from reports.formatting import day
from reports.models import Edition
from reports.renderers.page_parts import short_hash
from reports.report import BadParameter, Run, find
from scrutiny.agenda_of import Agenda, Item, Paper
from scrutiny.models import AgendaPaper, Meeting, Publication
from scrutiny.pack.uploads import PDF, Upload, opened
from scrutiny.reports.agenda import agenda_for


@dataclass(frozen=True)
class Bound:
    """One paper of the pack, or a page that stands in its place: a document, or the file that was sent in."""

    key: str
    title: str
    item: Item | None = None  # none of a supplement's front page
    is_first: bool = False  # of its item, in this part of the pack
    document: Document | None = None
    upload: Upload | None = None
    edition: str = ""
    supplement: int = 0


@dataclass(frozen=True)
class Pack:
    meeting: Meeting
    public: bool
    agenda: Agenda
    papers: tuple[Bound, ...]
    late: frozenset[str] = frozenset()  # items that joined the agenda after it was published
    published_on: dict[int, date] = field(default_factory=dict)  # supplement → day; 0 is the agenda's

    @property
    def title(self) -> str:
        return f"Agenda for the meeting on {self.meeting.date:%A %-d %B %Y}"

    @property
    def version(self) -> str:
        """“Agenda pack, public version, published 26 June 2019”."""
        words = ["Agenda pack", "public version" if self.public else "full version"]
        if not self.public and any(item.exempt for item in self.agenda.items):
            words.append("with exempt papers, not for publication")
        if self.published_on:
            words.append(f"published {day(self.published_on[0])}")
            last = max(self.published_on)
            words += [f"with supplement {last} of {day(self.published_on[last])}"] if last else []
        else:
            words.append("draft")
        return ", ".join(words)

    @property
    def foot(self) -> str:
        """What the version is in the fewest words: half of a line, at the foot of a sheet."""
        closed = not self.public and any(item.exempt for item in self.agenda.items)
        words = ["Public pack" if self.public else "Full pack", *(["not for publication"] if closed else [])]
        if not self.published_on:
            return ", ".join([*words, "draft"])
        last = max(self.published_on)
        words.append(f"published {day(self.published_on[0])}")
        words += [f"supplement {last} of {day(self.published_on[last])}"] if last else []
        return ", ".join(words)

    def papers_of(self, item: Item) -> list[Bound]:
        return [paper for paper in self.papers if paper.item and paper.item.id == item.id]


def pack_of(meeting: Meeting, run: Run) -> Pack:
    """The pack that this run may see. Raises BadParameter where the public has been given none."""
    agenda = agenda_for(meeting, public=run.public)
    publications = list(meeting.publications.in_order())
    late = _late(agenda, publications, "public" if run.public else "full")
    binder = _Binder(run, meeting, agenda, publications)
    papers = [*binder.main(agenda, late)]
    for number in range(1, len(publications) + 1):
        papers += binder.supplement(agenda, late, number)
    return Pack(
        meeting=meeting,
        public=run.public,
        agenda=agenda,
        papers=tuple(replace(paper, key=f"p{at}") for at, paper in enumerate(papers, start=1)),
        late=late,
        published_on={each.number: each.published_at.date() for each in publications},
    )


def _late(agenda: Agenda, publications: list[Publication], name: str) -> frozenset[str]:
    if not publications:
        return frozenset()
    known = {item.id for item in Agenda.load(publications[0].content[name]).items}
    return frozenset(item.id for item in agenda.items if item.id not in known)


class _Binder:
    def __init__(self, run: Run, meeting: Meeting, agenda: Agenda, publications: list[Publication]):
        self.run, self.publications = run, publications
        ids = [paper.edition for item in agenda.items for paper in item.papers if paper.edition]
        editions = Edition.objects.filter(organisation=run.organisation, public_id__in=ids)
        self.editions = {str(each.public_id): each for each in editions}
        papers = AgendaPaper.objects.filter(item__meeting=meeting)
        # Of what was published, nothing is opened that has been closed since.
        self.papers = {str(each.public_id): each for each in (papers.open() if run.public else papers)}

    def main(self, agenda: Agenda, late: frozenset[str]):
        """The papers that went out with the agenda, and a page for each that was still to follow."""
        for item in agenda.items:
            papers = [paper for paper in item.papers if self._number(paper) == 0]
            if item.id in late:
                continue
            if papers:
                yield from self._of_item(item, papers, 0)
            elif item.to_follow_by and not (self.run.public and item.exempt):
                yield Bound("", "To follow", item, is_first=True, document=_to_follow(item, self._number))
            elif item.exempt and self.run.public:
                yield Bound("", "Not open to the public", item, is_first=True, document=_closed(item))

    def supplement(self, agenda: Agenda, late: frozenset[str], number: int) -> list[Bound]:
        """Its front page and its papers; nothing where this reader gets none of it."""
        bound = []
        for item in agenda.items:
            papers = [paper for paper in item.papers if self._number(paper) == number]
            if papers:
                bound += self._of_item(item, papers, number)
        if not bound:
            return []
        return [
            Bound("", f"Supplement {number}", document=self._front(bound, number), supplement=number),
            *bound,
        ]

    def _front(self, bound: list[Bound], number: int) -> Document:
        added = tuple(f"Item {each.item.number}: {each.title}" for each in bound)
        when = "It is not published yet."
        if number < len(self.publications):
            when = f"Published {day(self.publications[number].published_at.date())}."
        blocks = (
            Paragraph(f"{when} It adds to the agenda, and its pages go on from those before:"),
            BulletList(added),
        )
        return Document(f"Supplement {number}", "", self.run.organisation.name, blocks)

    def _number(self, paper: Paper) -> int:
        """The publication that carries it; what is not published yet goes out with the next."""
        return len(self.publications) if paper.supplement is None else paper.supplement

    def _of_item(self, item: Item, papers: list[Paper], number: int):
        for at, paper in enumerate(papers):
            yield self._bound(Bound("", paper.title, item, is_first=not at, supplement=number), paper)

    def _bound(self, bound: Bound, paper: Paper) -> Bound:
        kept = self.papers.get(paper.id)
        if kept is None:
            return replace(bound, title="Withdrawn", document=_notice("This paper has been withdrawn."))
        if paper.report:
            return self._report(bound, paper)
        if kept.content_type == PDF:
            return self._upload(bound, kept)
        return replace(bound, document=_beside(kept))

    def _upload(self, bound: Bound, kept: AgendaPaper) -> Bound:
        try:
            return replace(bound, upload=opened(kept))
        except (OSError, PyPdfError):
            # One file that storage has lost is no reason to withhold all other papers.
            return replace(bound, document=_notice(f"The file “{kept.file_name}” cannot be read."))

    def _report(self, bound: Bound, paper: Paper) -> Bound:
        if edition := self.editions.get(paper.edition):
            # Its hash alone: the day is the pack's, at the foot of the page.
            return replace(bound, document=edition.read(), edition=f"Edition {short_hash(edition.sha256)}")
        try:
            return replace(bound, document=self._live(bound, paper))
        except (BadParameter, ValueError, KeyError) as error:
            return replace(bound, document=_notice(f"This paper cannot be built yet: {error}."))

    def _live(self, bound: Bound, paper: Paper) -> Document:
        report, run = find(paper.report), self.run
        if run.user and not run.user.may(report.permission, run.organisation):
            return _notice("This paper is not published yet.")
        asked = run_for(run.organisation, paper.parameters, user=run.user, today=run.today)
        return report.document(replace(asked, public=report.is_public and not bound.item.exempt))


def _notice(*words: str) -> Document:
    return Document("", "", "", tuple(Paragraph(each) for each in words))


def _to_follow(item: Item, number_of) -> Document:
    by = day(date.fromisoformat(item.to_follow_by))
    came = sorted({number_of(paper) for paper in item.papers})
    if came:
        return _notice(f"The paper was to follow by {by}. It is in supplement {came[0]} of this pack.")
    return _notice(
        f"The paper for this item is to follow by {by}. It will go out as a supplement to this agenda."
    )


def _closed(item: Item) -> Document:
    return _notice(
        "The papers of this item are not open to the public.",
        f"Schedule 12A to the Local Government Act 1972, {item.exempt_words[0].lower()}{item.exempt_words[1:]}.",
        item.public_interest,
    )


def _beside(kept: AgendaPaper) -> Document:
    size = f"{max(1, round((kept.size or 0) / 1024)):,} KB"
    return _notice(
        f"This paper is a file of its own, which cannot be printed into the pack: “{kept.file_name}” ({size}).",
        "It is published beside this pack, with the agenda of the meeting.",
    )

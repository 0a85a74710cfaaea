"""
The pack as pages: Typst sets everything in one go, so that numbers, bookmarks and tags are of one piece.

A page of an uploaded file is left empty here, with its head and foot; `scrutiny.pack.joining` lays the file on it.
"""

import hashlib
import json
from dataclasses import dataclass
from functools import cache, cached_property

import typst
from django.core.cache import cache as kept

from reports import charts
from reports.renderers import page_parts, to_pdf
from reports.renderers.colours import accent
from reports.renderers.page_widths import STANDARD
from reports.renderers.pdf_text import clean
from scrutiny.agenda_of import Item
from scrutiny.models import Meeting
from scrutiny.pack.bound import Bound, Pack
from scrutiny.pack.rows import ContentsRow, contents_of
from scrutiny.reports.agenda import head

TEMPLATE = to_pdf.TEMPLATES / "pack.typ"
KEPT_FOR = 60 * 60 * 24


@dataclass(frozen=True)
class Pages:
    """First and last page of each paper by its key, and how many pages there are."""

    of: dict[str, tuple[int, int]]
    total: int

    def words(self, papers: tuple[Bound, ...] | list[Bound]) -> str:
        """“3 to 5”; papers that do not follow each other have a range each: “3 to 5, 34”."""
        ranges: list[list[int]] = []
        for first, last in (self.of[paper.key] for paper in papers):
            if ranges and ranges[-1][1] + 1 == first:
                ranges[-1][1] = last
            else:
                ranges.append([first, last])
        return ", ".join(str(a) if a == b else f"{a} to {b}" for a, b in ranges)


class Layout:
    """
    A pack that Typst can set: `pages` tells where everything is, `pdf` is the file without the uploads.

    Where everything is, is kept by what is printed, so that the workbook after the PDF sets nothing again.
    """

    def __init__(self, pack: Pack):
        self._printed = json.dumps(content(pack))
        self._key = f"pack-pages:{hashlib.sha256(self._printed.encode() + _templates()).hexdigest()}"

    @cached_property
    def _compiler(self) -> typst.Compiler:
        return typst.Compiler(
            str(TEMPLATE),
            root=str(to_pdf.TEMPLATES),
            font_paths=[str(charts.font_folder())],
            ignore_system_fonts=True,
            sys_inputs={"document": self._printed},
        )

    def pages(self) -> Pages:
        found = kept.get(self._key)
        if found is None:
            found = json.loads(self._compiler.query("<page-numbers>", field="value", one=True))
            kept.set(self._key, found, KEPT_FOR)
        return Pages({key: tuple(pages) for key, pages in found["pages"].items()}, found["total"])

    def pdf(self) -> bytes:
        return self._compiler.compile(format="pdf", pdf_standards=["ua-1"])


@cache
def _templates() -> bytes:
    """What pages are set by, besides what is printed: a new release may set them otherwise."""
    return b"".join(path.read_bytes() for path in sorted(to_pdf.TEMPLATES.glob("*.typ")))


def content(pack: Pack) -> dict:
    """What the template prints, all of it words."""
    meeting, committee = pack.meeting, pack.meeting.committee
    return {
        "title": clean(committee.name),
        "subtitle": clean(subtitle(meeting)),
        "organisation": clean(committee.organisation.name),
        "header": clean(f"{committee.name}{page_parts.SEPARATOR}{meeting.date:%-d %B %Y}"),
        "footer": clean(pack.version),
        "date": [meeting.date.year, meeting.date.month, meeting.date.day],
        "accent": accent(committee.organisation.colour),
        "base": STANDARD,
        "head": [[clean(label), clean(value)] for label, value in head(meeting)[1:]],
        "rows": [_contents_row(row) for row in contents_of(pack)],
        "notes": [clean(note) for note in notes(pack)],
        "bound": [_bound(paper) for paper in pack.papers],
    }


def subtitle(meeting: Meeting) -> str:
    """“Agenda for the meeting on Thursday 4 July 2019 at 5.30pm”."""
    return f"Agenda for the meeting on {head(meeting)[0][1]}"


def notes(pack: Pack) -> list[str]:
    """What stands under the contents."""
    found = [
        f"Item {item.number}: {item.exempt_words}. {item.public_interest}"
        for item in pack.agenda.items
        if item.exempt and item.public_interest
    ]
    return [
        *found,
        "Information in this agenda can be made available in other languages and formats on request.",
    ]


def _contents_row(row: ContentsRow) -> dict:
    return {
        "kind": row.kind,
        "title": clean(row.title),
        "number": row.number,
        "notes": [clean(note) for note in row.notes],
        "keys": [paper.key for paper in row.papers],
    }


def _bound(paper: Bound) -> dict:
    own_title = _own_title(paper)
    return {
        "key": paper.key,
        "tab": f"Item {paper.item.number}" if paper.item else paper.title,
        "item": clean(_heading(paper)),
        "again": "" if paper.is_first or not paper.item else clean(_name(paper.item)),
        "report-of": clean(_report_of(paper)),
        "title": clean(own_title),
        "notes": [clean(note) for note in (_subtitle(paper), paper.edition) if note],
        "shift": 2 if own_title else 1,
        "leaves": list(paper.upload.turned) if paper.upload else [],
        "sections": to_pdf.sections(paper.document) if paper.document else [],
    }


def _heading(paper: Bound) -> str:
    if paper.item is None:
        return paper.title
    return _name(paper.item) if paper.is_first else ""


def _name(item: Item) -> str:
    return f"Item {item.number}: {item.title}"


def _report_of(paper: Bound) -> str:
    if not (paper.item and paper.is_first and paper.item.report_of):
        return ""
    return f"Report of the {paper.item.report_of.removeprefix('the ')}"


def _own_title(paper: Bound) -> str:
    """The paper's title, unless it only says again what the item is."""
    title = (paper.document.title if paper.document else "") or paper.title
    if paper.item is None or (paper.is_first and title.casefold() == paper.item.title.casefold()):
        return "" if paper.upload is None else title
    return title


def _subtitle(paper: Bound) -> str:
    return paper.document.subtitle if paper.document and not paper.document.is_paper else ""

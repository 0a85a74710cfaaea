"""The agenda as the pack's contents: a row for each heading, item and supplement, with the papers it has."""

from dataclasses import dataclass

from reports.formatting import day
from scrutiny.agenda_of import NO_ITEMS, Item
from scrutiny.pack.bound import Bound, Pack


@dataclass(frozen=True)
class ContentsRow:
    """
    `kind` is band, item, paper (one of several of the item above) or none (a part without items).

    `papers` are those whose pages it gives.
    """

    kind: str
    title: str
    number: str = ""
    report_of: str = ""
    notes: tuple[str, ...] = ()
    papers: tuple[Bound, ...] = ()


def contents_of(pack: Pack) -> list[ContentsRow]:
    rows = []
    for part in pack.agenda.parts:
        items = [item for item in part.items if item.id not in pack.late]
        if part.title:
            rows.append(ContentsRow("band", part.title))
        rows += [row for item in items for row in _rows(pack, item)] or [ContentsRow("none", NO_ITEMS)]
    return rows + _supplements(pack)


def _rows(pack: Pack, item: Item) -> list[ContentsRow]:
    """The item, and each of its papers where it has several."""
    papers = pack.papers_of(item)
    several = papers if len(papers) > 1 else []
    return [
        _row(item, papers),
        *(ContentsRow("paper", paper.title, notes=_came(paper), papers=(paper,)) for paper in several),
    ]


def _came(paper: Bound) -> tuple[str, ...]:
    return (f"In supplement {paper.supplement}",) if paper.supplement else ()


def _row(item: Item, papers: list[Bound]) -> ContentsRow:
    notes = [f"Report of the {item.report_of.removeprefix('the ')}"] if item.report_of else []
    if item.exempt:
        words = item.exempt_words
        notes.append(f"Not open to the public. {words}")
    if item.is_to_follow:
        notes.append("To follow")
    return ContentsRow("item", item.title, str(item.number), item.report_of, tuple(notes), tuple(papers))


def _supplements(pack: Pack) -> list[ContentsRow]:
    """What joined the agenda after it was published, under the supplement that brought it."""
    rows = []
    for front in (paper for paper in pack.papers if paper.item is None):
        issued = pack.published_on.get(front.supplement)
        rows.append(
            ContentsRow(
                "item",
                front.title,
                notes=(f"Published {day(issued)}" if issued else "Not published yet",),
                papers=(front,),
            )
        )
        new = [item for item in pack.agenda.items if item.id in pack.late]
        brought = {
            paper.item.id for paper in pack.papers if paper.supplement == front.supplement and paper.item
        }
        rows += [row for item in new if item.id in brought for row in _rows(pack, item)]
    return rows

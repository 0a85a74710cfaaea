"""What follows the priorities: visits and new actions, challenges, implications, papers, contact, appendices."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby

from improvement.enums import Provenance
from improvement.reports import indicators
from improvement.reports.indicators import last_and_this
from improvement.reports.progress_report.material import Material
from improvement.reports.rag_changes import rag_changes
from improvement.snapshot import Standing
from reports.document import (
    Block,
    BulletList,
    Cell,
    Column,
    Heading,
    Kind,
    PageBreak,
    Paragraph,
    Row,
    Table,
)
from reports.prose import counted, verb

LATEST = frozenset({"this", "period", "standing"})


def closing(material: Material) -> Iterator[Block]:
    yield from visits(material)
    yield from challenges(material)
    yield Heading("Financial implications")
    yield Paragraph(material.paper.implications or "Not stated.")
    yield Heading("Background papers")
    yield BulletList(tuple(material.paper.background_items or [material.plan.name]))
    for text in where_figures_come_from(material):
        yield Paragraph(text)
    if contact := material.paper.contact or material.paper.author:
        yield Heading("Contact")
        yield Paragraph(contact, numbered=False)
    yield from appendices(material)


def visits(material: Material) -> Iterator[Block]:
    """New actions with the reason for which they joined (pattern P-10), and what visits led to."""
    added, texts = material.comparison.added(), material.paper.visit_paragraphs
    if not added and not texts:
        return
    yield Heading("Monitoring visits and new actions" if texts else "New actions")
    by_reason = sorted(added, key=lambda each: each.action.joined_because)
    for reason, standings in groupby(by_reason, key=lambda each: each.action.joined_because):
        of_it = list(standings)
        yield Paragraph(f"{_added(material, len(of_it))}{_reason(reason)}:")
        yield BulletList(tuple(_item(each) for each in of_it))
    for text in texts:
        yield Paragraph(text)


def _added(material: Material, count: int) -> str:
    new = counted(count, "action") if count > 1 else "action"
    return (
        f"The following {new} {verb(count, 'has', 'have')} been added to the plan since {material.day_before}"
    )


def _reason(text: str) -> str:
    text = text.strip().rstrip(".")
    return f" (reason: {text[:1].lower()}{text[1:]})" if text else ""


def _item(standing: Standing) -> str:
    return f"Priority {standing.action.priority.number}: {standing.action.heading}"


def challenges(material: Material) -> Iterator[Block]:
    if not material.challenges:
        return
    yield Heading("Challenges")
    rows = tuple(
        Row(str(each.number), (Cell(each.what), Cell(each.proposed or None), Cell(each.timescale or None)))
        for each in material.challenges
    )
    columns = tuple(
        Column(key, title, Kind.TEXT)
        for key, title in (("what", "Challenge"), ("proposed", "Proposed action"), ("timescale", "Timescale"))
    )
    yield Table("challenges", "What stands in the way, and what is proposed", "Number", columns, rows,
                short_title="Challenges")  # fmt: skip


def appendices(material: Material) -> Iterator[Block]:
    letters = iter("AB")
    if material.has_actions and material.day_before:
        yield PageBreak()
        yield Heading(f"Appendix {next(letters)}: Summary of changes to ratings", numbered=False)
        yield Paragraph(
            f"Actions whose rating changed since {material.day_before}, and late actions that stayed as they were.",
            numbered=False,
        )
        yield rag_changes(material.comparison)
    table = readings(material)
    if table.rows:
        yield Heading(f"Appendix {next(letters)}: Indicators", numbered=False)
        yield table


def readings(material: Material) -> Table:
    """The latest reading of each indicator by the day: the report of indicators, in three columns."""
    read = [each for each in material.indicators if last_and_this(each, material.as_at)[1]]
    whole = indicators.table(material.plan, read, material.as_at)
    kept = [at for at, column in enumerate(whole.columns) if column.key in LATEST]
    rows = tuple(replace(row, cells=tuple(row.cells[at] for at in kept if row.cells)) for row in whole.rows)
    return replace(whole, columns=tuple(whole.columns[at] for at in kept), rows=rows)


def where_figures_come_from(material: Material) -> list[str]:
    """What a reader must know of dates and ratings that were not published."""
    standings = list(material.comparison.now.standings)
    fitted = sum(each.update is not None and _only_fits(each.update.provenance) for each in standings)
    hidden = len(material.due.reconstructed(standings))
    notes = ((hidden, "due date", "due dates", ""), (fitted, "rating", "ratings", " one by one"))
    return [
        f"The {verb(count, one, several)} of {counted(count, 'action')} {verb(count, 'was', 'were')} not published"
        f"{how}, and only {verb(count, 'fits', 'fit')} the published totals."
        for count, one, several, how in notes
        if count
    ]


def _only_fits(provenance: str) -> bool:
    return provenance == Provenance.RECONSTRUCTED

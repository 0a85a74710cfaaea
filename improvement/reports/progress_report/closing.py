"""What follows the priorities: visits and new actions, challenges, implications, papers, contact, appendices."""

from collections.abc import Iterator
from itertools import groupby

from improvement.reports.progress_report.material import Material
from improvement.reports.progress_report.priorities import latest, standing_of
from improvement.reports.rag_changes import rag_changes
from improvement.snapshot import Standing
from reports.document import (
    Block,
    BulletList,
    Cell,
    Column,
    Heading,
    Kind,
    Missing,
    PageBreak,
    Paragraph,
    Row,
    Table,
)
from reports.prose import counted, verb


def closing(material: Material) -> Iterator[Block]:
    yield from visits(material)
    yield from challenges(material)
    yield Heading("Financial implications")
    yield Paragraph(material.paper.implications or "Not stated.")
    yield Heading("Background papers")
    yield BulletList(tuple(material.paper.background_items or [material.plan.name]))
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
    table = indicators(material)
    if table.rows:
        yield Heading(f"Appendix {next(letters)}: Indicators", numbered=False)
        yield table


def indicators(material: Material) -> Table:
    """The latest reading of each indicator by the day."""
    rows = []
    for indicator in material.indicators:
        if reading := latest(indicator, material):
            missing = Missing(reading.missing) if reading.missing else None
            rows.append(
                Row(
                    str(indicator),
                    (
                        Cell(f"Priority {indicator.priority.number}" if indicator.priority else "Plan"),
                        Cell(missing if reading.value is None else _plain(reading.value)),
                        Cell(indicator.unit),
                        Cell(reading.period),
                        Cell(standing_of(indicator, reading) or None),
                    ),
                )
            )
    columns = (
        Column("of", "Of", Kind.TEXT),
        Column("value", "Value", Kind.INTEGER, places=1 if _has_parts(rows) else 0),
        Column("unit", "Unit", Kind.TEXT),
        Column("period", "Period", Kind.TEXT),
        Column("standing", "Against target", Kind.TEXT),
    )
    return Table("indicators", f"Indicators, latest readings by {material.day}", "Indicator", columns, tuple(rows),
                 short_title="Indicators")  # fmt: skip


def _plain(value):
    return int(value) if value == value.to_integral_value() else value.normalize()


def _has_parts(rows: list[Row]) -> bool:
    values = [row.cells[1].value for row in rows]
    return any(not isinstance(value, int | Missing) for value in values)

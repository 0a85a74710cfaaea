"""The first page: who reports what to whom, what they are asked, and what the plan is."""

from collections.abc import Iterator

from improvement.reports.progress_report.material import Material
from reports.document import Asked, Block, HeaderGrid, Heading, Paragraph
from reports.prose import counted, listed

BODIES = ("Board", "Committee", "Group", "Panel")
NOTE_PROGRESS = "Note the progress made against the plan."
ASK_ABOUT_LATE = "Consider what is said about the actions that are behind."


def opening(material: Material) -> Iterator[Block]:
    yield header_grid(material)
    yield Asked(tuple(_asked(material)), introduction=f"The {_body(material)} is asked to:")
    yield Heading("Introduction")
    for text in material.paper.introduction_paragraphs or _introduction(material):
        yield Paragraph(text)


def header_grid(material: Material) -> HeaderGrid:
    paper = material.paper
    rows = (
        ("Date", material.day if material.day_is_published else f"{material.day} (date not published)"),
        ("Report author", paper.author),
        ("Subject", paper.subject or material.plan.name),
        ("Purpose", paper.purpose or f"To report progress against the {material.plan.name}."),
    )
    return HeaderGrid(tuple((label, value) for label, value in rows if value))


def _body(material: Material) -> str:
    """“Committee”, from “Quality and Improvement Committee”."""
    last = material.body.split()[-1:]
    return last[0] if last and last[0] in BODIES else "meeting"


def _asked(material: Material) -> list[str]:
    if items := material.paper.asked_items:
        return items
    behind = any(each.rating and each.rating.is_behind for each in material.comparison.now.standings)
    return [NOTE_PROGRESS] + ([ASK_ABOUT_LATE] if behind else [])


def _introduction(material: Material) -> Iterator[str]:
    """Where nobody wrote one: what the plan says of itself, and what it consists of."""
    if about := material.plan.about.strip():
        yield about
    sources = [source.title for source in material.plan.sources.order_by("title", "pk")]
    answers = f" It answers: {listed(sources)}." if sources else ""
    if material.priorities:
        yield f"The plan has {counted(len(material.priorities), 'priority', 'priorities')}.{answers}"

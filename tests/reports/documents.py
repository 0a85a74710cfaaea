"""Documents made by hand, with everything in them that a renderer may meet."""

from datetime import date
from decimal import Decimal

from reports.document import (
    BulletList,
    Cell,
    Column,
    Document,
    Heading,
    Key,
    Kind,
    Missing,
    PageBreak,
    Paragraph,
    RatingValue,
    Row,
    RowKind,
    Selection,
    Table,
)

RED = RatingValue("Red", "R", "seriously-delayed", "red")
AMBER = RatingValue("Amber", "A", "delayed", "amber")
GREEN = RatingValue("Green", "G", "on-track", "green")
COMPLETED = RatingValue("Completed", "B", "assured", "blue")
NEW = RatingValue("New actions", "", "new", "none")

HOSTILE = "<script>alert(1)</script>"
CONTROL = "vertical\x0btab\x00"
LONG_TITLE = "Actions by rating and by priority, [both] ways"


def pair(rating: RatingValue, key: str) -> tuple[Column, Column]:
    return (
        Column(f"{key}_previous", "Previous", group=rating.label, group_rating=rating),
        Column(f"{key}_current", "Current", group=rating.label, group_rating=rating, emphasis=True),
    )


def figures(*values: int, priority: str = "") -> tuple[Cell, ...]:
    """Previous and current by turns; a current figure that differs is marked as changed."""
    return tuple(
        Cell(
            value,
            Selection("improvement.actions", {"plan": "plan", "priority": priority}) if value else None,
            changed=bool(position % 2) and value != values[position - 1],
        )
        for position, value in enumerate(values)
    )


COMPARISON = Table(
    name="comparison",
    title=f"{LONG_TITLE}: previous meeting & 31 May 2019",
    row_header="Priority",
    detail_header="About",
    columns=(*pair(RED, "red"), *pair(AMBER, "amber"), *pair(NEW, "new")),
    rows=(
        Row(
            "Priority 1",
            figures(0, 0, 2, 1, 0, 4, priority="1"),
            detail="Fix the front door: risk, thresholds and timely statutory action",
            selection=Selection("improvement.priority", {"plan": "plan", "number": "1"}),
        ),
        Row("Priority 2", figures(1200, 1200, 2, 2, 0, 0, priority="2"), detail="=1+1"),
        Row("Totals", figures(1200, 1200, 4, 3, 0, 4), kind=RowKind.TOTAL),
    ),
    note="New actions have no rating yet.",
)

CHANGES = Table(
    name="changes",
    title="Changes to ratings",
    row_header="Ref",
    columns=(
        Column("action", "Action", Kind.TEXT),
        Column("due", "Due", Kind.DATE),
        Column("previous", "Previous rating", Kind.RATING),
        Column("current", "Current rating", Kind.RATING),
    ),
    rows=(
        Row("Priority 2", kind=RowKind.BAND, detail="Ensure that children at risk are assessed"),
        Row("2.4", (Cell(HOSTILE), Cell(date(2019, 5, 31)), Cell(AMBER), Cell(AMBER))),
        Row("2.10", (Cell("=1+1"), Cell(None), Cell(GREEN), Cell(COMPLETED, changed=True))),
        Row("Priority 3", kind=RowKind.BAND),
        Row("@3.1", (Cell(CONTROL), Cell(Missing.NOT_GIVEN), Cell(Missing.NOT_PUBLISHED), Cell(RED))),
    ),
)

MEASURES = Table(
    name="measures",
    title="Measures",
    row_header="Rating",
    columns=(
        Column("count", "Number"),
        Column("share", "Share", Kind.PERCENT),
        Column("cost", "Cost", Kind.MONEY),
        Column("year", "Reference", Kind.REFERENCE),
    ),
    rows=(
        Row("Red", (Cell(0), Cell(Decimal("59.35")), Cell(Decimal("1234.5")), Cell("2.10")), rating=RED),
        Row("None", (Cell(None), Cell(Missing.NOT_COLLECTED), Cell(Decimal("-0.001")), Cell("=A1"))),
        Row(
            "Per cent",
            (Cell(Decimal("12.5")), Cell(100), Cell(Missing.NOT_APPLICABLE), Cell(None)),
            kind=RowKind.PERCENT,
        ),
        Row("Total", (Cell(7), Cell(None), Cell(Decimal("1234.5")), Cell(None)), kind=RowKind.TOTAL),
    ),
)

EVERYTHING = Document(
    title=f"Everything & {HOSTILE}",
    subtitle="Learning and Improvement Plan, 31 May 2019",
    organisation="Sunderland City Council",
    as_at=date(2019, 5, 31),
    blocks=(
        Heading("What changed"),
        Paragraph(f"Six actions moved from green to completed. {HOSTILE}"),
        Paragraph("=1+1"),
        BulletList(("one", CONTROL)),
        Key(((RED, "Not delivered by its date."), (COMPLETED, "Delivered, with evidence accepted."))),
        COMPARISON,
        PageBreak(),
        CHANGES,
        MEASURES,
    ),
    sources=("Ofsted inspection report, July 2018",),
)
ONE_TABLE = Document("Ratings compared", "The plan", "Sunderland City Council", (COMPARISON,))

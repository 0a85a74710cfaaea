"""A whole paper made by hand: every block there is, in the order of a committee paper."""

from datetime import date
from decimal import Decimal

from reports.document import (
    Asked,
    BulletList,
    Cell,
    Chart,
    ChartKind,
    Column,
    Document,
    HeaderGrid,
    Heading,
    Key,
    Kind,
    PageBreak,
    Paragraph,
    Row,
    Series,
    Statement,
    Table,
)
from tests.reports.documents import AMBER, CHANGES, COMPARISON, COMPLETED, GREEN, MEASURES, NEW, RED

RATINGS = Chart(
    name="ratings",
    title="Actions by rating, previous meeting and 31 May 2019",
    kind=ChartKind.STACKED,
    labels=("Previous meeting", "31 May 2019"),
    series=(
        Series("Red", (0, 0), RED),
        Series("Amber", (4, 4), AMBER),
        Series("Green", (62, 56), GREEN),
        Series("Completed", (29, 35), COMPLETED),
        Series("New", (0, 6), NEW),
    ),
    label_header="Review point",
)
TIMELY = Chart(
    name="timely",
    title="Contacts decided within a day",
    kind=ChartKind.LINE,
    labels=("March", "April", "May"),
    series=(Series("In time", (Decimal("81.2"), None, Decimal("91.3"))),),
    value_kind=Kind.PERCENT,
    label_header="Month",
    targets=(90, 90, 90),
    tolerances=(80, 80, 85),
)
STAGES = Chart(
    name="stages",
    title="Complaints by stage",
    kind=ChartKind.BARS,
    labels=("Stage one", "Stage two"),
    series=(Series("2017/18", (177, 14)), Series("2018/19", (226, 20))),
    label_header="Stage",
    alternative="Stage one rose from 177 to 226, stage two from 14 to 20.",
)
WORDS = "to consider proposals for the funding of offices on the Vaux site, with reasons given in full"
DECISIONS = Table(
    name="decisions",
    title="Key decisions",
    row_header="Item",
    columns=tuple(Column(f"words-{at}", f"Matter {at}", Kind.TEXT) for at in range(6)),
    rows=tuple(Row(f"19030{at}/344", (Cell(WORDS),) * 6) for at in range(4)),
)
PAPER = Document(
    title="Learning and Improvement Plan: progress to 31 May 2019",
    subtitle="Learning and Improvement Plan",
    organisation="Together for Children",
    is_paper=True,
    body="Quality and Improvement Committee",
    as_at=date(2019, 5, 31),
    dated=date(2019, 6, 6),
    plan="Learning and Improvement Plan",
    edition="Edition 1, published 31 May 2019",
    content_hash="4f1c9a2e5b",
    blocks=(
        HeaderGrid((("Date", "6 June 2019"), ("Purpose", "An overview of progress."))),
        Asked(
            ("review this summary;", "consider the new actions."), introduction="The Committee is asked to:"
        ),
        Heading("Introduction"),
        Paragraph("The plan has 15 priorities."),
        Heading("Summary"),
        Paragraph("The number of actions has increased from 95 to 101."),
        *RATINGS.with_table(),
        Key(((RED, "Not delivered by its date."), (COMPLETED, "Delivered, with evidence accepted."))),
        Paragraph("Since the last meeting:"),
        BulletList(("Priority 1: four new actions", "Priority 2: two actions remain amber")),
        COMPARISON,
        Heading("Progress to date"),
        Heading("Priority 1", 3),
        Statement("Fix the front door.", "Ofsted recommendation 1"),
        Heading("Progress of actions", 4),
        Paragraph("There are 16 actions."),
        *TIMELY.with_table(),
        Heading("Priority 2", 3),
        Paragraph("There are eight actions."),
        *STAGES.with_table(),
        Heading("Key decisions"),
        DECISIONS,
        PageBreak(),
        Heading("Appendix A: changes", numbered=False),
        Paragraph("Actions whose rating changed."),
        CHANGES,
        MEASURES,
    ),
    sources=("Ofsted inspection report, July 2018",),
)
HEADINGS = [
    "Recommendations",
    "Contents",
    "1. Introduction",
    "2. Summary",
    "3. Progress to date",
    "Priority 1",
    "Progress of actions",
    "Priority 2",
    "4. Key decisions",
    "Appendix A: changes",
    "Sources",
]
CAPTIONS = [
    "Figure 1: Actions by rating, previous meeting and 31 May 2019",
    "Table 1: Actions by rating, previous meeting and 31 May 2019",
    "Key to ratings on 31 May 2019",
    "Table 2: Actions by rating and by priority, [both] ways: previous meeting & 31 May 2019",
    "Figure 2: Contacts decided within a day",
    "Table 3: Contacts decided within a day",
    "Figure 3: Complaints by stage",
    "Table 4: Complaints by stage",
    "Table 5: Key decisions",
    "Table 6: Changes to ratings",
    "Table 7: Measures",
]

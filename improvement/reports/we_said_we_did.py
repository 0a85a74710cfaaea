"""
`we-said-we-did`: what a plan's council said it would do, and what it did.

A *commitment* is one thing said. It is *answered* when anything at all is written of what was done, and
*measured* when it names a measure or a target. Counts are of commitments, by the priority that each stands
under; a commitment under no priority is counted in a row of its own.
"""

from collections.abc import Iterable
from itertools import groupby

from council.roles import Permission
from improvement.models import Commitment, Plan, Priority
from improvement.reports.figures import about, records
from improvement.reports.parameters import choices, plan_of
from reports.document import Cell, Column, Document, Kind, Paragraph, Row, RowKind, Table
from reports.prose import counted, in_words, sentence, verb
from reports.report import Report, Run

NO_PRIORITY = "none"  # in the filter of a list


def build(run: Run) -> Document:
    plan = plan_of(run)
    rows = list(plan.commitments.select_related("priority").in_order())
    for row in rows:
        if row.priority:
            row.priority.plan = plan
    return Document(
        title="We said, we did",
        subtitle=plan.name,
        organisation=plan.organisation.name,
        blocks=(Paragraph(_paragraph(rows)), pairs(rows), counts(plan, rows)),
    )


def pairs(rows: Iterable[Commitment]) -> Table:
    """Each commitment with its answer, under a band for its priority."""
    rows = list(rows)
    unprinted = any(not row.ref_published for row in rows)
    return Table(
        name="we-said-we-did",
        title="What we said, and what we did",
        row_header="Reference",
        columns=(
            Column(key="said", title="We said", kind=Kind.TEXT),
            Column(key="did", title="We did", kind=Kind.TEXT),
            Column(key="measure", title="Measure", kind=Kind.TEXT),
            Column(key="target", title="Target", kind=Kind.TEXT),
        ),
        rows=tuple(row for priority, group in _by_priority(rows) for row in _rows(priority, group)),
        note="The papers print no references: these follow their order." if unprinted else "",
        empty="No commitments",
    )


def counts(plan: Plan, rows: list[Commitment]) -> Table:
    """How many commitments each priority has, how many are answered and how many measured."""
    lines = [_counts(plan, priority, group) for priority, group in _by_priority(rows)]
    total = Row(label="Total", kind=RowKind.TOTAL, cells=_figures(plan, rows))
    return Table(
        name="commitments-by-priority",
        title="Commitments by priority",
        row_header="Priority",
        detail_header="About",
        columns=(
            Column(key="said", title="We said", emphasis=True),
            Column(key="did", title="We did"),
            Column(key="measured", title="With a measure"),
        ),
        rows=(*lines, total) if lines else (),
        empty="No commitments",
    )


def _by_priority(rows: Iterable[Commitment]) -> list[tuple[Priority | None, list[Commitment]]]:
    return [(priority, list(group)) for priority, group in groupby(rows, key=lambda row: row.priority)]


def _rows(priority: Priority | None, group: list[Commitment]) -> Iterable[Row]:
    if priority:
        yield Row(label=str(priority), kind=RowKind.BAND, selection=about(priority))
    else:
        yield Row(label="Under no priority", kind=RowKind.BAND)
    for row in group:
        texts = (_lines(row.we_said), _lines(row.we_did), row.measure, row.target)
        yield Row(label=row.ref, cells=tuple(Cell(text or None) for text in texts))


def _lines(text: str) -> str:
    """Paragraphs as the lines of one cell."""
    return "\n".join(line.strip() for line in text.splitlines() if line.strip())


def _counts(plan: Plan, priority: Priority | None, group: list[Commitment]) -> Row:
    number = priority.number if priority else NO_PRIORITY
    return Row(
        label=f"Priority {number}" if priority else "Under no priority",
        detail=priority.title if priority else "",
        selection=about(priority) if priority else None,
        cells=_figures(plan, group, priority=number),
    )


def _figures(plan: Plan, rows: list[Commitment], **filters: object) -> tuple[Cell, ...]:
    answered = sum(bool(row.we_did) for row in rows)
    return (
        Cell(len(rows), records(plan, "commitments", **filters)),
        Cell(answered, records(plan, "commitments", **filters, answered="yes")),
        Cell(_measured(rows), records(plan, "commitments", **filters, measured="yes")),
    )


def _measured(rows: Iterable[Commitment]) -> int:
    return sum(bool(row.measure or row.target) for row in rows)


def _paragraph(rows: list[Commitment]) -> str:
    if not rows:
        return "Nothing was said under this plan yet."
    priorities = len({row.priority_id for row in rows if row.priority_id})
    open_ones = sum(not row.we_did for row in rows)
    under = f" under {counted(priorities, 'priority', 'priorities')}" if priorities else ""
    done = "each says what was done"
    if open_ones:
        done = f"{in_words(open_ones)} {verb(open_ones, 'does', 'do')} not say yet what was done"
    measured = _measured(rows)
    have = f"{in_words(measured, zero='none')} {verb(measured, 'has', 'have')} a measure or a target"
    return sentence(f"{counted(len(rows), 'commitment')}{under}: {done}, and {have}")


REPORT = Report(
    key="we-said-we-did",
    title="We said, we did",
    description="What was said would be done, what was done, and any measure of it, by priority.",
    permission=Permission.SEE_PLAN,
    parameters=("plan",),
    build=build,
    choices=choices,
)

"""
`rag-changes`: what changed since the review point before, in words by priority and as a table.

The words (pattern P-05 of the May 2019 paper) name ratings that changed, late ratings that stayed, and new
actions. The table (its Appendix A) lists the same actions one by one, without the new ones: unchanged
ratings that are not late are left out of both.
"""

from collections import Counter
from itertools import groupby

from council.roles import Permission
from improvement.models import Action, Priority
from improvement.reports.figures import about
from improvement.reports.parameters import choices, comparison_of, name_of_day
from improvement.snapshot import Comparison, Move, Standing
from reports.document import (
    BulletList,
    Cell,
    Column,
    Document,
    Kind,
    Paragraph,
    Row,
    RowKind,
    Selection,
    Table,
)
from reports.prose import counted, verb
from reports.report import Report, Run


def build(run: Run) -> Document:
    comparison = comparison_of(run)
    plan = comparison.now.plan
    since = name_of_day(plan, comparison.before.as_at) if comparison.before else None
    lines = changes_in_words(comparison)
    return Document(
        title="Changes to ratings",
        subtitle=f"{plan.name}, {name_of_day(plan, comparison.now.as_at)}"
        + (f" since {since}" if since else ""),
        organisation=plan.organisation.name,
        as_at=comparison.now.as_at,
        blocks=(*_prose(lines, since), rag_changes(comparison)),
    )


def changes_in_words(comparison: Comparison) -> list[str]:
    """A line for each priority in which something changed, was added, left, or stayed late."""
    lines = []
    for priority in comparison.now.plan.priorities.in_order():
        moves = [move for move in comparison.changes() if move.now.action.priority_id == priority.pk]
        clauses = _moved(moves) + _stayed(moves)
        if added := _of(comparison.added(), priority):
            clauses.append(counted(added, "new action"))
        if left := _of(comparison.left(), priority):
            clauses.append(f"{counted(left, 'action')} {verb(left, 'has', 'have')} left the plan")
        if clauses:
            lines.append(f"Priority {priority.number}: {', '.join(clauses)}")
    return lines


def rag_changes(comparison: Comparison) -> Table:
    """The actions behind the words, under a band for each priority."""
    rows: list[Row] = []
    for priority, moves in groupby(comparison.changes(), key=lambda move: move.now.action.priority):
        rows.append(Row(label=str(priority), kind=RowKind.BAND, selection=_about(comparison, priority)))
        rows.extend(_row(comparison, move) for move in moves)
    return Table(
        name="rag-changes",
        title="Changed ratings, and late ratings that stayed",
        row_header="Action",
        columns=(
            Column(key="action", title="What is to be done", kind=Kind.TEXT),
            Column(key="previous", title="Previous RAG", kind=Kind.RATING),
            Column(key="current", title="Current RAG", kind=Kind.RATING),
        ),
        rows=tuple(rows),
    )


def _prose(lines: list[str], since: str | None) -> list[Paragraph | BulletList]:
    if since is None:
        return [Paragraph("There is no earlier review point to compare with.")]
    if not lines:
        return [Paragraph(f"No rating has changed since {since}, and none is late.")]
    return [Paragraph(f"Changes to ratings since {since}:"), BulletList(tuple(lines))]


def _moved(moves: list[Move]) -> list[str]:
    kinds = Counter((_before(move), move.now.rating) for move in moves if move.changed)
    return [
        f"{counted(number, 'action')} {verb(number, 'has', 'have')} "
        + (f"moved from {before} to {rating}" if before else f"been rated {rating} for the first time")
        for (before, rating), number in kinds.items()
    ]


def _before(move: Move) -> str:
    return move.before.rating.label if move.before.rating else ""


def _stayed(moves: list[Move]) -> list[str]:
    kinds = Counter(move.now.rating.label for move in moves if move.stays_behind)
    return [
        f"{counted(number, 'action')} rated {label} {verb(number, 'remains', 'remain')} {label}"
        for label, number in kinds.items()
    ]


def _of(standings: list[Standing], priority: Priority) -> int:
    return sum(standing.action.priority_id == priority.pk for standing in standings)


def _row(comparison: Comparison, move: Move) -> Row:
    action = move.now.action
    return Row(
        label=action.ref,
        selection=_page(comparison, action),
        cells=(Cell(action.heading), Cell(move.before.value), Cell(move.now.value)),
    )


def _page(comparison: Comparison, action: Action) -> Selection:
    return Selection(of="improvement.action", filters={"plan": comparison.now.plan.slug, "ref": action.ref})


def _about(comparison: Comparison, priority: Priority) -> Selection:
    priority.plan = comparison.now.plan
    return about(priority)


REPORT = Report(
    key="rag-changes",
    title="Changes to ratings",
    description="What changed since the review point before: in words by priority, and action by action.",
    permission=Permission.SEE_PLAN,
    parameters=("plan", "as_at", "compared_with"),
    build=build,
    choices=choices,
)

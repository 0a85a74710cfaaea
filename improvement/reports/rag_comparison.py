"""
`rag-comparison`: the ratings of each priority on a day beside those of the review point before.

The layout of the May 2019 paper: a row for each priority; under each rating *previous* and *current*; new
actions apart, since they are not part of any rating's count; totals. Actions that are neither new nor rated
have a pair of columns only where there are any, so that a row always adds up to its actions. By recommendation an
action stands under each that it answers; the last row counts every action once.
"""

from dataclasses import replace

from council.roles import Permission
from improvement.reports.groupings import (
    PRIORITY,
    Group,
    by_of,
    choices,
    figure_of,
    groups_of,
    repeated,
    total_rows,
)
from improvement.reports.parameters import comparison_of, key_of, name_of_day
from improvement.reports.shares import known_shares, shares_document
from improvement.snapshot import NEW_CODE, NOT_RATED, NOT_RATED_CODE, Comparison
from reports.document import Cell, Column, Document, Paragraph, RatingValue, Row, Table
from reports.prose import counted, sentence, verb
from reports.report import Report, Run


def build(run: Run) -> Document:
    comparison, by = comparison_of(run), by_of(run)
    plan, as_at = comparison.now.plan, comparison.now.as_at
    if not comparison.now.standings and (shares := known_shares(plan, as_at)):
        before = comparison.before.as_at if comparison.before else None
        return shares_document(plan, comparison.now, shares, before=before)
    return Document(
        title=f"Ratings by {by}, previous and current",
        subtitle=f"{plan.name}, {_days(comparison)}",
        organisation=plan.organisation.name,
        as_at=as_at,
        blocks=(
            *(Paragraph(text) for text in headline(comparison)),
            rag_comparison(comparison, by),
            key_of(plan, as_at),
        ),
    )


def headline(comparison: Comparison) -> list[str]:
    """How the number of actions changed since the review point before (pattern P-03 of the May 2019 paper)."""
    now, added, left = len(comparison.now.standings), len(comparison.added()), len(comparison.left())
    if comparison.before is None:
        return [
            f"There {verb(now, 'is', 'are')} {counted(now, 'action')} in the plan. It has no earlier review point."
        ]
    before = len(comparison.before.standings)
    reasons = []
    if added:
        reasons.append(f"{counted(added, 'new action')} {verb(added, 'has', 'have')} been added")
    if left:
        reasons.append(f"{counted(left, 'action')} {verb(left, 'has', 'have')} left the plan")
    if now == before:
        change = f"the number of actions is {now}, as at the review point before"
    else:
        change = (
            f"the number of actions has {'increased' if now > before else 'decreased'} from {before} to {now}"
        )
    return [
        sentence(
            f"{change}{', as ' if now != before else ': '}{' and '.join(reasons)}" if reasons else change
        )
    ]


def rag_comparison(comparison: Comparison, by: str = PRIORITY) -> Table:
    """Priorities or recommendations by ratings, previous and current. Without an earlier point only current."""
    columns = _columns(comparison)
    priorities = comparison.now.plan.priorities.select_related("plan").in_order()
    groups = groups_of(by, priorities, comparison.before, comparison.now)
    rows = [
        Row(
            label=group.label,
            detail=group.detail,
            selection=group.selection,
            cells=_cells(comparison, columns, group),
        )
        for group in groups
    ]
    rows += total_rows(rows, _cells(comparison, columns, None))
    now = comparison.now
    note = "Figures are numbers of actions. New actions are counted apart, whether or not they are rated."
    return Table(
        name="rag-comparison",
        title=f"Ratings by {by}, {_days(comparison)}",
        row_header=by.capitalize(),
        detail_header="About",
        columns=tuple(column for code, value in columns for column in _pair(comparison, code, value)),
        rows=tuple(rows),
        note=f"{note} {repeated(groups, lambda group: len(group.of(now)), len(now.standings))}".strip(),
    )


def _columns(comparison: Comparison) -> list[tuple[str, RatingValue]]:
    columns = comparison.now.columns()
    unrated_before = comparison.before is not None and comparison.before.count(code=NOT_RATED_CODE)
    if unrated_before and all(code != NOT_RATED_CODE for code, _ in columns):
        columns.append((NOT_RATED_CODE, NOT_RATED))
    return columns


def _pair(comparison: Comparison, code: str, value: RatingValue) -> list[Column]:
    group = "New Actions" if code == NEW_CODE else value.label
    current = Column(key=f"{code}-current", title="Current", group=group, group_rating=value, emphasis=True)
    if comparison.before is None:
        return [current]
    return [Column(key=f"{code}-previous", title="Previous", group=group, group_rating=value), current]


def _cells(comparison: Comparison, columns: list[tuple[str, RatingValue]], group: Group | None):
    return tuple(cell for code, _ in columns for cell in _figures(comparison, code, group))


def _figures(comparison: Comparison, code: str, group: Group | None) -> list[Cell]:
    current = figure_of(group, comparison.now, code=code)
    if comparison.before is None:
        return [current]
    before = figure_of(group, comparison.before, code=code)
    # A total says enough by itself; what a reader looks for is the priority that moved.
    changed = group is not None and current.value != before.value
    return [before, replace(current, changed=changed)]


def _days(comparison: Comparison) -> str:
    plan = comparison.now.plan
    now = name_of_day(plan, comparison.now.as_at)
    if comparison.before is None:
        return now
    return f"{name_of_day(plan, comparison.before.as_at)} and {now}"


REPORT = Report(
    key="rag-comparison",
    title="Ratings by priority, previous and current",
    description="Each priority’s ratings at a review point beside those at the one before, new actions apart.",
    permission=Permission.SEE_PLAN,
    parameters=("plan", "as_at", "compared_with", "by"),
    build=build,
    choices=choices,
)

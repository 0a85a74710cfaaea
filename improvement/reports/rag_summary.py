"""
`rag-summary`: how many actions of each priority have each rating on a day.

The layout of the January 2019 paper: a row for each rating, for new actions and (where there are any) for
actions not yet rated; a column for each priority; totals both ways. *On track or completed* is the share of
all actions whose rating is not behind, new and unrated actions counting as neither, to one decimal.

By recommendation there is a row for each, and an action stands under each that it answers; the last row counts
every action once. Of a plan known only as percentages the percentages are given as they were published, and
no count is made of them.
"""

from decimal import Decimal

from council.roles import Permission
from improvement.models import Priority
from improvement.reports.figures import figure
from improvement.reports.groupings import (
    PRIORITY,
    RECOMMENDATION,
    by_of,
    by_recommendation,
    choices,
    figure_of,
    repeated,
    total_rows,
)
from improvement.reports.parameters import day_of, key_of, name_of_day, plan_of
from improvement.reports.shares import known_shares, shares_document
from improvement.snapshot import NEW_CODE, Snapshot
from reports.document import Column, Document, Paragraph, RatingValue, Row, RowKind, Table
from reports.formatting import round_half_up
from reports.prose import counted, verb
from reports.report import Report, Run


def build(run: Run) -> Document:
    plan, by = plan_of(run), by_of(run)
    snapshot = Snapshot.take(plan, day_of(run, plan), recorded_by=run.recorded_by)
    if not snapshot.standings and (shares := known_shares(plan, snapshot.as_at)):
        return shares_document(plan, snapshot, shares)
    priorities = tuple(plan.priorities.select_related("plan").in_order())
    return Document(
        title=f"Ratings by {by}",
        subtitle=f"{plan.name}, {name_of_day(plan, snapshot.as_at)}",
        organisation=plan.organisation.name,
        as_at=snapshot.as_at,
        blocks=(
            *(Paragraph(text) for text in _paragraphs(snapshot)),
            rag_summary(snapshot, priorities) if by == PRIORITY else rag_by_recommendation(snapshot),
            key_of(plan, snapshot.as_at),
        ),
    )


def rag_summary(snapshot: Snapshot, priorities: tuple[Priority, ...]) -> Table:
    """Ratings by priorities, with totals both ways."""
    rows = [
        Row(
            label="New Actions" if code == NEW_CODE else value.label,
            rating=value,
            cells=_cells(snapshot, priorities, code),
        )
        for code, value in snapshot.columns()
    ]
    total = Row(label="Total", kind=RowKind.TOTAL, cells=_cells(snapshot, priorities, ""))
    return Table(
        name="rag-summary",
        title=f"Ratings by priority, {name_of_day(snapshot.plan, snapshot.as_at)}",
        row_header="Rating",
        columns=(
            *(
                Column(key=f"priority-{priority.number}", title=f"Priority {priority.number}")
                for priority in priorities
            ),
            Column(key="total", title="Total", emphasis=True),
        ),
        rows=(*rows, total),
    )


def rag_by_recommendation(snapshot: Snapshot) -> Table:
    """Recommendations by ratings: there are more of them than a page has room for columns."""
    codes = [*snapshot.columns(), ("", None)]
    groups = by_recommendation(snapshot)
    rows = [
        Row(
            group.label,
            tuple(figure_of(group, snapshot, code=code) for code, _ in codes),
            detail=group.detail,
        )
        for group in groups
    ]
    once = tuple(figure_of(None, snapshot, code=code) for code, _ in codes)
    return Table(
        name="rag-summary",
        title=f"Ratings by recommendation, {name_of_day(snapshot.plan, snapshot.as_at)}",
        row_header=RECOMMENDATION.capitalize(),
        detail_header="About",
        columns=tuple(
            Column(key=code or "total", title=_heading(code, value), emphasis=not code)
            for code, value in codes
        ),
        rows=(*rows, *total_rows(rows, once)),
        note=repeated(groups, lambda group: len(group.of(snapshot)), len(snapshot.standings)),
        empty="No recommendations",
    )


def _heading(code: str, value: RatingValue | None) -> str:
    return "New Actions" if code == NEW_CODE else value.label if value else "Total"


def _cells(snapshot: Snapshot, priorities: tuple[Priority, ...], code: str):
    by_priority = (figure(snapshot, priority=priority, code=code) for priority in priorities)
    return (*by_priority, figure(snapshot, code=code))


def _paragraphs(snapshot: Snapshot) -> list[str]:
    total = len(snapshot.standings)
    if not total:
        return ["There are no actions in the plan."]
    first = f"There {verb(total, 'is', 'are')} {counted(total, 'action')} in the plan."
    behind = [rating for rating in snapshot.ratings if rating.is_behind]
    late = " and ".join(
        f"{counted(snapshot.count(code=rating.code), 'action')} rated {rating.label.lower()}"
        for rating in behind
    )
    second = f"{share_well(snapshot)}% are on track or complete"
    return [f"{first} {second}; there {_are(snapshot, behind)} {late}." if behind else f"{first} {second}."]


def share_well(snapshot: Snapshot) -> Decimal:
    """The percentage of all actions, new and unrated ones among them, that is on track or complete."""
    good = sum(snapshot.count(code=rating.code) for rating in snapshot.ratings if not rating.is_behind)
    return round_half_up(Decimal(100 * good) / len(snapshot.standings), 1)


def _are(snapshot: Snapshot, behind) -> str:
    return verb(snapshot.count(code=behind[0].code), "is", "are")


REPORT = Report(
    key="rag-summary",
    title="Ratings by priority",
    description="How many actions of each priority have each rating on one day.",
    permission=Permission.SEE_PLAN,
    parameters=("plan", "as_at", "by"),
    build=build,
    choices=choices,
)

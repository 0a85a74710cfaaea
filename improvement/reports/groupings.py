"""
A plan's actions by priority or by recommendation.

By priority an action stands once. By recommendation it stands under each that it answers, so that those who
answer for a recommendation see all that is done about it; totals count it once and say so.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from improvement.answers import NOT_ANSWERING, answering
from improvement.models import Priority
from improvement.reports import parameters
from improvement.reports.figures import about, figure, selection
from improvement.snapshot import Snapshot, Standing
from reports.document import Cell, Row, RowKind, Selection
from reports.parameters import PARAMETERS
from reports.prose import listed
from reports.report import BadParameter, Run

PRIORITY, RECOMMENDATION = PARAMETERS["by"].words


def by_of(run: Run) -> str:
    """How the run is grouped: by priority, where it does not say. Raises BadParameter."""
    if run.by and run.by not in PARAMETERS["by"].words:
        raise BadParameter("by", f"A plan is grouped by {listed(PARAMETERS['by'].words, 'or')}")
    return run.by or PRIORITY


def choices(run: Run) -> dict[str, list[tuple[str, str]]]:
    """Those of every report of this app, and the two groupings."""
    words = [(word, word.capitalize()) for word in PARAMETERS["by"].words]
    return parameters.choices(run) | {"by": words}


@dataclass(frozen=True)
class Group:
    """The actions of a priority, or those that answer a recommendation, or those that answer none."""

    label: str
    detail: str
    filters: dict[str, str]  # of the list of exactly these actions
    keys: frozenset[int]
    selection: Selection | None = None
    priority: Priority | None = None

    def of(self, snapshot: Snapshot | None, code: str = "") -> list[Standing]:
        if snapshot is None:
            return []
        return [each for each in snapshot.of(code=code) if each.action.pk in self.keys]


def by_priority(priorities: Sequence[Priority], *snapshots: Snapshot | None) -> list[Group]:
    """A group for each priority, with its actions of any of the days."""
    standings = _all(snapshots)
    return [
        Group(
            label=f"Priority {priority.number}",
            detail=priority.title,
            filters={"priority": str(priority.number)},
            keys=frozenset(each.action.pk for each in standings if each.action.priority_id == priority.pk),
            selection=about(priority),
            priority=priority,
        )
        for priority in priorities
    ]


def by_recommendation(*snapshots: Snapshot | None) -> list[Group]:
    """A group for each recommendation that an action answers, in the order of their sources."""
    found = answering([each.action for each in _all(snapshots)])
    rows = {row.pk: row for answers in found.values() for row in answers}
    ordered = sorted(rows.values(), key=lambda row: (row.source.slug, row.order, row.ref_key, row.pk))
    groups = [
        Group(
            label=f"Recommendation {row.ref}" if row.ref.isdigit() else row.ref,
            detail=row.text,
            filters={"recommendation": row.key},
            keys=frozenset(key for key, answers in found.items() if row in answers),
        )
        for row in ordered
    ]
    none = frozenset(key for key, answers in found.items() if not answers)
    rest = Group("No recommendation", "", {"recommendation": NOT_ANSWERING}, none)
    return [*groups, rest] if none else groups


def repeated(groups: Sequence[Group], count: Callable[[Group], int], total: int) -> str:
    """What a reader must know where the groups add up to more than there is; empty where they do not."""
    under = sum(count(group) for group in groups)
    if under == total:
        return ""
    return (
        f"An action that answers several recommendations stands under each: {under} entries, {total} actions."
    )


def total_rows(rows: Sequence[Row], once: tuple[Cell, ...]) -> list[Row]:
    """
    The totals of a table of counts. `once` counts every action once.

    Where the rows add up to more, their sum is the total, and what it is made of stands below it.
    """
    columns = zip(*(row.cells for row in rows), strict=True)
    sums = [sum(cell.value for cell in column) for column in columns] or [cell.value for cell in once]
    if sums == [cell.value for cell in once]:
        return [Row(label="Totals", kind=RowKind.TOTAL, cells=once)]
    added = tuple(Cell(value) for value in sums)
    return [
        Row(label="Totals, as repeated", kind=RowKind.TOTAL, cells=added),
        Row(label="Each action once", cells=once),
    ]


def _all(snapshots: Sequence[Snapshot | None]) -> list[Standing]:
    return list(
        {each.action.pk: each for snapshot in snapshots if snapshot for each in snapshot.standings}.values()
    )


def groups_of(by: str, priorities: Sequence[Priority], *snapshots: Snapshot | None) -> list[Group]:
    return by_recommendation(*snapshots) if by == RECOMMENDATION else by_priority(priorities, *snapshots)


def figure_of(group: Group | None, snapshot: Snapshot, *, code: str = "", changed: bool = False) -> Cell:
    """How many actions of the group (of the plan, each once, where None) stand in the column."""
    if group is None or group.priority:
        return figure(snapshot, priority=group.priority if group else None, code=code, changed=changed)
    there = selection(snapshot, code=code, **group.filters)
    return Cell(len(group.of(snapshot, code)), there, changed)

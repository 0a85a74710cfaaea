"""A figure of a rating table: its number, and the selection of exactly the actions it counts."""

from improvement.due import Window
from improvement.models import Action, Plan, Priority
from improvement.snapshot import Snapshot
from reports.document import Cell, Selection


def figure(
    snapshot: Snapshot, *, priority: Priority | None = None, code: str = "", changed: bool = False
) -> Cell:
    """How many actions of the priority (of the plan, where None) stand in the column (in any, where empty)."""
    return Cell(
        value=snapshot.count(priority=priority, code=code),
        selection=selection(snapshot, priority=priority, code=code),
        changed=changed,
    )


def selection(
    snapshot: Snapshot,
    *,
    priority: Priority | None = None,
    code: str = "",
    window: Window | None = None,
    **more: str,
) -> Selection:
    """The list of these actions; `more` are filters of that list."""
    filters = {"plan": snapshot.plan.slug, "as_at": snapshot.as_at.isoformat()}
    if snapshot.previous:
        filters["previous"] = snapshot.previous.isoformat()
    if snapshot.recorded_by:
        filters["recorded_by"] = snapshot.recorded_by.isoformat()
    if priority:
        filters["priority"] = str(priority.number)
    if code:
        filters["rating"] = code
    if window:
        filters |= {"due_to": window.end.isoformat()}
        filters |= {"due_from": window.start.isoformat()} if window.start else {}
    return Selection(of="improvement.actions", filters=filters | more)


def about(priority: Priority) -> Selection:
    """The page of a priority."""
    return Selection(
        of="improvement.priority", filters={"plan": priority.plan.slug, "number": str(priority.number)}
    )


def page_of(plan: Plan, action: Action) -> Selection:
    """The page of an action."""
    return Selection(of="improvement.action", filters={"plan": plan.slug, "ref": action.ref})


def records(plan: Plan, kind: str, **filters: object) -> Selection:
    """The records of a kind (improvement/records) behind a figure that counts no actions."""
    return Selection(
        of="improvement.records",
        filters={"plan": plan.slug, "kind": kind} | {name: str(value) for name, value in filters.items()},
    )

"""
`extensions`: the live actions of a plan and the new dates asked for them, as they stood on a day.

*Live* actions are not complete; *completed since the last meeting* are complete now and were not then; *closed*
were complete by then: the three are all actions. *Overdue* are the live ones whose due date has passed. An
*extension* is a new due date that somebody asked for; it is *asked for* until it is *agreed* or *refused*, each by
the day of the report. Who asked, who decided, and the old and the new date are part of the record.
"""

from collections.abc import Iterable
from datetime import date

from django.db.models import QuerySet
from django.utils.timezone import localdate

from council.roles import Permission
from improvement.due_dates import asked_by, state_on
from improvement.enums import DateChangeState, Provenance
from improvement.models import DateChange, Plan
from improvement.reports.figures import page_of, records, selection
from improvement.reports.parameters import choices, comparison_of, name_of_day
from improvement.snapshot import Comparison, Standing
from improvement.states import State, States
from reports.document import Cell, Column, Document, Kind, Missing, Paragraph, Row, RowKind, Table
from reports.prose import counted, in_words, listed, verb
from reports.report import Report, Run

PARTS = (State.LIVE, State.COMPLETED_SINCE, State.CLOSED)  # of a plan's actions
BANDS = (State.OVERDUE, State.LIVE, State.COMPLETED_SINCE, State.CLOSED)


def build(run: Run) -> Document:
    comparison = comparison_of(run)
    plan, as_at = comparison.now.plan, comparison.now.as_at
    changes = list(in_full(asked_by(DateChange.objects.filter(action__plan=plan), as_at)))
    states = States.take(comparison)
    return Document(
        title="Live actions and extensions",
        subtitle=f"{plan.name}, {name_of_day(plan, as_at)}",
        organisation=plan.organisation.name,
        as_at=as_at,
        blocks=(
            Paragraph(_paragraph(states, changes)),
            counts(states, changes),
            requests(plan, changes, as_at),
            actions(states, changes),
        ),
    )


def in_full(changes: QuerySet) -> QuerySet:
    """In the order of the plan, the latest request of an action first, with everybody that it names."""
    related = changes.select_related("action__priority", "asked_by", "decided_by")
    return related.order_by("action__priority__number", "action__ref_key", "-asked_at", "-pk")


def counts(states: States, changes: Iterable[DateChange]) -> Table:
    now = states.comparison.now
    as_at = now.as_at
    standing = [
        Row(str(state), (Cell(len(states.of(state)), selection(now, state=state.code)),)) for state in PARTS
    ]
    total = Row("All actions", (Cell(len(now.standings), selection(now)),), RowKind.TOTAL)
    overdue = Row(
        "Overdue",
        (Cell(len(states.of(State.OVERDUE)), selection(now, state=State.OVERDUE.code)),),
    )
    asked = [
        Row(
            state.label,
            (
                Cell(
                    sum(state_on(change, as_at) == state for change in changes),
                    records(now.plan, "date-changes", as_at=as_at.isoformat(), state=state.value),
                ),
            ),
        )
        for state in DateChangeState
    ]
    return Table(
        name="live-actions",
        title="Actions and extensions in figures",
        row_header="Actions",
        columns=(Column(key="count", title="Number", emphasis=True),),
        rows=(
            *standing,
            total,
            Row("Of the live actions", kind=RowKind.BAND),
            overdue,
            Row("Extensions", kind=RowKind.BAND),
            *asked,
        ),
    )


def requests(plan: Plan, changes: Iterable[DateChange], as_at: date | None) -> Table:
    """Who asked for which new date and why, and who decided; as it stood on the day (now, where None)."""
    return Table(
        name="extensions",
        title="Extensions asked for",
        row_header="Action",
        columns=(
            Column(key="action", title="What is to be done", kind=Kind.TEXT),
            Column(key="old", title="Old date", kind=Kind.DATE),
            Column(key="new", title="New date", kind=Kind.DATE),
            Column(key="reason", title="Reason", kind=Kind.TEXT),
            Column(key="asked-by", title="Asked by", kind=Kind.TEXT),
            Column(key="asked-on", title="Asked on", kind=Kind.DATE),
            Column(key="state", title="Decision", kind=Kind.TEXT),
            Column(key="decided-by", title="Decided by", kind=Kind.TEXT),
            Column(key="decided-on", title="Decided on", kind=Kind.DATE),
            Column(key="why", title="Why", kind=Kind.TEXT),
        ),
        rows=tuple(_request(plan, change, as_at) for change in changes),
        empty="No extension has been asked for",
    )


def actions(states: States, changes: Iterable[DateChange]) -> Table:
    """Every action once, overdue first, with the extension that was asked for last."""
    latest: dict[int, DateChange] = {}
    for change in changes:
        latest.setdefault(change.action_id, change)
    rows, there = [], set()
    for state in BANDS:
        found = [each for each in states.of(state) if each.action.pk not in there]
        there.update(each.action.pk for each in found)
        if found:
            label = "Live, and not overdue" if state is State.LIVE else str(state)
            rows.append(Row(label=label, kind=RowKind.BAND))
            rows += [_action(states, each, latest.get(each.action.pk)) for each in found]
    return Table(
        name="actions",
        title=f"Actions, {name_of_day(states.comparison.now.plan, states.dates.as_at)}",
        row_header="Action",
        columns=(
            Column(key="action", title="What is to be done", kind=Kind.TEXT),
            Column(key="lead", title="Lead", kind=Kind.TEXT),
            Column(key="rating", title="Rating", kind=Kind.RATING),
            Column(key="due", title="Due", kind=Kind.DATE),
            Column(key="extension", title="Extension", kind=Kind.TEXT),
            Column(key="asked", title="To", kind=Kind.DATE),
        ),
        rows=tuple(rows),
        empty="No actions",
    )


def _request(plan: Plan, change: DateChange, as_at: date | None) -> Row:
    state = state_on(change, as_at) if as_at else DateChangeState(change.state)
    decided = state is not DateChangeState.ASKED
    return Row(
        label=change.action.ref,
        selection=page_of(plan, change.action),
        cells=(
            Cell(change.action.heading),
            Cell(change.old),
            Cell(change.new),
            Cell(change.reason),
            Cell(str(change.asked_by) if change.asked_by else Missing.NOT_GIVEN),
            Cell(localdate(change.asked_at)),
            Cell(state.label),
            Cell((str(change.decided_by) if change.decided_by else Missing.NOT_GIVEN) if decided else None),
            Cell(localdate(change.decided_at) if decided else None),
            Cell((change.decision_reason if decided else "") or None),
        ),
    )


def _action(states: States, standing: Standing, change: DateChange | None) -> Row:
    action = standing.action
    hidden = action.due_provenance == Provenance.RECONSTRUCTED
    return Row(
        label=action.ref,
        selection=page_of(states.comparison.now.plan, action),
        cells=(
            Cell(action.heading),
            Cell(", ".join(str(lead) for lead in action.leads.all()) or None),
            Cell(standing.value),
            Cell(Missing.NOT_PUBLISHED if hidden else states.dates.due(action)),
            Cell(state_on(change, states.dates.as_at).label if change else None),
            Cell(change.new if change else None),
        ),
    )


def _paragraph(states: States, changes: list[DateChange]) -> str:
    comparison: Comparison = states.comparison
    total = len(comparison.now.standings)
    if not total:
        return "There are no actions in the plan."
    live, done, closed = (len(states.of(state)) for state in PARTS)
    overdue = len(states.of(State.OVERDUE))
    parts = [
        f"{in_words(live, zero='none')} {verb(live, 'is', 'are')} live"
        + (f" ({in_words(overdue)} past {verb(overdue, 'its', 'their')} date)" if overdue else "")
    ]
    if comparison.before:
        parts.append(
            f"{in_words(done, zero='none')} {verb(done, 'was', 'were')} completed since the last meeting"
        )
        parts.append(f"{in_words(closed, zero='none')} {verb(closed, 'was', 'were')} closed by then")
    else:
        parts.append(f"{in_words(done, zero='none')} {verb(done, 'is', 'are')} complete")
    waiting = sum(state_on(change, states.dates.as_at) == DateChangeState.ASKED for change in changes)
    open_ones = f"{counted(waiting, 'extension')} {verb(waiting, 'waits', 'wait')} for a decision."
    return f"Of {counted(total, 'action')}, {listed(parts)}. {open_ones[:1].upper()}{open_ones[1:]}"


REPORT = Report(
    key="extensions",
    title="Live actions and extensions",
    description="What is live, overdue, completed or closed, and every new date asked for, agreed or refused.",
    permission=Permission.SEE_PLAN,
    parameters=("plan", "as_at", "compared_with"),
    build=build,
    choices=choices,
)

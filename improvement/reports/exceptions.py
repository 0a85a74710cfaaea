"""
`exceptions`: the actions of a plan that call for a question on a day, grouped by the question, each with the
reason why it is there.

*Delayed*: its rating says so; the words are the last that were said. *Overdue*: it is not complete and its due
date has passed. *Date moved*: a new date was agreed by the day. The other groups are the challenge flags of
docs/flags.md, among them *no update*. An action stands in every group that it belongs to, so that the groups
do not add up to a number of actions; how many different ones there are is said above the table.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from council.roles import Permission
from improvement.enums import Provenance
from improvement.flags import flags
from improvement.questions import Question, Thresholds
from improvement.reports.figures import page_of, selection
from improvement.reports.parameters import choices, comparison_of, name_of_day
from improvement.snapshot import Comparison, Standing
from improvement.states import State, States
from reports.document import Cell, Column, Document, Kind, Paragraph, Row, RowKind, Selection, Table
from reports.formatting import day
from reports.prose import counted, in_words, verb
from reports.report import Report, Run

FIRST = (State.DELAYED, State.OVERDUE, State.DATE_MOVED)
ASKED = (Question.NO_UPDATE, *(question for question in Question if question is not Question.NO_UPDATE))


@dataclass(frozen=True)
class Group:
    """One question with its actions, each with why, and the list of exactly these."""

    title: str
    members: tuple[tuple[Standing, str], ...]
    selection: Selection


def build(run: Run) -> Document:
    comparison = comparison_of(run)
    plan, as_at = comparison.now.plan, comparison.now.as_at
    found = groups(comparison)
    return Document(
        title="Exceptions",
        subtitle=f"{plan.name}, {name_of_day(plan, as_at)}",
        organisation=plan.organisation.name,
        as_at=as_at,
        blocks=(Paragraph(_paragraph(comparison, found)), counts(found), table(comparison, found)),
    )


def groups(comparison: Comparison) -> list[Group]:
    """Every question that can be asked, with the actions that it is asked of; also those asked of none."""
    states = States.take(comparison)
    now, thresholds = comparison.now, Thresholds.of(comparison.now.plan)
    asked = flags(now.plan, now, states.dates)
    return [
        Group(
            str(state),
            tuple((standing, _why(state, standing, states)) for standing in states.of(state)),
            selection(now, state=state.code),
        )
        for state in FIRST
    ] + [
        Group(
            thresholds.title(question),
            tuple((flag.standing, flag.fact) for flag in asked if flag.question is question),
            selection(now, flag=question.code),
        )
        for question in ASKED
    ]


def counts(found: Iterable[Group]) -> Table:
    return Table(
        name="exceptions-by-question",
        title="Actions by question",
        row_header="Question",
        columns=(Column(key="actions", title="Actions", emphasis=True),),
        rows=tuple(Row(group.title, (Cell(len(group.members), group.selection),)) for group in found),
        note="An action is counted at each question that is asked of it.",
    )


def table(comparison: Comparison, found: Iterable[Group]) -> Table:
    """A band for each question that is asked of any action, with these actions in the order of the plan."""
    rows = []
    for group in found:
        if group.members:
            rows.append(Row(label=group.title, kind=RowKind.BAND, selection=group.selection))
            rows += [_row(comparison, standing, why) for standing, why in group.members]
    return Table(
        name="exceptions",
        title=f"Exceptions, {name_of_day(comparison.now.plan, comparison.now.as_at)}",
        row_header="Action",
        columns=(
            Column(key="action", title="What is to be done", kind=Kind.TEXT),
            Column(key="rating", title="Rating", kind=Kind.RATING),
            Column(key="lead", title="Lead", kind=Kind.TEXT),
            Column(key="due", title="Due", kind=Kind.DATE),
            Column(key="why", title="Why it is here", kind=Kind.TEXT),
            Column(key="update", title="Last update", kind=Kind.TEXT),
        ),
        rows=tuple(rows),
        empty="No action calls for a question",
    )


def _row(comparison: Comparison, standing: Standing, why: str) -> Row:
    action = standing.action
    leads = ", ".join(str(lead) for lead in action.leads.all())
    return Row(
        label=action.ref,
        selection=page_of(comparison.now.plan, action),
        cells=(
            Cell(action.heading),
            Cell(standing.value),
            Cell(leads or None),
            Cell(None if action.due_provenance == Provenance.RECONSTRUCTED else action.due_on),
            Cell(why or None),
            Cell((standing.update.words if standing.update else "") or None),
        ),
    )


def _why(state: State, standing: Standing, states: States) -> str:
    action = standing.action
    if state is State.DELAYED:
        return f"rated {standing.rating.label.lower()} from {day(standing.update.holds_from)}"
    if state is State.OVERDUE:
        if action.due_provenance == Provenance.RECONSTRUCTED:
            return "its date was not published"
        late = states.dates.days_late(action)
        return f"{late:,} day{'' if late == 1 else 's'} past its date"
    last = states.dates.moved(action)[-1]
    old = f"from {day(last.old)} " if last.old else ""
    return f"moved {old}to {day(last.new)}: {last.reason}"


def _paragraph(comparison: Comparison, found: Iterable[Group]) -> str:
    total = len(comparison.now.standings)
    different = len({standing.action.pk for group in found for standing, _why in group.members})
    if not total:
        return "There are no actions in the plan."
    if not different:
        return f"No question is asked of any of the plan’s {counted(total, 'action')}."
    return (
        f"Of {counted(total, 'action')}, {in_words(different)} "
        f"{verb(different, 'calls', 'call')} for a question."
    )


REPORT = Report(
    key="exceptions",
    title="Exceptions",
    description="Actions that are delayed or overdue, whose date moved or of which nothing was said, and why.",
    permission=Permission.SEE_PLAN,
    parameters=("plan", "as_at", "compared_with"),
    build=build,
    choices=choices,
)

"""
`plan`: the working document, every action of a plan with all that is recorded of it on a day.

By priority an action stands once. By recommendation it stands under each that it answers (its own; where it
names none, those of its priority), as in Telford & Wrekin's printed plan, and totals count it once. The timescale
and the date are as they were printed; a date that was not published is not shown. *Progress* is the last words
that were said by the day.
"""

from collections.abc import Iterable

from council.roles import Permission
from improvement.answers import answering
from improvement.enums import Provenance
from improvement.models import Action, Recommendation
from improvement.reports.figures import page_of
from improvement.reports.groupings import (
    Group,
    by_of,
    choices,
    figure_of,
    groups_of,
    repeated,
    total_rows,
)
from improvement.reports.parameters import day_of, key_of, name_of_day, plan_of
from improvement.snapshot import Snapshot, Standing
from reports.document import Cell, Column, Document, Kind, Missing, Paragraph, Row, RowKind, Table
from reports.prose import counted, verb
from reports.report import Report, Run

Answers = dict[int, list[Recommendation]]
COLUMNS = (
    Column(key="action", title="What is to be done", kind=Kind.TEXT),
    Column(key="recommendations", title="Answers", kind=Kind.TEXT),
    Column(key="outcome", title="Outcome", kind=Kind.TEXT),
    Column(key="source", title="Source", kind=Kind.TEXT),
    Column(key="measure", title="Measure", kind=Kind.TEXT),
    Column(key="timescale", title="Timescale", kind=Kind.TEXT),
    Column(key="leads", title="Lead", kind=Kind.TEXT),
    Column(key="date", title="Date", kind=Kind.DATE),
    Column(key="progress", title="Progress", kind=Kind.TEXT),
    Column(key="rating", title="Rating", kind=Kind.RATING),
)


def build(run: Run) -> Document:
    plan, by = plan_of(run), by_of(run)
    snapshot = Snapshot.take(plan, day_of(run, plan), recorded_by=run.recorded_by)
    answers = answering([each.action for each in snapshot.standings])
    groups = groups_of(by, plan.priorities.select_related("plan").in_order(), snapshot)
    total = len(snapshot.standings)
    words = repeated(groups, lambda group: len(group.of(snapshot)), total)
    there = f"There {verb(total, 'is', 'are')} {counted(total, 'action')} in the plan."
    return Document(
        title=plan.name,
        subtitle=f"Working document by {by}, {name_of_day(plan, snapshot.as_at)}",
        organisation=plan.organisation.name,
        as_at=snapshot.as_at,
        blocks=(
            Paragraph(f"{there} {words}".strip()),
            counts(snapshot, groups, by),
            table(snapshot, groups, answers),
            key_of(plan, snapshot.as_at),
        ),
    )


def counts(snapshot: Snapshot, groups: list[Group], by: str) -> Table:
    rows = [
        Row(group.label, (figure_of(group, snapshot),), detail=group.detail, selection=group.selection)
        for group in groups
    ]
    return Table(
        name="actions-count",
        title=f"Actions by {by}",
        row_header=by.capitalize(),
        detail_header="About",
        columns=(Column(key="actions", title="Actions", emphasis=True),),
        rows=(*rows, *total_rows(rows, (figure_of(None, snapshot),))),
    )


def table(snapshot: Snapshot, groups: Iterable[Group], answers: Answers) -> Table:
    """A band for each priority or recommendation, and its actions in the order of the plan."""
    rows, sources = [], {row.source.title for each in answers.values() for row in each}
    only = next(iter(sources)) if len(sources) == 1 else ""
    for group in groups:
        heading = f"{group.label}: {group.detail}" if group.detail else group.label
        rows.append(Row(label=heading, kind=RowKind.BAND, selection=group.selection))
        rows += [_row(snapshot, each, answers[each.action.pk], only) for each in group.of(snapshot)]
    return Table(
        name="plan",
        title=f"{snapshot.plan.name}, {name_of_day(snapshot.plan, snapshot.as_at)}",
        short_title="Plan",
        row_header="Ref",
        columns=COLUMNS,
        rows=tuple(rows),
        note=f"The source of every recommendation is the {only}." if only else "",
        empty="No actions",
    )


def _row(snapshot: Snapshot, standing: Standing, answered: list[Recommendation], only: str) -> Row:
    action = standing.action
    return Row(
        label=action.ref,
        selection=page_of(snapshot.plan, action),
        cells=(
            Cell(f"{action.heading}\n{action.detail}".strip()),
            Cell(", ".join(row.ref for row in answered) or None),
            Cell(action.outcome or None),
            Cell(_source(action, answered, only) or None),
            Cell(action.measure or None),
            Cell(action.timescale or None),
            Cell(", ".join(str(lead) for lead in action.leads.all()) or None),
            Cell(_date(action)),
            Cell((standing.update.words if standing.update else "") or None),
            Cell(standing.value),
        ),
    )


def _date(action: Action):
    """As printed beside the timescale; else the due date, unless that only fits what was published."""
    if action.date_as_printed:
        return action.date_as_printed
    hidden = action.due_provenance == Provenance.RECONSTRUCTED
    return Missing.NOT_PUBLISHED if hidden else action.due_on


def _source(action: Action, answered: list[Recommendation], only: str) -> str:
    """Which inspections asked for it, in which part and paragraphs; `only` is a source said once for all."""
    parts: dict[str, list[str]] = {}
    for row in answered:
        parts.setdefault(row.source.title, []).append(row.part)
    names = []
    for title, those in parts.items():
        known = [part for part in dict.fromkeys(those) if part]
        part = "; ".join(known)
        names.append(part if title == only else f"{title} ({part})" if part else title)
    paragraphs = action.source_paragraphs or action.priority.source_paragraphs
    named = [name for name in names if name]
    return ", ".join([*named, f"paragraph {paragraphs}"] if paragraphs else named)


REPORT = Report(
    key="plan",
    title="The plan",
    description="The working document: every action with its outcome, measure, timescale, lead and progress.",
    permission=Permission.SEE_PLAN,
    parameters=("plan", "as_at", "by"),
    build=build,
    choices=choices,
)

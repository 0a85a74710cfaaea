"""
`due-actions`: the actions that fall due in a window, by rating and by priority, as in the paper of January 2019.

Without a window they are all those due by the end of the month of the report. An action is due by the date
that it had on the day of the report. New actions are listed and counted apart; those without a date are not
due.
"""

from itertools import groupby

from council.roles import Permission
from improvement import progress_words
from improvement.due import Due, Window, end_of_month
from improvement.models import Priority
from improvement.reports import action_rows
from improvement.reports.figures import about
from improvement.reports.parameters import choices, day_of, name_of_day, plan_of
from improvement.snapshot import Snapshot, Standing
from reports.document import Document, Paragraph, Row, RowKind, Table
from reports.formatting import day
from reports.prose import counted, in_words, verb
from reports.report import BadParameter, Report, Run

COLUMNS = (
    action_rows.ACTION,
    action_rows.LEAD,
    action_rows.TIMESCALE,
    action_rows.RATING,
    action_rows.UPDATE,
)


def build(run: Run) -> Document:
    plan = plan_of(run)
    as_at = day_of(run, plan)
    due = Due.take(
        Snapshot.take(plan, as_at, recorded_by=run.recorded_by), window_of(run, end_of_month(as_at))
    )
    return Document(
        title=f"Actions due {in_window(due.window)}",
        subtitle=f"{plan.name}, as at {name_of_day(plan, as_at)}",
        organisation=plan.organisation.name,
        as_at=as_at,
        blocks=(*(Paragraph(text) for text in paragraphs(due)), due_actions(due)),
    )


def window_of(run: Run, end) -> Window:
    """The window that the run asks for. Raises BadParameter where it ends before it starts."""
    window = Window(run.due_from, run.due_to or end)
    if window.start and window.start > window.end:
        raise BadParameter("due_from", f"Choose a day on or before {day(window.end)}")
    return window


def in_window(window: Window) -> str:
    """“by the end of May 2019”, “between 1 February 2019 and 31 March 2019”."""
    if window.start is None:
        return f"by {window.by}"
    if window.start == window.end:
        return f"on {day(window.end)}"
    return f"between {day(window.start)} and {day(window.end)}"


def paragraphs(due: Due) -> list[str]:
    """How many are due and how they stand (patterns P-07 and P-08 of the January 2019 paper)."""
    found, new = due.due(), due.new_and_due()
    number = len(found)
    said = [f"There {verb(number, 'is', 'are')} {counted(number, 'action')} due {in_window(due.window)}."]
    if found:
        groups = due.groups(found)
        said[0] += f" {progress_words.of_due(groups, ratings=due.snapshot.ratings, these=True)}"
    if new:
        said.append(
            f"{progress_words.capital(counted(len(new), 'new action'))} {verb(len(new), 'is', 'are')} due"
            " as well, and not counted above."
        )
    if hidden := len(due.reconstructed([*found, *new])):
        of_them = "The date was not published." if hidden == number == 1 else ""
        said.append(
            of_them
            or f"The dates of {in_words(hidden)} of them were not published: they only fit the published totals."
        )
    return said


def due_actions(due: Due) -> Table:
    """The best ratings first, as the paper has them: what is delayed comes last, with what was said of it."""
    rows: list[Row] = []
    for group in reversed(progress_words.worst_first(due.groups(due.due()), due.snapshot.ratings)):
        of_it = [each for each in due.due() if each.rating == group.rating]
        rows += _by_priority(due, str(group.rating or "Not yet rated"), of_it)
    rows += _by_priority(due, "New", due.new_and_due())
    return action_rows.table_of(
        "due-actions",
        f"Actions due {in_window(due.window)}",
        tuple(rows),
        COLUMNS,
        empty="No action is due",
        short_title="Actions due",
    )


def _by_priority(due: Due, label: str, standings: list[Standing]) -> list[Row]:
    rows: list[Row] = []
    for priority, of_it in groupby(standings, key=lambda each: each.action.priority):
        rows.append(_band(due, label, priority))
        rows += [_row(due, each) for each in of_it]
    return rows


def _band(due: Due, label: str, priority: Priority) -> Row:
    priority.plan = due.snapshot.plan
    return Row(
        label=f"{label}: priority {priority.number}",
        detail=priority.title,
        kind=RowKind.BAND,
        selection=about(priority),
    )


def _row(due: Due, standing: Standing) -> Row:
    standing.action.plan = due.snapshot.plan
    return action_rows.row_of(standing, due.date_of(standing), COLUMNS)


REPORT = Report(
    key="due-actions",
    title="Actions that are due",
    description="What is due by a day or in a window, by rating and priority, with lead, date and update.",
    permission=Permission.SEE_PLAN,
    parameters=("plan", "as_at", "due_from", "due_to"),
    build=build,
    choices=choices,
)

"""A report for tests: it builds the documents made by hand, and asks what a real one asks."""

from dataclasses import replace
from datetime import date

from council.roles import Permission
from reports.document import Document
from reports.report import BadParameter, Report, Run
from tests.reports.documents import EVERYTHING, ONE_TABLE
from tests.reports.papers import PAPER

POINTS = [("2019-05-31", "31 May 2019"), ("2019-01-21", "21 January 2019")]


def build(run: Run) -> Document:
    if run.plan not in {"", "plan"}:
        raise BadParameter("plan", "There is no plan of this name")
    if run.compared_with and run.as_at and run.compared_with >= run.as_at:
        raise BadParameter("compared_with", "Choose a day before the day of the report")
    return replace(EVERYTHING, as_at=run.as_at or date(2019, 5, 31), organisation=run.organisation.name)


def choices(run: Run) -> dict[str, list[tuple[str, str]]]:
    return {"plan": [("plan", "The plan")], "as_at": POINTS, "compared_with": POINTS}


SAMPLE = Report(
    key="sample",
    title="Sample",
    description="Everything that a renderer meets.",
    permission=Permission.SEE_PLAN,
    parameters=("plan", "as_at", "compared_with"),
    build=build,
    choices=choices,
)
GUARDED = Report(
    key="guarded",
    title="For plan managers",
    description="Not for everybody.",
    permission=Permission.MANAGE_PLAN,
    parameters=(),
    build=lambda run: ONE_TABLE,
    choices=lambda run: {},
)
WHOLE = Report(
    key="paper",
    title="A whole paper",
    description="With charts.",
    permission=Permission.SEE_PLAN,
    parameters=(),
    build=lambda run: PAPER,
    choices=lambda run: {},
)
REPORTS = [SAMPLE, GUARDED]
PAPERS = [WHOLE]
SELECTIONS = {
    "improvement.actions": lambda organisation, filters: f"/{organisation}/actions/{filters['priority']}",
}

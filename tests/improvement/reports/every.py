"""Every report of every plan of the published record, by each of its groupings."""

from datetime import date

from reports.report import Run, all_reports

TODAY = date(2023, 7, 4)
PLANS = {
    "learning-and-improvement-plan": date(2019, 5, 31),
    "safeguarding-improvement-plan": date(2016, 2, 1),
    "service-improvement-plan": date(2013, 8, 15),
    "childrens-improvement-plan": date(2023, 6, 7),
    "send-statement-of-action": date(2023, 2, 28),
}


def of_plans():
    """The reports that are about one plan."""
    return [report for report in all_reports() if "plan" in report.parameters]


def documents(plan, user=None):
    """(report key and grouping, document) of every report about the plan on the day it was reported."""
    for report in of_plans():
        for by in ("priority", "recommendation") if "by" in report.parameters else ("",):
            run = Run(plan.organisation, user, TODAY, plan=plan.slug, as_at=PLANS[plan.slug], by=by)
            yield f"{report.key} {by}".strip(), report.document(run)


def selected(document):
    """(where, value, selection) of every cell with a figure that says which records make it."""
    for table in document.tables():
        for row in table.rows:
            for column, cell in zip(table.columns, row.cells, strict=False):
                if cell.selection:
                    yield f"{table.name}: {row.label}, {column.heading()}", cell.value, cell.selection

"""
`progress-report`: the whole paper about a plan to the meeting of a review point, written from the record.

Counted are the actions that joined by the meeting before; new ones have a column of their own. *Due* means due
by the end of the month of the report, or by `due_to`. What no record says (author, purpose, contact) is kept
as the `Paper` of the review point; what was written about each priority, as its `Narrative`.
"""

from dataclasses import replace

from council.roles import Permission
from improvement.reports.parameters import choices
from improvement.reports.progress_report.closing import closing
from improvement.reports.progress_report.material import Material
from improvement.reports.progress_report.opening import opening
from improvement.reports.progress_report.priorities import progress
from improvement.reports.progress_report.summary import summary
from reports.document import Document
from reports.report import Report, Run


def build(run: Run) -> Document:
    material = Material.gather(replace(run, due_from=None))
    plan = material.plan
    return Document(
        title=f"{plan.name}: progress to {material.day}",
        subtitle="",
        organisation=plan.organisation.name,
        as_at=material.as_at,
        is_paper=True,
        body=material.body,
        day="" if material.day_is_published else material.day,
        plan=plan.name,
        blocks=(*opening(material), *summary(material), *progress(material), *closing(material)),
    )


REPORT = Report(
    key="progress-report",
    title="Progress report",
    description="The whole paper to a meeting: headline, changes, each priority, what is late and what is new.",
    permission=Permission.SEE_PLAN,
    parameters=("plan", "as_at", "compared_with", "due_to"),
    build=build,
    choices=choices,
)

"""The reports of one table each about what was found of complaints, what they cost, and what was learned."""

from dataclasses import replace

from feedback.reports.one_table import report_of
from feedback.reports.tables import complaint_themes, costs, lessons, ombudsman, outcomes, upheld_subjects
from feedback.years import MONTHS, QUARTERS
from reports.report import Report


def _of_a_quarter(quarter: int) -> Report:
    name = outcomes.name_of(quarter)
    report = report_of(
        outcomes,
        key=name,
        title=f"Complaint outcomes, quarter {quarter}",
        description=f"What was found of the elements of complaints decided in {MONTHS[quarter]}, by stage.",
        tables=(name,),
    )
    return replace(report, parameters=("year",))


def _of_the_year(report: Report) -> Report:
    """A quarter of it is not asked for."""
    return replace(report, parameters=("year",))


REPORTS = [
    report_of(
        complaint_themes,
        key=complaint_themes.NAME,
        title="Themes of complaints",
        description="What stage one complaints were about: the top three themes of each quarter, and the others.",
    ),
    *map(_of_a_quarter, QUARTERS),
    _of_the_year(
        report_of(
            upheld_subjects,
            key=upheld_subjects.NAME,
            title="Subjects of upheld elements",
            description="What the elements were about that were upheld after stage one.",
        )
    ),
    _of_the_year(
        report_of(
            ombudsman,
            key=ombudsman.NAME,
            title="Complaints that went to the Ombudsman",
            description="How many the Ombudsman told of in the year, and what came of them.",
        )
    ),
    _of_the_year(
        report_of(
            lessons,
            key=lessons.NAME,
            title="Lessons from complaints",
            description="What is being done and what was achieved because of complaints.",
        )
    ),
    _of_the_year(
        report_of(
            costs,
            key=costs.COSTS,
            title="Cost of complaints",
            description="What investigations cost and what was paid in compensation, beside the year before.",
            tables=(costs.COSTS,),
        )
    ),
    report_of(
        costs,
        key=costs.COMPENSATION,
        title="Compensation",
        description="Compensation paid on upheld complaints, by quarter.",
        tables=(costs.COMPENSATION,),
    ),
]

"""
`feedback-annual-report`: the whole paper about a year of complaints and compliments, written from the record.

Its tables are those of the reports of one table each, under the same names. How complaints are heard is written
from the procedures; what the feedback team adds in its own words is kept as the year's `FeedbackNarrative`.
"""

from council.roles import Permission
from feedback.reports.annual_report.opening import opening
from feedback.reports.annual_report.process import process
from feedback.reports.annual_report.said import Said
from feedback.reports.annual_report.summary import appendix, recommendations, sources, summary
from feedback.reports.one_table import period_in_words
from feedback.reports.parameters import choices, quarter_of, year_of
from feedback.reports.year import Year
from feedback.reports.year_tables import tables_in
from reports.document import Document
from reports.report import Report, Run

TITLE = "Customer feedback annual report"
OF_A_QUARTER = "Customer feedback report"


def build(run: Run) -> Document:
    quarter = quarter_of(run)
    year = Year.load(run.organisation, year_of(run), run.today)
    said = Said.of(year, quarter)
    found = summary(tables_in(year, quarter), year, quarter, said)
    return Document(
        title=f"{OF_A_QUARTER}, quarter {quarter} of {year.label}" if quarter else f"{TITLE} {year.label}",
        subtitle=period_in_words(year, quarter),
        organisation=run.organisation.name,
        is_paper=True,
        blocks=(
            *opening(year, quarter, said),
            *process(year, said),
            *found.blocks,
            *recommendations(year, said),
            *appendix(found.of_charts),
        ),
        sources=tuple(sources(year)),
    )


REPORT = Report(
    key="feedback-annual-report",
    title="Customer feedback annual report",
    description="The whole paper about a year of complaints and compliments: every table, and what it says.",
    permission=Permission.SEE_FEEDBACK,
    parameters=("year", "quarter"),
    build=build,
    choices=choices,
    publish=Permission.PUBLISH_FEEDBACK,
)

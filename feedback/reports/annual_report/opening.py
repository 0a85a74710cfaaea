"""The first lines of the annual report, and its purpose."""

from collections.abc import Iterator

from feedback.reports.annual_report.said import Said, Section
from feedback.reports.one_table import period_in_words
from feedback.reports.year import Year
from reports.document import Block, HeaderGrid, Heading, Paragraph


def opening(year: Year, quarter: int | None, said: Said) -> Iterator[Block]:
    yield HeaderGrid(tuple(_grid(year, quarter)))
    yield Heading("Purpose of the report")
    if not said.has(Section.PURPOSE):
        yield Paragraph(
            f"This report is about the complaints and compliments that {year.organisation.name} received "
            f"{_when(year, quarter)}."
        )
    yield from said.blocks(Section.PURPOSE)
    if not year.is_over:
        yield Paragraph(
            f"The year is not over: it ends on {year.year.last_day:%-d %B %Y}. Its figures are those of the year "
            "to date, and are not compared with a whole year."
        )


def _grid(year: Year, quarter: int | None) -> Iterator[tuple[str, str]]:
    yield "Period", period_in_words(year, quarter)
    yield "Subject", "Complaints and compliments about services for children"
    yield "Quarters", "Q1 April to June, Q2 July to September, Q3 October to December, Q4 January to March"
    if not year.is_over:
        yield "State", "Year to date"


def _when(year: Year, quarter: int | None) -> str:
    first, last = year.days(quarter)
    return f"from {first:%B %Y} to {last:%B %Y}"

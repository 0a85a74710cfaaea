"""The report of one table of a year: its paragraphs, the table, its chart, as the annual report has them."""

from functools import partial
from types import ModuleType

from council.roles import Permission
from feedback.reports.parameters import choices, quarter_of, year_of
from feedback.reports.tables import quarters
from feedback.reports.year import Year
from feedback.reports.year_tables import tables_in
from feedback.years import MONTHS
from reports.document import Document, Table
from reports.report import Report, Run


def report_of(
    builder: ModuleType, *, key: str, title: str, description: str, tables: tuple[str, ...] = ()
) -> Report:
    """A report under the table's name. `tables` are those it has, where the module makes more."""
    return Report(
        key=key,
        title=title,
        description=description,
        permission=Permission.SEE_FEEDBACK,
        parameters=("year", "quarter"),
        build=partial(_build, builder, title, tables),
        choices=choices,
        publish=Permission.PUBLISH_FEEDBACK,
    )


def _build(builder: ModuleType, title: str, names: tuple[str, ...], run: Run) -> Document:
    quarter = quarter_of(run)
    year = Year.load(run.organisation, year_of(run), run.today)
    blocks = builder.blocks(tables_in(year, quarter), year, quarter)
    return Document(
        title=f"{title}, {year.label}",
        subtitle=period_in_words(year, quarter),
        organisation=run.organisation.name,
        blocks=tuple(
            quarters.without_unknown_year(block)
            for block in blocks
            if not names or not isinstance(block, Table) or block.name in names
        ),
    )


def period_in_words(year: Year, quarter: int | None) -> str:
    """“April 2018 to March 2019”, “Quarter 1 of 2018/19 (Apr to Jun)”."""
    if quarter:
        return f"Quarter {quarter} of {year.label} ({MONTHS[quarter]})"
    return f"{year.year.first_day:%B %Y} to {year.year.last_day:%B %Y}"

"""What published editions of a year hid: its live tables go on hiding it, or the two would tell it together."""

from collections.abc import Iterator

from feedback.reports.tables.quarters import PREVIOUS, YTD
from feedback.reports.year import Year
from feedback.years import QUARTERS, ReportingYear
from reports.document import Missing
from reports.models import Edition
from reports.suppression import Figure, hidden_cells


def hidden_by_editions(year: Year) -> set[Figure]:
    """
    The figures of this year that some edition hid. One that was put right by another was published all the same.

    The year after prints the year to date of this one as its “previous”.
    """
    after = ReportingYear(year.year.start + 1)
    return {
        *_hidden(year, year.year),
        *(
            Figure(figure.table, figure.row, YTD)
            for figure in _hidden(year, after)
            if figure.column == PREVIOUS
        ),
    }


def _hidden(year: Year, of: ReportingYear) -> Iterator[Figure]:
    for edition in _editions(year, of):
        to_date = edition.parameters.get("quarter", "") not in {"", str(len(QUARTERS))}
        for table in edition.read().tables():
            for row, column in hidden_cells(table):
                # The year up to a quarter is no figure of the whole year, and adds up from its quarters.
                if not (to_date and column.key == YTD):
                    yield Figure(table.name, row.label, column.key)


def _editions(year: Year, of: ReportingYear):
    """Titles say of which year a report is, also where nobody asked for one."""
    editions = Edition.objects.published().filter(organisation=year.organisation)
    return editions.filter(title__contains=of.label, content__contains=f'"{Missing.SUPPRESSED}"')

"""
The tables of a year: built for the whole of it, with small numbers hidden, and then cut to what was asked.

Every report of this app takes its tables from here, so that no two of them give a hidden number away.
"""

from feedback.reports.parameters import quarter_of, year_of
from feedback.reports.tables import BUILDERS
from feedback.reports.year import Year
from reports.document import Table
from reports.report import Run


def tables_of(run: Run) -> dict[str, Table]:
    """Name → table, in the order of the annual report. Raises BadParameter."""
    quarter = quarter_of(run)
    return tables_in(Year.load(run.organisation, year_of(run), run.today), quarter)


def tables_in(year: Year, quarter: int | None = None) -> dict[str, Table]:
    """The tables of this year, of one quarter of it where that is given."""
    counted = {table.name: table for builder in BUILDERS for table in builder.tables(year)}
    finished = (table for builder in BUILDERS for table in builder.finished(counted, year, quarter))
    return {table.name: table for table in finished}

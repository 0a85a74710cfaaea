"""
The tables of a year: built for the whole of it, with small numbers hidden, and then cut to what was asked.

Every report of this app takes its tables from here, so that no two of them give a hidden number away.
"""

from collections.abc import Iterator

from feedback.reports.kept_hidden import hidden_by_editions
from feedback.reports.parameters import quarter_of, year_of
from feedback.reports.tables import BUILDERS, compliments, service_areas, upheld_subjects
from feedback.reports.tables.quarters import YTD
from feedback.reports.year import Year
from feedback.years import QUARTERS
from reports.document import Table
from reports.report import Run
from reports.suppression import Sum, suppress

ACROSS = {YTD: tuple(f"q{number}" for number in QUARTERS)}
RANKED = (
    service_areas.NAME,
    compliments.NAME,
    upheld_subjects.NAME,
)  # their rows stand in the order of their totals


def tables_of(run: Run) -> dict[str, Table]:
    """Name → table, in the order of the annual report. Raises BadParameter."""
    quarter = quarter_of(run)
    return tables_in(Year.load(run.organisation, year_of(run), run.today), quarter)


def tables_in(year: Year, quarter: int | None = None) -> dict[str, Table]:
    """The tables of this year, of one quarter of it where that is given."""
    counted = hidden_in(year)
    finished = (table for builder in BUILDERS for table in builder.finished(counted, year, quarter))
    return {table.name: table for table in finished}


def hidden_in(year: Year) -> dict[str, Table]:
    """
    The counts of the whole year, with every number hidden that readers are not to know or to work out.

    What the year before hid among its own counts depends on no year before that, so one back is enough.
    """
    if not year.suppress_below:
        return _counted(year)
    return _hidden(year, _hidden(year.before(), {}) if year.previous_is_counted else {})


def _counted(year: Year) -> dict[str, Table]:
    return {table.name: table for builder in BUILDERS for table in builder.tables(year)}


def _hidden(year: Year, before: dict[str, Table]) -> dict[str, Table]:
    tables = _counted(year)
    return suppress(
        tables,
        below=year.suppress_below,
        across=ACROSS,
        sums=tuple(_sums(tables, year)),
        ranked=RANKED,
        before=before,
        also=hidden_by_editions(year),
    )


def _sums(tables: dict[str, Table], year: Year) -> Iterator[Sum]:
    """What adds up across rows and tables, as the modules say that make them."""
    for builder in BUILDERS:
        if hasattr(builder, "sums"):
            yield from builder.sums(tables, year)

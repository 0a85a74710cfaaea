"""The totals of a comparison of ratings as a chart, where members look before they read a table."""

import re

from reports.document import Chart, ChartKind, Row, RowKind, Series, Table


def ratings_chart(table: Table) -> Chart | None:
    """A stacked bar for each date of the table's last row of totals; None of a table that compares no ratings."""
    rated = [(column, at) for at, column in enumerate(table.columns) if column.group_rating]
    labels = tuple(dict.fromkeys(column.title for column, _ in rated))
    totals = [row for row in table.rows if row.kind is RowKind.TOTAL]
    if len(labels) < 2 or not totals:
        return None
    series = tuple(
        Series(group.label, tuple(_total(totals[-1], at) for at in places), rating=group)
        for group, places in _groups(rated)
    )
    if any(len(each.values) != len(labels) for each in series):
        return None
    return Chart(
        name=f"{table.name}-chart",
        title=", ".join(["All actions by rating", *_when(table)]),
        labels=labels,
        series=series,
        kind=ChartKind.STACKED,
    )


def _when(table: Table) -> list[str]:
    """“Spring 2019 and 31 May 2019” of “Ratings by priority, Spring 2019 and 31 May 2019”."""
    return [words.strip() for words in re.split("[:,]", table.title, maxsplit=1)[1:] if words.strip()]


def _groups(rated):
    found: dict = {}
    for column, at in rated:
        found.setdefault(column.group_rating, []).append(at)
    return found.items()


def _total(row: Row, at: int) -> int:
    value = row.cells[at].value
    return value if isinstance(value, int) else 0

"""What is said of the themes of a year (pattern P-14), written from the table when small numbers are hidden."""

from collections.abc import Iterator

from feedback.reports.year import Year
from feedback.years import QUARTERS
from reports.document import RowKind, Table, Value
from reports.formatting import is_number
from reports.prose import counted, listed, verb


def most_frequent(table: Table, year: Year) -> str:
    """Which theme led in which quarter, and which were among the top three throughout."""
    leading: dict[str, list[str]] = {}
    for number in QUARTERS:
        for name in _leading(table, number):
            leading.setdefault(name, []).append(str(number))
    if not leading:
        return ""
    first, *rest = (f"“{name}” in {_quarters(numbers)}" for name, numbers in leading.items())
    said = f"The theme mentioned most, or as often as any, was {'; '.join([first, *rest])}."
    always = throughout(table)
    if len(always) and all(list(_top(table, number)) for number in QUARTERS):
        names = listed([f"“{name}”" for name in always])
        said += f" {names} {verb(len(always), 'was', 'were')} among the top three in every quarter."
    return said


def throughout(table: Table) -> list[str]:
    """The names that are in the top three of every quarter."""
    tops = [[name for name, _ in _top(table, number)] for number in QUARTERS]
    return [name for name in tops[0] if all(name in top for top in tops)]


def are_new(count: int, year: Year) -> str:
    themes = f"{counted(count, 'theme').capitalize()} {verb(count, 'was', 'were')}"
    return f"{themes} new in {year.label}:"


def _quarters(numbers: list[str]) -> str:
    return f"quarter{'s' if len(numbers) > 1 else ''} {listed(numbers)}"


def _leading(table: Table, quarter: int) -> list[str]:
    shown = [(name, count) for name, count in _top(table, quarter) if is_number(count)]
    most = max((count for _, count in shown), default=None)
    return [name for name, count in shown if count == most]


def _top(table: Table, quarter: int) -> Iterator[tuple[str, Value]]:
    """The names and numbers of the block of the top three."""
    keys = [column.key for column in table.columns]
    at = keys.index(f"q{quarter}-theme")
    for row in table.rows[1:]:
        if row.kind is RowKind.BAND:
            return
        if row.cells[at].value is not None:
            yield row.cells[at].value, row.cells[at + 1].value

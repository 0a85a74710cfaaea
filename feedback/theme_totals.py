"""Themes with what was counted of them in a year: made of the published table, so that what it hides stays hidden."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby

from feedback.models import Theme
from feedback.reports.year import Year
from feedback.years import QUARTERS
from reports.document import Missing, Table, Value
from reports.formatting import is_number

TABLE = "complaint_themes"


@dataclass(frozen=True)
class ThemeTotals:
    theme: Theme
    quarters: tuple[Value, ...]  # a number, or in words why there is none

    @property
    def total(self) -> Value:
        """Of the year: only where every quarter may be seen."""
        hidden = [value for value in self.quarters if isinstance(value, Missing | str)]
        return hidden[0] if hidden else sum(value or 0 for value in self.quarters)

    @property
    def order(self) -> tuple:
        return (
            -(self.total if is_number(self.total) else 0),
            not any(self.quarters),
            self.theme.name.casefold(),
        )

    @property
    def former_names(self) -> list:
        """How papers worded it otherwise, each from when they began to, the latest first."""
        dated = sorted(self.theme.names.all(), key=lambda name: name.holds_from)
        runs = [next(same) for _, same in groupby(dated, key=lambda name: name.name)]
        return [name for name in reversed(runs) if name.name != self.theme.name]


def of_year(year: Year, tables: Mapping[str, Table]) -> list[ThemeTotals]:
    """Every theme of the organisation, the most frequent first."""
    themes = list(Theme.objects.filter(organisation=year.organisation).with_names())
    table = tables.get(TABLE)
    printed = {number: _printed(table, number) for number in QUARTERS}
    return sorted(
        (
            ThemeTotals(theme, tuple(_value(year, table, theme, n, printed[n]) for n in QUARTERS))
            for theme in themes
        ),
        key=lambda row: row.order,
    )


def leading(rows: list[ThemeTotals], most: int) -> list[ThemeTotals]:
    """The most frequent of the year, where that may be seen."""
    return [row for row in rows if is_number(row.total) and row.total][:most]


def _printed(table: Table | None, quarter: int) -> dict[str, Value]:
    """Name as it is printed → what stands beside it."""
    keys = [column.key for column in table.columns] if table else []
    if f"q{quarter}-theme" not in keys:
        return {}
    at = keys.index(f"q{quarter}-theme")
    return {row.cells[at].value: row.cells[at + 1].value for row in table.rows if row.cells}


def _value(
    year: Year, table: Table | None, theme: Theme, quarter: int, printed: Mapping[str, Value]
) -> Value:
    if table is None or not year.is_counted:
        return Missing.NOT_PUBLISHED
    if not year.has_begun(quarter):
        return None
    last = year.days(quarter)[1]
    held = next((name.name for name in theme.names.all() if name.holds_from <= last), theme.name)
    return printed.get(held, 0)

"""
Where a claim's figures stand: “table > row > column”, with “paper: ” before it for another paper.

Row and column are names or patterns. `*` is every row or column that is not itself a total, `Child
Protection*` every one that begins so.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fnmatch import fnmatchcase

from reports.differences import placed_rows, words_of_place
from reports.document import Column, Document, Missing, Row, RowKind, Table, kind_in
from reports.figures_check.figure import Figure
from reports.figures_check.in_tables import is_total
from reports.formatting import is_number, words

SEPARATOR = " > "


class BadClaim(ValueError):
    """A claim that cannot be tested: it names a place that is not there, or one that has no figure."""


@dataclass(frozen=True)
class Found:
    """A cell that a reference names."""

    table: Table
    label: str
    row: Row
    column: Column
    value: object

    def figure(self) -> Figure:
        if not is_number(self.value):
            raise BadClaim(f"{self.table.name}: {self.label}, {self.column.heading()} has no figure")
        kind = kind_in(self.row, self.column)
        return Figure(Decimal(self.value), f"{self.label}, {self.column.heading()}", kind)

    def text(self) -> str | None:
        if self.value is None or isinstance(self.value, Missing):
            return None
        return words(self.value)


def is_reference(text: object) -> bool:
    return isinstance(text, str) and SEPARATOR in text


def find(reference: str, paper: str, papers: Mapping[str, Document]) -> list[Found]:
    """The cells that a reference in this paper names. Raises BadClaim where there are none."""
    parts = [part.strip() for part in reference.split(SEPARATOR)]
    if len(parts) != 3:
        raise BadClaim(f"“{reference}” is not “table > row > column”")
    name, row, column = parts
    other, _, inner = name.rpartition(": ")
    table = _table(papers, other or paper, inner)
    found = list(_cells(table, row, column))
    if not found:
        raise BadClaim(f"“{reference}” names nothing in {other or paper}")
    return found


def _table(papers: Mapping[str, Document], paper: str, name: str) -> Table:
    try:
        return papers[paper].table(name)
    except KeyError as error:
        raise BadClaim(f"There is no table “{name}” in {paper}") from error


def _cells(table: Table, row_pattern: str, column_pattern: str) -> Iterator[Found]:
    for place, row in placed_rows(table).items():
        label = words_of_place(place)
        if not _matches(row_pattern, {row.label, label}, row.kind is not RowKind.NORMAL):
            continue
        for column, cell in zip(table.columns, row.cells, strict=False):
            if _matches(column_pattern, {column.heading()}, is_total(column)):
                yield Found(table, label, row, column, cell.value)


def _matches(pattern: str, names: set[str], apart: bool) -> bool:
    """Whether a name fits; a total fits only its own name and no pattern."""
    if pattern in names:
        return True
    return not apart and any(fnmatchcase(name, pattern) for name in names)

"""
Data files that a person can read, change and review in a diff: CSV with a heading row.

Every cell is checked, and a fault names its file, row and column. Row 1 is the heading, as in a spreadsheet.
"""

import csv
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError


@dataclass(frozen=True)
class Fault:
    file: str
    row: int
    column: str
    message: str

    def __str__(self):
        column = f", column {self.column}" if self.column else ""
        return f"{self.file}, row {self.row}{column}: {self.message}"


class FaultySheet(Exception):
    """What is wrong with a file, all of it at once where that can be told."""

    def __init__(self, faults: Iterable[Fault]):
        self.faults = tuple(faults)
        super().__init__("\n".join(str(fault) for fault in self.faults))


@dataclass(frozen=True)
class Column:
    """A column by its heading. `parse` turns a cell into a value, or raises ValueError with a message."""

    name: str
    parse: Callable[[str], Any] = str
    required: bool = False
    empty: Any = ""  # the value of an empty cell
    optional: bool = False  # the whole column may be left out, as if its cells were empty


@dataclass(frozen=True)
class Row:
    file: str
    number: int
    values: dict[str, Any]

    def __getitem__(self, name: str) -> Any:
        return self.values[name]

    def look_up(self, name: str, known: dict[Any, Any], *, of: str) -> Any:
        """The record that the cell refers to. `of` says where it should be: “a priority of this plan”."""
        return self.found(name, self[name], known, of=of)

    def found(self, name: str, reference: Any, known: dict[Any, Any], *, of: str) -> Any:
        if reference not in known:
            raise FaultySheet([self.fault(name, f"“{reference}” is not {of}")])
        return known[reference]

    def fault(self, column: str, message: str) -> Fault:
        return Fault(self.file, self.number, column, message)


def day(cell: str) -> date:
    try:
        return date.fromisoformat(cell)
    except ValueError:
        raise ValueError(f"“{cell}” is not a date: write 2019-05-31 for 31 May 2019") from None


def whole_number(cell: str) -> int:
    if not cell.isascii() or not cell.isdigit():
        raise ValueError(f"“{cell}” is not a whole number")
    return int(cell)


def number(cell: str) -> Decimal:
    if not re.fullmatch(r"-?\d+(\.\d+)?", cell, flags=re.ASCII):
        raise ValueError(f"“{cell}” is not a number")
    return Decimal(cell)


def yes_or_no(cell: str) -> bool:
    if cell not in {"yes", "no"}:
        raise ValueError(f"“{cell}” is neither yes nor no")
    return cell == "yes"


def several(cell: str) -> tuple[str, ...]:
    """Parts between semicolons."""
    return tuple(part.strip() for part in cell.split(";"))


def one_of(choices) -> Callable[[str], str]:
    def parse(cell: str) -> str:
        if cell not in choices.values:
            raise ValueError(f"“{cell}” is none of {', '.join(choices.values)}")
        return choices(cell)

    return parse


def read(path: Path, columns: Iterable[Column], *, key: tuple[str, ...] = ()) -> list[Row]:
    """
    The rows of a file, its cells as values. Raises FaultySheet with every faulty cell.

    No two rows may have the same values in all the columns of `key`.
    """
    columns = tuple(columns)
    name = f"{path.parent.name}/{path.name}"
    if not path.is_file():
        raise FaultySheet([Fault(name, 1, "", "there is no such file")])
    with path.open(encoding="utf-8-sig", newline="") as file:
        table = csv.DictReader(file, restkey="")
        _check_headings(name, table.fieldnames or [], columns)
        faults: list[Fault] = []
        rows = [_row(name, number, cells, columns, faults) for number, cells in enumerate(table, start=2)]
    if not faults:
        faults = _repetitions(rows, key)
    if faults:
        raise FaultySheet(faults)
    return rows


def read_if_there(path: Path, columns: Iterable[Column], *, key: tuple[str, ...] = ()) -> list[Row]:
    """As `read`; no rows where there is no such file."""
    return read(path, columns, key=key) if path.exists() else []


def each(rows: Iterable[Row], work: Callable[[Row], Any]) -> list[Any]:
    """Do the work for each row, then raise FaultySheet with what was wrong in any of them."""
    results, faults = [], []
    for row in rows:
        try:
            results.append(work(row))
        except FaultySheet as error:
            faults.extend(error.faults)
        except ValidationError as error:
            faults.extend(_faults_of(row, error))
    if faults:
        raise FaultySheet(faults)
    return results


def _check_headings(name: str, headings: Iterable[str], columns: Iterable[Column]) -> None:
    known, given = [column.name for column in columns], list(headings)
    needed = [column.name for column in columns if not column.optional]
    wrong = [(column, "this column is missing") for column in needed if column not in given]
    wrong += [(heading, "this column is not known") for heading in given if heading not in known]
    wrong += [(column, "this column is there twice") for column in known if given.count(column) > 1]
    if wrong:
        raise FaultySheet(Fault(name, 1, column, message) for column, message in wrong)


def _repetitions(rows: Iterable[Row], key: tuple[str, ...]) -> list[Fault]:
    first: dict[tuple, int] = {}
    faults = []
    for row in rows if key else ():
        number = first.setdefault(tuple(row[name] for name in key), row.number)
        if number != row.number:
            faults.append(row.fault(key[-1], f"row {number} has the same {' and '.join(key)}"))
    return faults


def _row(name: str, number: int, cells: dict, columns: Iterable[Column], faults: list[Fault]) -> Row:
    if "" in cells:
        faults.append(Fault(name, number, "", "the row has more cells than the heading"))
    values = {}
    for column in columns:
        try:
            values[column.name] = _value(column, (cells.get(column.name) or "").strip())
        except ValueError as error:
            faults.append(Fault(name, number, column.name, str(error)))
    return Row(name, number, values)


def _value(column: Column, cell: str) -> Any:
    if cell:
        return column.parse(cell)
    if column.required:
        raise ValueError("this cell must not be empty")
    return column.empty


def _faults_of(row: Row, error: ValidationError) -> list[Fault]:
    if not hasattr(error, "error_dict"):
        return [row.fault("", message) for message in error.messages]
    return [
        row.fault(field if field in row.values else "", message)
        for field, messages in error.message_dict.items()
        for message in messages
    ]

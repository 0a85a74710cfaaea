"""
A table of raw values, before anybody decides how it looks.

Values stay raw (int, Decimal, date, str, RatingValue, Missing, None) until a renderer shows them. None is an
empty cell, Missing says in words why there is no figure, and 0 is zero: three different things.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum


class Kind(StrEnum):
    """How the values of a column are to be shown."""

    TEXT = "text"
    REFERENCE = "reference"  # 2.10 is not 2.1: text, never a number
    INTEGER = "integer"
    PERCENT = "percent"  # a number as printed: 59.4 means 59.4%
    MONEY = "money"
    DATE = "date"
    RATING = "rating"


class RowKind(StrEnum):
    NORMAL = "normal"
    BAND = "band"  # a heading inside the table; its label spans the row and it has no values
    TOTAL = "total"
    PERCENT = "percent"


class Missing(StrEnum):
    NOT_COLLECTED = "not collected"
    NOT_APPLICABLE = "not applicable"
    NOT_PUBLISHED = "not published"
    NOT_GIVEN = "not given"
    # Small, or such that a small number could be worked out from it: one word, so that nobody can tell which.
    SUPPRESSED = "suppressed"


@dataclass(frozen=True)
class RatingValue:
    """
    A rating as it is shown: word and letter from the scale, `meaning` to choose the shape, `tone` the colour.

    `meaning` is one of not-started, seriously-delayed, delayed, on-track, complete, assured, closed, new.
    """

    label: str
    letter: str
    meaning: str
    tone: str

    def __str__(self) -> str:
        return self.label


Value = int | Decimal | date | str | RatingValue | Missing | None


@dataclass(frozen=True)
class Selection:
    """
    Exactly the records behind a figure: a named list and the filters that pick them out of it.

    `of` is a key of the list in config/threads.py, `filters` are query parameters of that page. They name a
    date, and a time of recording where the figure is frozen, so that the same records are found later.
    """

    of: str
    filters: Mapping[str, str]


@dataclass(frozen=True)
class Cell:
    value: Value
    selection: Selection | None = None
    changed: bool = False  # differs from the figure it is printed beside


@dataclass(frozen=True)
class Column:
    key: str
    title: str
    kind: Kind = Kind.INTEGER
    group: str = ""  # columns of one group stand under one heading; "Red" over "Previous" and "Current"
    group_rating: RatingValue | None = None  # the group's heading is this rating
    emphasis: bool = False  # the figure that counts: Current beside Previous
    places: int | None = None  # decimal places; None leaves it to the kind (see formatting.PLACES)

    def heading(self) -> str:
        """The heading with its group's, as the JSON has it: “Red Previous”."""
        return f"{self.group} {self.title}".strip()


@dataclass(frozen=True)
class Row:
    label: str
    cells: tuple[Cell, ...] = ()
    kind: RowKind = RowKind.NORMAL
    # Said after the label, in a cell of its own where there is room: what Priority 1 is about.
    detail: str = ""
    rating: RatingValue | None = None  # the label is this rating
    selection: Selection | None = None  # the page about the row itself


@dataclass(frozen=True)
class Table:
    name: str  # for --table and for the JSON
    title: str  # the caption
    row_header: str  # the heading of the labels
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    note: str = ""
    detail_header: str = ""  # the heading of the rows' details; empty where they have none
    empty: str = "No items"  # said in place of rows
    short_title: str = ""  # the name of its sheet in a workbook; otherwise cut from the title

    def __post_init__(self):
        for row in self.rows:
            if row.kind is not RowKind.BAND and len(row.cells) != len(self.columns):
                raise ValueError(f"row {row.label!r} of table {self.name!r} has {len(row.cells)} cells")

    def groups(self) -> list[tuple[Column, int]]:
        """Neighbouring columns of one group: the first of them, and how many there are."""
        spans: list[tuple[Column, int]] = []
        for column in self.columns:
            if spans and column.group and spans[-1][0].group == column.group:
                spans[-1] = (spans[-1][0], spans[-1][1] + 1)
            else:
                spans.append((column, 1))
        return spans

    def is_grouped(self) -> bool:
        return any(column.group for column in self.columns)

    def has_details(self) -> bool:
        """Whether the details need a column of their own: a band says its detail across the table."""
        return any(row.detail for row in self.rows if row.kind is not RowKind.BAND)

    def has_changes(self) -> bool:
        return any(cell.changed for row in self.rows for cell in row.cells)


def kind_in(row: Row, column: Column) -> Kind:
    """How a value is to be shown: as its column says, but numbers as percentages in a row of percentages."""
    counts = column.kind in {Kind.INTEGER, Kind.MONEY}
    return Kind.PERCENT if row.kind is RowKind.PERCENT and counts else column.kind

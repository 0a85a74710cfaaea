"""A table as its template draws it: each cell with its words, its link and the names of its looks."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date

from reports.document import (
    Cell,
    Column,
    Kind,
    Missing,
    RatingValue,
    Row,
    RowKind,
    Selection,
    Table,
    kind_in,
)
from reports.formatting import as_date, is_number, words

Resolver = Callable[[Selection], str | None]
NUMERIC = {Kind.INTEGER, Kind.PERCENT, Kind.MONEY}


@dataclass(frozen=True)
class Shown:
    """One cell of the head or the body. `looks` are class names; `iso` is the date as machines read it."""

    words: str
    looks: str = ""
    numeric: bool = False
    url: str = ""
    rating: RatingValue | None = None
    detail: str = ""
    iso: str = ""
    span: int = 1
    scope: str = "col"
    label: str = ""  # the column of a cell, said in it where a narrow page makes rows of the table


@dataclass(frozen=True)
class ShownRow:
    head: Shown
    cells: tuple[Shown, ...] = ()
    looks: str = ""
    band: bool = False


@dataclass(frozen=True)
class ShownTable:
    table: Table
    label_head: Shown
    column_heads: tuple[Shown, ...]
    group_heads: tuple[Shown, ...] = ()
    spans: tuple[int, ...] = ()  # of the column groups, for <colgroup>
    bodies: tuple[tuple[ShownRow, ...], ...] = ()  # a band begins a body of its own
    notes: tuple[str, ...] = field(default=())

    @property
    def width(self) -> int:
        return len(self.column_heads) + 1

    @property
    def stacks(self) -> bool:
        """Nothing in it needs to stand under its head: a narrow page shows each row as a short list."""
        cells = (cell for body in self.bodies for row in body for cell in row.cells)
        figures = any(cell.numeric for cell in (*self.column_heads, *cells))
        return self.width > 2 and not self.group_heads and not figures

    @property
    def scrolls(self) -> bool:
        """It may be wider than a narrow page."""
        return self.width > 2 and bool(self.bodies) and not self.stacks


def shown_table(table: Table, url_for: Resolver) -> ShownTable:
    starts = _group_starts(table)
    grouped = table.is_grouped()
    return ShownTable(
        table=table,
        label_head=Shown(table.row_header, span=2 if grouped else 1),
        column_heads=tuple(
            Shown(column.title, _looks(column, position in starts), numeric=column.kind in NUMERIC)
            for position, column in enumerate(table.columns)
        ),
        group_heads=tuple(_group_heads(table)) if grouped else (),
        spans=tuple(count for _, count in table.groups()),
        bodies=tuple(_bodies(table, starts, url_for)),
        notes=tuple(_notes(table, url_for)),
    )


def _group_starts(table: Table) -> set[int]:
    """Positions of the columns that stand to the right of a vertical rule."""
    starts, position = set(), 0
    if table.is_grouped():
        for _, count in table.groups():
            starts.add(position)
            position += count
    return starts


def _group_heads(table: Table) -> Iterator[Shown]:
    for first, count in table.groups():
        looks = "ev-table__group ev-table__group-head"
        scope = "colgroup" if count > 1 else "col"
        yield Shown(first.group, looks, rating=first.group_rating, span=count, scope=scope)


def _bodies(table: Table, starts: set[int], url_for: Resolver) -> Iterator[tuple[ShownRow, ...]]:
    body: list[ShownRow] = []
    for row in table.rows:
        if row.kind is RowKind.BAND and body:
            yield tuple(body)
            body = []
        body.append(_row(row, table, starts, url_for))
    if body:
        yield tuple(body)


def _row(row: Row, table: Table, starts: set[int], url_for: Resolver) -> ShownRow:
    url = url_for(row.selection) if row.selection else ""
    head = Shown(row.label, url=url or "", rating=row.rating, detail=row.detail, scope="row")
    if row.kind is RowKind.BAND:
        return ShownRow(head, looks="ev-table__band", band=True)
    shaded = _shaded(row, table)
    cells = (
        replace(
            _cell(cell, kind_in(row, column), column, _looks(column, at in starts, at in shaded), url_for),
            label=column.title,
        )
        for at, (cell, column) in enumerate(zip(row.cells, table.columns, strict=True))
    )
    looks = "ev-table__total" if row.kind is RowKind.TOTAL else ""
    return ShownRow(head, tuple(cells), looks)


def _shaded(row: Row, table: Table) -> set[int]:
    """Positions of what changed, each with the figure of its pair."""
    shaded, position = set(), 0
    for first, count in table.groups():
        members = range(position, position + count)
        changed = {at for at in members if _is_changed_figure(row.cells[at])}
        shaded |= set(members) if changed and first.group and count == 2 else changed
        position += count
    return shaded


def _is_changed_figure(cell: Cell) -> bool:
    """A rating that changed says so by itself, beside the one before it."""
    return cell.changed and not isinstance(cell.value, RatingValue)


def _looks(column: Column, starts_group: bool, shaded: bool = False) -> str:
    looks = {
        "ev-table__group": starts_group,
        "ev-table__current": column.emphasis,
        "ev-table__previous": bool(column.group_rating) and not column.emphasis,
        "ev-table__changed": shaded,
    }
    return " ".join(name for name, wanted in looks.items() if wanted)


def _cell(cell: Cell, kind: Kind, column: Column, looks: str, url_for: Resolver) -> Shown:
    value, numeric = cell.value, kind in NUMERIC
    if isinstance(value, RatingValue):
        return Shown(value.label, looks, url=_url(cell, url_for), rating=value)
    if isinstance(value, Missing):
        return Shown(value.value, f"{looks} ev-missing".strip(), numeric)
    shown = words(value, kind, column.places)
    if is_number(value) and not value:
        return Shown(shown, f"{looks} ev-zero".strip(), numeric)  # nothing behind it to open
    iso = as_date(value).isoformat() if isinstance(value, date) else ""
    return Shown(shown, looks, numeric, _url(cell, url_for), iso=iso)


def _url(cell: Cell, url_for: Resolver) -> str:
    return (url_for(cell.selection) or "") if cell.selection else ""


def _notes(table: Table, url_for: Resolver) -> Iterator[str]:
    if table.has_changes() and any(column.group for column in table.columns):
        yield "Shaded figures changed."
    cells = (cell for row in table.rows for cell in row.cells)
    if any(cell.value and _url(cell, url_for) for cell in cells):
        yield "Each figure opens the records behind it."
    if table.note:
        yield table.note

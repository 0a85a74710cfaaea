"""The shape that most tables of a year have: four quarters, the year to date, the year before and the change."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from decimal import Decimal

from feedback.reports.figures import selection
from feedback.reports.year import PERIODS, Year
from feedback.years import QUARTERS
from reports.document import Block, Cell, Column, Kind, Missing, Row, RowKind, Selection, Table
from reports.formatting import is_number
from reports.suppression import Figure, Sum

YTD, PREVIOUS, CHANGE = "ytd", "previous", "change"
Select = Callable[[int | None], Selection]  # of a quarter, None for the year
Number = int | Decimal


def columns(year: Year, *, total: str = "YTD", kind: Kind = Kind.INTEGER) -> tuple[Column, ...]:
    """Headed as printed. The change is not among them: it is made when small numbers are hidden (`finished`)."""
    quarters = (Column(f"q{number}", f"Q{number}", kind) for number in QUARTERS)
    return (
        *quarters,
        Column(YTD, total, kind, emphasis=True),
        Column(PREVIOUS, year.year.previous.label, kind),
    )


def by_filters(year: Year, kind: str, **filters: object) -> Select:
    return lambda quarter: selection(year, kind, quarter, **filters)


def row(
    year: Year,
    label: str,
    counts: Mapping[str, Number],
    select: Select,
    *,
    published: Decimal | None = None,
    before: Decimal | None = None,
    kind: RowKind = RowKind.NORMAL,
    only_published: bool = False,
) -> Row:
    """
    A row of counts (`Year.counts`). `published` is the baseline of this year, `before` that of the one before.

    With `only_published` the year before has a figure only where one was published.
    """
    cells = [_cell(year, name, counts, select, published) for name in PERIODS]
    counted = Missing.NOT_PUBLISHED if only_published else year.previous_value(None, counts["previous"])
    cells.append(Cell(counted if before is None else whole(before)))
    return Row(label, tuple(cells), kind)


def _cell(
    year: Year, name: str, counts: Mapping[str, Number], select: Select, published: Decimal | None
) -> Cell:
    quarter = PERIODS[name]
    if not year.is_counted:
        return Cell(Missing.NOT_PUBLISHED if quarter or published is None else whole(published))
    if quarter and not year.has_begun(quarter):
        return Cell(None)
    return Cell(counts[name], select(quarter))


def whole(value: Decimal) -> Number:
    return int(value) if value == value.to_integral_value() else value


def none_at_all(counts: Iterable[str] = (*PERIODS, "previous")) -> dict[str, int]:
    return dict.fromkeys(counts, 0)


def value(row: Row, table: Table, key: str):
    """What stands in this row in the column of this key; None where the table has no such column."""
    keys = [column.key for column in table.columns]
    return row.cells[keys.index(key)].value if key in keys else None


def found(table: Table, label: str, key: str = YTD):
    """What stands in the row of this label, after its cells were hidden; None where there is none."""
    return next((value(row, table, key) for row in table.rows if row.label == label), None)


def is_hidden(table: Table, key: str) -> bool:
    """Whether anything in the column of this key is hidden: then nothing can be called the highest of all."""
    return any(value(row, table, key) is Missing.SUPPRESSED for row in table.rows if row.cells)


def change(now, before) -> Decimal | Missing:
    """By how many per cent a figure is more than the one before; not applicable where one of them is none."""
    if not (is_number(now) and is_number(before)) or not before:
        return Missing.NOT_APPLICABLE
    return (Decimal(now) - Decimal(before)) * 100 / Decimal(before)


def parts_of(
    tables: Mapping[str, Table], whole: tuple[str, str], parts: Iterable[tuple[str, str]]
) -> Iterable[Sum]:
    """
    In each column, the parts are some of the whole: each a table and the label of a row.

    What they leave over is told by nothing but the two together, and is protected as they are.
    """
    return _sums(tables, whole, tuple(parts), rest=True)


def sums_of(
    tables: Mapping[str, Table], whole: tuple[str, str], parts: Iterable[tuple[str, str]]
) -> Iterable[Sum]:
    """In each column, the parts add up to the whole."""
    return _sums(tables, whole, tuple(parts), rest=False)


def _sums(tables, whole, parts, *, rest: bool) -> Iterable[Sum]:
    if whole[0] not in tables:
        return
    for column in tables[whole[0]].columns:
        figures = tuple(Figure(*part, column.key) for part in parts)
        yield Sum(Figure(*whole, column.key), figures, rest=rest)


def finished(table: Table, year: Year, quarter: int | None, *, places: int = 1) -> Table:
    """
    The table as it is shown, made when small numbers are hidden: the year with its change, or one quarter of it.

    The year to date of a quarter is the sum of what may be seen, so that it tells nothing else.
    """
    if quarter is None or quarter == len(QUARTERS):
        table = with_change(table, year, places)
    return table if quarter is None else _cut(table, quarter)


def with_change(table: Table, year: Year, places: int) -> Table:
    column = Column(CHANGE, "Change", Kind.PERCENT, places=places)
    rows = (
        row if row.kind is RowKind.BAND else replace(row, cells=(*row.cells, Cell(_change(row, table, year))))
        for row in table.rows
    )
    return replace(table, columns=(*table.columns, column), rows=tuple(rows))


def _change(row: Row, table: Table, year: Year) -> Decimal | Missing:
    """A year that is not over is not compared with a whole one."""
    if not year.is_over and year.is_counted:
        return Missing.NOT_APPLICABLE
    return change(value(row, table, YTD), value(row, table, PREVIOUS))


def without_unknown_year(block: Block) -> Block:
    """A table without the year before and the change, where hardly a row of it has a figure of that year."""
    if not isinstance(block, Table) or PREVIOUS not in {column.key for column in block.columns}:
        return block
    rows = [row for row in block.rows if row.kind is not RowKind.BAND]
    known = [row for row in rows if is_number(value(row, block, PREVIOUS))]
    return block if 2 * len(known) >= len(rows) else _without(block, {PREVIOUS, CHANGE})


def _without(table: Table, keys: set[str]) -> Table:
    kept = [place for place, column in enumerate(table.columns) if column.key not in keys]
    rows = (replace(row, cells=tuple(row.cells[place] for place in kept if row.cells)) for row in table.rows)
    return replace(table, columns=tuple(table.columns[place] for place in kept), rows=tuple(rows))


def _cut(table: Table, quarter: int) -> Table:
    """The quarter and the year up to its end. The whole year stands beside the year before, a part of it not."""
    full = quarter == len(QUARTERS)
    kept = {f"q{quarter}", YTD} | ({PREVIOUS, CHANGE} if full else set())
    at = [place for place, column in enumerate(table.columns) if column.key in kept]
    rows = []
    for row in table.rows:
        if row.kind is not RowKind.BAND and not full:
            row = replace(row, cells=tuple(_to_date(row, table, quarter)))
        rows.append(replace(row, cells=tuple(row.cells[place] for place in at if row.cells)))
    return replace(table, columns=tuple(table.columns[place] for place in at), rows=tuple(rows))


def _to_date(row: Row, table: Table, quarter: int) -> Iterable[Cell]:
    for column, cell in zip(table.columns, row.cells, strict=True):
        yield cell if column.key != YTD else _sum(row, table, quarter)


def _sum(row: Row, table: Table, quarter: int) -> Cell:
    keys = [f"q{number}" for number in range(1, quarter + 1)]
    cells = [cell for column, cell in zip(table.columns, row.cells, strict=True) if column.key in keys]
    for cell in cells:
        if isinstance(cell.value, Missing):
            return Cell(cell.value)
    return cells[0] if quarter == 1 else Cell(sum(cell.value or 0 for cell in cells))

"""
Small numbers hidden in the tables of a year: the one function that does it, for every output alike.

Numbers from 1 to just below the threshold are hidden, and as many others as it takes that no hidden number can be
worked out. Zeros are shown: they count nobody, and a table that hides them says less and protects no one. A
hidden figure is `Missing.SUPPRESSED`, “suppressed” in every format whether it is small or protects a small one:
“fewer than 5” would be untrue of the one and tell the two apart.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from reports.disclosure import Figures, to_hide
from reports.table import Cell, Column, Kind, Missing, Row, RowKind, Selection, Table

HIDDEN = Cell(Missing.SUPPRESSED)


@dataclass(frozen=True)
class Figure:
    """A figure by its table, the label of its row and the key of its column."""

    table: str
    row: str
    column: str


@dataclass(frozen=True)
class Sum:
    """
    Parts that make up a total, where neither the kind of a row nor `across` says so: in two tables, for instance.

    A tuple of totals is a total that is printed in pieces. With `rest` the parts are not the whole of it (k of n,
    young people among all): what is left is nowhere printed, and where it is small it is protected too. A figure
    that is not in the tables is left out.
    """

    total: Figure | tuple[Figure, ...]
    parts: tuple[Figure, ...]
    rest: bool = False

    @property
    def totals(self) -> tuple[Figure, ...]:
        return (self.total,) if isinstance(self.total, Figure) else self.total


Place = tuple[str, int, int]  # table, row, column


def suppress(
    tables: Mapping[str, Table],
    *,
    below: int,
    across: Mapping[str, Sequence[str]] | None = None,
    sums: Iterable[Sum] = (),
    ranked: Collection[str] = (),
    before: Mapping[str, Table] | None = None,
    also: Iterable[Figure] = (),
) -> dict[str, Table]:
    """
    The same tables with every number from 1 to `below` - 1 hidden, and what would give one away. 0 hides none.

    Give all tables of a year together: a figure that stands in two of them is hidden in both. Counts are the
    cells of kind INTEGER; money is not counted, and a percentage beside a hidden count is hidden with it.

    What adds up:
    - a row of kind TOTAL is the sum of the normal rows above it, up to the total before, and of that total too
      where only then it comes out (bands divide nothing);
    - `across` names columns that are sums of others: {"ytd": ("q1", "q2", "q3", "q4")}, in every table that
      has such a column;
    - two cells with the same selection are one figure;
    - anything else is said with `sums`.
    Sums that do not come out (a complaint that concerns two teams) are protected as though the difference were
    known. Cells that are empty or not applicable count for nothing; a sum over any other missing part is none.

    `ranked` names tables whose rows stand in the order of a figure (the emphasised column, else the last): rows
    where it is hidden go last, by name, since their place would tell it. `before` are the tables of the year
    before as this function gave them: column “previous” hides what their column “ytd” hid. `also` are figures
    that are hidden whatever they are, zeros excepted.
    """
    if not below:
        return dict(tables)
    numbers = _numbers(tables)
    equations, rests = _equations(tables, numbers, across or {}, sums)
    totals = frozenset(place for place in numbers if _is_total(tables, place, across or {}))
    figures = Figures(numbers | rests, tuple(equations), frozenset(rests), totals)
    kept = _places(tables, numbers, {*_hidden_before(before or {}), *also})
    hidden = to_hide(figures, below=below, also=kept)
    shown = {
        name: _hide(table, {(row, column) for each, row, column in hidden if each == name}, below)
        for name, table in tables.items()
    }
    return {name: _unranked(table) if name in ranked else table for name, table in shown.items()}


def _numbers(tables: Mapping[str, Table]) -> dict[Place, int]:
    return {
        (name, at, across): cell.value
        for name, table in tables.items()
        for at, row in enumerate(table.rows)
        for across, (column, cell) in enumerate(zip(table.columns, row.cells, strict=False))
        if _counts(row, column) and isinstance(cell.value, int)
    }


def _counts(row: Row, column: Column) -> bool:
    return column.kind is Kind.INTEGER and row.kind in {RowKind.NORMAL, RowKind.TOTAL}


def _equations(tables, numbers, across, sums) -> tuple[list[dict], dict]:
    equations = [
        equation
        for total, parts in (*_down(tables), *_across(tables, across))
        if (equation := _equation(tables, numbers, [total], parts))
    ]
    equations += _same(tables, numbers)
    rests: dict[tuple, int] = {}
    for number, each in enumerate(sums):
        totals, parts = ([_place(tables, one) for one in side] for side in (each.totals, each.parts))
        equation = _equation(tables, numbers, filter(None, totals), filter(None, parts))
        if equation and each.rest:
            rest = ("rest", number)
            rests[rest] = -sum(numbers[place] * sign for place, sign in equation.items())
            equation[rest] = 1
        equations += [equation] if equation else []
    return equations, rests


def _equation(tables, numbers, totals: Iterable[Place], parts: Iterable[Place]) -> dict[Place, int] | None:
    """None where nothing follows from it: there is no total, or some part is not known to anybody."""
    totals, parts = list(totals), list(parts)
    values = [_cell(tables, place).value for place in (*totals, *parts)]
    unknown = {Missing.NOT_COLLECTED, Missing.NOT_PUBLISHED, Missing.NOT_GIVEN}
    whole, known = ([place for place in side if place in numbers] for side in (totals, parts))
    if not whole or not any(numbers[part] for part in known) or unknown & set(values):
        return None
    return {**dict.fromkeys(known, 1), **dict.fromkeys(whole, -1)}


def _down(tables: Mapping[str, Table]) -> Iterable[tuple[Place, list[Place]]]:
    for name, table in tables.items():
        above: list[int] = []
        before: list[int] = []
        for at, row in enumerate(table.rows):
            if row.kind is RowKind.TOTAL:
                for column in range(len(table.columns)):
                    parts = above if _comes_out(table, at, above, column) else before + above
                    parts = parts if _comes_out(table, at, parts, column) else above
                    yield (name, at, column), [(name, each, column) for each in parts]
                above, before = [], [at]
            elif row.kind is RowKind.NORMAL:
                above.append(at)


def _comes_out(table: Table, total: int, parts: list[int], column: int) -> bool:
    values = [table.rows[at].cells[column].value for at in (total, *parts)]
    return values[0] == sum(value for value in values[1:] if isinstance(value, int))


def _across(tables: Mapping[str, Table], across) -> Iterable[tuple[Place, list[Place]]]:
    for name, table in tables.items():
        keys = {column.key: at for at, column in enumerate(table.columns)}
        for total, parts in across.items():
            there = [keys[part] for part in parts if part in keys]
            if total in keys and there:
                for at, row in enumerate(table.rows):
                    if row.cells:
                        yield (name, at, keys[total]), [(name, at, part) for part in there]


def _same(tables: Mapping[str, Table], numbers: Mapping[Place, int]) -> list[dict[Place, int]]:
    """Figures that select the same records are one figure, wherever it is printed."""
    chosen = [(_selected(_cell(tables, place).selection), place) for place in numbers]
    pairs = sorted((key, place) for key, place in chosen if key)
    alike = ([place for _, place in group] for _, group in groupby(pairs, key=lambda pair: pair[0]))
    return [
        {first: 1, other: -1}
        for first, *others in alike
        for other in others
        if numbers[first] == numbers[other]
    ]


def _selected(selection: Selection | None) -> tuple:
    return (selection.of, *sorted(selection.filters.items())) if selection else ()


def _place(tables: Mapping[str, Table], figure: Figure) -> Place | None:
    table = tables.get(figure.table)
    keys = [column.key for column in table.columns] if table else []
    if figure.column not in keys:
        return None
    for at, row in enumerate(table.rows):
        if row.label == figure.row and row.cells:
            return figure.table, at, keys.index(figure.column)
    return None


def _cell(tables: Mapping[str, Table], place: Place) -> Cell:
    name, row, column = place
    return tables[name].rows[row].cells[column]


def _is_total(tables: Mapping[str, Table], place: Place, across) -> bool:
    name, row, column = place
    return tables[name].rows[row].kind is RowKind.TOTAL or tables[name].columns[column].key in across


def _hidden_before(before: Mapping[str, Table]) -> Iterable[Figure]:
    for name, table in before.items():
        for row, column in hidden_cells(table):
            if column.key == "ytd":
                yield Figure(name, row.label, "previous")


def hidden_cells(table: Table) -> Iterable[tuple[Row, Column]]:
    for row in table.rows:
        for column, cell in zip(table.columns, row.cells, strict=False):
            if cell.value is Missing.SUPPRESSED:
                yield row, column


def _places(tables, numbers, figures: Collection[Figure]) -> list[Place]:
    places = (_place(tables, figure) for figure in sorted(figures, key=repr))
    return [place for place in places if place in numbers]


def _hide(table: Table, places: Collection[tuple[int, int]], below: int) -> Table:
    if not places:
        return table
    rows = tuple(
        replace(row, cells=tuple(_shown(table, at, column, places) for column in range(len(row.cells))))
        for at, row in enumerate(table.rows)
    )
    return replace(table, rows=rows, note=f"{table.note} {explanation(below)}".strip())


def explanation(below: int) -> str:
    """What readers are told where something is hidden."""
    small = "the number 1" if below == 2 else f"a number from 1 to {below - 1}"
    said = Missing.SUPPRESSED.capitalize()
    return f"“{said}” stands for {small}, or for one from which such a number could be worked out."


def _shown(table: Table, row: int, column: int, hidden: Collection[tuple[int, int]]) -> Cell:
    share = table.columns[column].kind is Kind.PERCENT and any(at == row for at, _ in hidden)
    of_column = table.rows[row].kind is RowKind.PERCENT and any(at == column for _, at in hidden)
    return HIDDEN if (row, column) in hidden or share or of_column else table.rows[row].cells[column]


def _unranked(table: Table) -> Table:
    """Rows whose place would tell what is hidden, by name after the others of their block."""
    by = next((at for at, column in enumerate(table.columns) if column.emphasis), len(table.columns) - 1)
    rows: list[Row] = []
    for normal, block in groupby(table.rows, key=lambda row: row.kind is RowKind.NORMAL):
        block = list(block)
        if normal:
            secret = [row for row in block if row.cells[by] == HIDDEN]
            block = [row for row in block if row.cells[by] != HIDDEN]
            block += sorted(secret, key=lambda row: row.label)
        rows += block
    return replace(table, rows=tuple(rows))

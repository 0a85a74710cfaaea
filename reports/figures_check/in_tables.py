"""The claims that a table makes by itself: a total is the sum of its parts, a percentage is a share of them."""

from collections.abc import Iterator
from decimal import Decimal

from reports.differences import placed_rows, words_of_place
from reports.document import Column, Document, Kind, Row, RowKind, Table
from reports.figures_check.claim import Claim
from reports.figures_check.figure import Figure
from reports.figures_check.hundred import Hundred
from reports.figures_check.share import Share
from reports.figures_check.sum import Sum
from reports.formatting import PLACES, is_number, rounded

TOTALS = {"total", "totals", "ytd", "year to date", "all actions", "all"}
ADDED_UP = {Kind.INTEGER, Kind.MONEY}


def claims_of(document: Document, name: str) -> Iterator[Claim]:
    for table in document.tables():
        yield from _TableClaims(table, name).all()


class _TableClaims:
    def __init__(self, table: Table, document: str):
        self.table, self.document = table, document
        self.rows = list(placed_rows(table).items())
        self.totals = [position for position, column in enumerate(table.columns) if is_total(column)]

    def all(self) -> Iterator[Claim]:
        for number, (place, row) in enumerate(self.rows):
            label = words_of_place(place)
            if row.kind is RowKind.TOTAL:
                yield from self._total_row(number, label, row)
            if row.kind in {RowKind.NORMAL, RowKind.TOTAL}:
                yield from self._total_columns(label, row)
            if row.kind is RowKind.PERCENT:
                yield from self._percent_row(number, label, row)

    def _total_row(self, number: int, label: str, row: Row) -> Iterator[Claim]:
        """A total may be of its section or of all rows above it; it need only be one of the two."""
        for position, column in enumerate(self.table.columns):
            printed = self._figure(row, position)
            sums = [
                Sum(
                    **self._at(label, column),
                    printed=printed,
                    parts=parts,
                    of=f"The rows of {column.heading()}",
                )
                for section in self._sections(number)
                if column.kind in ADDED_UP and printed is not None
                for parts in [self._parts(section, position)]
                if parts
            ]
            if sums and all(each.findings() for each in sums):
                yield sums[0]
            elif sums:
                yield next(each for each in sums if not each.findings())

    def _sections(self, number: int) -> list[list[Row]]:
        """The rows that a total may be of: down from the band or total above it, and all of them."""
        above = [row for _, row in self.rows[:number]]
        starts = [n + 1 for n, row in enumerate(above) if row.kind in {RowKind.BAND, RowKind.TOTAL}]
        sections = [above[starts[-1] :]] if starts else []
        return [*sections, above]

    def _parts(self, rows: list[Row], position: int) -> tuple[Figure, ...]:
        """The figures of the rows in one column; none where one is not given, since then no sum is known."""
        normal = [row for row in rows if row.kind is RowKind.NORMAL]
        figures = [self._figure(row, position) for row in normal]
        return tuple(figures) if None not in figures else ()

    def _total_columns(self, label: str, row: Row) -> Iterator[Claim]:
        for position in self.totals:
            column, printed = self.table.columns[position], self._figure(row, position)
            figures = [self._figure(row, each) for each in self._summed_in(position)]
            if printed is not None and figures and None not in figures:
                of = f"The columns of {label}"
                yield Sum(**self._at(label, column), printed=printed, parts=tuple(figures), of=of)

    def _summed_in(self, position: int) -> list[int]:
        """The columns before a total column, down from the total column before it."""
        total = self.table.columns[position]
        start = max([each + 1 for each in self.totals if each < position and not total.group], default=0)
        return [
            each
            for each in range(start, position)
            if each not in self.totals
            and self.table.columns[each].kind == total.kind
            and (not total.group or self.table.columns[each].title == total.title)
        ]

    def _percent_row(self, number: int, label: str, row: Row) -> Iterator[Claim]:
        whole_row = next((above for _, above in reversed(self.rows[:number]) if _adds_up(above)), None)
        positions = [n for n in range(len(self.table.columns)) if n not in self.totals]
        shares = [(n, self._figure(row, n)) for n in positions]
        shares = [(n, printed) for n, printed in shares if printed is not None]
        if whole_row is not None and whole_row.kind is RowKind.TOTAL:
            whole = tuple(self._figure(whole_row, n) for n in positions)
            if None not in whole:
                for n, printed in shares:
                    at = self._at(label, self.table.columns[n])
                    part = (self._figure(whole_row, n),)
                    yield Share(**at, printed=printed, parts=part, whole=whole)
        if len(shares) == len(positions) > 1:
            yield Hundred(**self._at(label, None), parts=tuple(printed for _, printed in shares))

    def _figure(self, row: Row, position: int) -> Figure | None:
        """The number in the cell as it is printed, or None where there is none."""
        value, column = row.cells[position].value, self.table.columns[position]
        kind = Kind.PERCENT if row.kind is RowKind.PERCENT else column.kind
        if not is_number(value) or isinstance(value, bool) or kind not in {*ADDED_UP, Kind.PERCENT}:
            return None
        return Figure(_printed(value, kind, column.places), f"{row.label}, {column.heading()}", kind)

    def _at(self, label: str, column: Column | None) -> dict[str, str]:
        where = f"{label}, {column.heading()}" if column else label
        return {
            "document": self.document,
            "table": self.table.name,
            "where": where,
            "source": "table",
        }


def _printed(value: int | Decimal, kind: Kind, places: int | None) -> Decimal:
    """The number as it is printed: a percentage that was typed as 16 is printed in whole per cents."""
    exact = Decimal(value)
    if kind is Kind.PERCENT and -exact.as_tuple().exponent < PLACES[kind]:
        return exact
    return rounded(value, kind, places)


def _adds_up(row: Row) -> bool:
    return row.kind in {RowKind.TOTAL, RowKind.NORMAL}


def is_total(column: Column) -> bool:
    return column.kind in ADDED_UP and bool({column.title.lower(), column.group.lower()} & TOTALS)

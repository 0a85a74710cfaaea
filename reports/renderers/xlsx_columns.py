"""How wide each column of a table has to be on its sheet."""

from collections.abc import Iterator

from reports.document import Cell, Column, Kind, Missing, RatingValue, Row, RowKind, Table, kind_in
from reports.formatting import words
from reports.renderers.xlsx_sheet import LANDSCAPE_UNITS, PORTRAIT_UNITS
from reports.renderers.xlsx_style import group_words, rating_words
from reports.renderers.xlsx_widths import least_width, natural_width, share

NUMBER_WIDTH = 8.2  # just takes “Previous”
RATING_WIDTH = 17
ROOMY = 11
NUMBER_AIR = 1.4  # what the number format keeps free on the right
WIDEST = 80
SMALL = 9  # size of the words for what is missing
SUBHEAD = 10
NUMERIC = {Kind.INTEGER, Kind.PERCENT, Kind.MONEY}


def column_widths(table: Table) -> list[float]:
    """Widths for the label, any detail and the values, which fill at most a landscape page."""
    natural, least = zip(*_label_widths(table), *_value_widths(table), strict=True)
    natural, least = list(natural), list(least)
    if sum(natural) <= PORTRAIT_UNITS:
        return natural
    if sum(natural) > LANDSCAPE_UNITS:
        natural = _with_broken_heads(table, natural, least)
    return share(natural, least, LANDSCAPE_UNITS)


def widened(widths: list[float], to: float) -> list[float]:
    """The widths stretched alike to this sum, where they are less."""
    return [width * max(1.0, to / sum(widths)) for width in widths]


def _with_broken_heads(table: Table, natural: list[float], least: list[float]) -> list[float]:
    """
    Heads over figures break between words where the page has no room for all of them: a width in between
    would just fit “Priority 12” on one line, with no air before the next head.
    """
    labels = len(natural) - len(table.columns)
    return natural[:labels] + [
        narrow if column.kind in NUMERIC else wide
        for column, wide, narrow in zip(table.columns, natural[labels:], least[labels:], strict=True)
    ]


def _label_widths(table: Table) -> Iterator[tuple[float, float]]:
    rows = [row for row in table.rows if row.kind is not RowKind.BAND]
    labels = [rating_words(row.rating) if row.rating else row.label for row in rows]
    natural, least = _of_words([table.row_header], labels, bold=True)
    ratings = [natural_width(rating_words(row.rating), bold=True) + 1 for row in rows if row.rating]
    yield max([natural, *ratings]), max([least, *ratings])
    if table.has_details():
        yield _of_words([table.detail_header], [row.detail for row in rows])


def _of_words(heads: list[str], texts: list[str], *, bold: bool = False) -> tuple[float, float]:
    natural = max(
        [natural_width(head, bold=True) for head in heads] + [natural_width(t, bold=bold) for t in texts],
    )
    least = max([least_width(head, bold=True) for head in heads] + [least_width(t, bold=bold) for t in texts])
    natural = min(natural, WIDEST)
    # Below a third of its length text becomes a ladder of short lines.
    return natural, min(natural, max(least, 12, min(natural / 3, 30)))


def _value_widths(table: Table) -> Iterator[tuple[float, float]]:
    widths = []
    for position, column in enumerate(table.columns):
        cells = [(row.cells[position], row) for row in table.rows if row.kind is not RowKind.BAND]
        widths.append(_value_width(column, cells, grouped=table.is_grouped()))
    position = 0
    for first, count in table.groups():
        members = widths[position : position + count]
        needed = _group_width(first)
        stretch = max(1.0, needed / sum(natural for natural, _ in members))
        yield from ((natural * stretch, least * stretch) for natural, least in members)
        position += count


def _group_width(column: Column) -> float:
    if not column.group:
        return 0
    return natural_width(group_words(column), bold=True)


def _value_width(column: Column, cells: list[tuple[Cell, Row]], *, grouped: bool) -> tuple[float, float]:
    if column.kind is Kind.TEXT:
        return _of_words([column.title], [str(cell.value or "") for cell, _ in cells])
    size = SUBHEAD if grouped else 11
    measure = natural_width if column.kind is Kind.RATING else least_width
    heading = measure(column.title or " ", size, bold=True)
    numeric = column.kind in NUMERIC
    air = NUMBER_AIR if numeric and not grouped else 0
    values = [_shown_width(cell, row, column) for cell, row in cells]
    least = max([RATING_WIDTH if column.kind is Kind.RATING else NUMBER_WIDTH, heading, *values])
    if column.kind is Kind.RATING or grouped:
        return least, least
    # With room a heading stands on one line; a table of many columns breaks it between words.
    return max(least, ROOMY, min(natural_width(column.title, bold=True) + air, 16)), least


def _shown_width(cell: Cell, row: Row, column: Column) -> float:
    value = cell.value
    if isinstance(value, Missing):
        return least_width(value.value, SMALL)
    if isinstance(value, RatingValue):
        return natural_width(rating_words(value), bold=True) + 2
    kind = kind_in(row, column)
    shown = words(value, kind, column.places)
    air = 0 if kind in {Kind.DATE, Kind.REFERENCE} else NUMBER_AIR
    return min(WIDEST, natural_width(shown, bold=row.kind is RowKind.TOTAL or cell.changed) + air)

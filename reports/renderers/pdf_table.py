"""A table as its Typst template draws it: each cell with its words and its looks."""

from datetime import date

from reports.document import Cell, Column, Kind, Missing, RatingValue, Row, RowKind, Table, kind_in
from reports.formatting import is_number, words
from reports.numbering import caption
from reports.renderers.page_widths import (
    NUMERIC,
    Fit,
    delta,
    delta_columns,
    is_apart,
)
from reports.renderers.pdf_text import clean
from reports.renderers.word_breaks import breakable, breakable_in
from reports.renderers.xlsx_widths import text_width

SHORT = 12  # rows that never break over pages
TALLEST, TALLEST_TURNED = 34, 20  # lines; what is longer breaks, however few its rows
TALLEST_ROW = 24  # lines; what is longer may break over pages
CHANGED = "A figure in bold with + or \u2212 differs from the one before it."


def rating(value: RatingValue | None) -> dict | None:
    if value is None:
        return None
    return {
        "label": clean(value.label),
        "letter": clean(value.letter),
        "meaning": value.meaning,
        "tone": value.tone,
    }


def table(block: Table, number: str, fitted: Fit) -> dict:
    deltas = delta_columns(block)
    rows = [_row(row, block, fitted, deltas) for row in block.rows]
    return {
        "kind": "table",
        "caption": clean(caption(number, block.title)),
        "columns": [round(width, 3) for width in fitted.widths],
        "tight": fitted.tight,
        "close": fitted.close,
        "keep": is_kept_whole(block, fitted),
        "heads": _fitted_heads(_heads(block), block, fitted),
        "rows": rows,
        "empty": clean(block.empty),
        "notes": [CHANGED] * bool(deltas) + [clean(block.note)] * bool(block.note.strip()),
    }


def key(ratings: tuple[tuple[RatingValue, str], ...], title: str) -> dict:
    """The key to a scale as a table of its own."""
    width = max([8.0, *(text_width(each.label, 6, bold=True) * 1.1 + 5 for each, _ in ratings)])
    cells = [[_cell_of("", rating=rating(each), bold=True), _cell_of(meaning)] for each, meaning in ratings]
    return {
        "kind": "table",
        "caption": clean(title),
        "columns": [round(min(width, 20), 3), 0],
        "tight": False,
        "close": False,
        "keep": len(ratings) <= SHORT,
        "heads": [_head("Rating", last=True, first=True), _head("Meaning", last=True, first=True)],
        "rows": [{"band": False, "cells": row, "whole": True} for row in cells],
        "empty": "No ratings",
        "notes": [],
    }


def _heads(block: Table) -> list[dict]:
    grouped, starts = block.is_grouped(), group_starts(block)
    heads = [_head(block.row_header, depth=2 if grouped else 1, first=True, last=True)]
    if grouped:
        position = 0
        for first, count in block.groups():
            mark = rating(first.group_rating)
            heads.append(
                _head(first.group, span=count, rating=mark, align="center", first=True, divided=True)
            )
            position += count
    for at, column in enumerate(block.columns):
        align = "right" if column.kind in NUMERIC else "left"
        heads.append(
            _head(
                column.title,
                align=align,
                bold=not grouped or column.emphasis or not column.group,
                small=bool(column.group),
                first=not grouped,
                last=True,
                divided=at in starts,
                apart=is_apart(block, at),
            )
        )
    return heads


def _fitted_heads(heads: list[dict], block: Table, fitted: Fit) -> list[dict]:
    """Where each head stands on one column, its long words break rather than run into the next."""
    if block.is_grouped():
        return heads
    return [
        {**head, "words": breakable_in(head["words"], width - fitted.air, bold=True)}
        for head, width in zip(heads, fitted.widths, strict=True)
    ]


def _fitted_cell(shown: dict, width: float, fitted: Fit) -> dict:
    """Numbers and what is missing are never broken."""
    if shown["align"] == "right" or shown["missing"]:
        return shown
    room = width - fitted.air
    cell = {**shown, "words": breakable_in(shown["words"], room, bold=shown["bold"])}
    if shown["rating"]:
        label = breakable_in(shown["rating"]["label"], room, bold=shown["bold"])
        cell["rating"] = {**shown["rating"], "label": label}
    return cell


def group_starts(block: Table) -> set[int]:
    """Positions of the columns to the right of a vertical rule."""
    starts, position = set(), 0
    for _, count in block.groups() if block.is_grouped() else ():
        starts.add(position)
        position += count
    return starts


def _head(text: str, **looks) -> dict:
    usual = {
        "span": 1, "depth": 1, "align": "left", "bold": True, "small": False, "first": False, "last": False,
        "divided": False, "rating": None, "apart": False,
    }  # fmt: skip
    return {"words": breakable(clean(text)), **usual, **looks}


def _row(row: Row, block: Table, fitted: Fit, deltas: set[int]) -> dict:
    if row.kind is RowKind.BAND:
        return {"band": True, "label": breakable(clean(row.label)), "detail": breakable(clean(row.detail))}
    total, starts = row.kind is RowKind.TOTAL, group_starts(block)
    label = _cell_of(
        row.label,
        rating=rating(row.rating) and {**rating(row.rating), "label": breakable(clean(row.label))},
        bold=total,
        total=total,
        detail=breakable(clean(row.detail)) if fitted.details else "",
    )
    cells = [
        _cell(
            cell,
            row,
            column,
            total=total,
            divided=at in starts,
            delta=_delta(block, row, at, deltas),
            apart=is_apart(block, at),
        )
        for at, (cell, column) in enumerate(zip(row.cells, block.columns, strict=True))
    ]
    fitting = zip([label, *cells], fitted.widths, strict=True)
    cells = [_fitted_cell(shown, width, fitted) for shown, width in fitting]
    return {
        "band": False,
        "cells": cells,
        "whole": _row_lines(row, block, fitted) <= TALLEST_ROW * fitted.part,
    }


def _delta(block: Table, row: Row, at: int, deltas: set[int]) -> str | None:
    """None where the column has none at all: then it keeps no room for them."""
    return delta(block, row, at) if at in deltas else None


def _cell(cell: Cell, row: Row, column: Column, **looks) -> dict:
    kind, value = kind_in(row, column), cell.value
    zero = is_number(value) and not value
    heavy = looks["total"] or cell.changed or (column.emphasis and not column.group)
    return _cell_of(
        words(value, kind, column.places),
        rating=rating(value) if isinstance(value, RatingValue) else None,
        align="right" if kind in NUMERIC else "left",
        missing=isinstance(value, Missing),
        zero=zero and not cell.changed,
        bold=heavy and not (zero and not cell.changed),
        tint=cell.changed and not isinstance(value, RatingValue | date),
        **looks,
    )


def _cell_of(text: str, **looks) -> dict:
    usual = {
        "rating": None, "align": "left", "missing": False, "zero": False, "bold": False, "tint": False,
        "total": False, "divided": False, "delta": None, "detail": "", "apart": False,
    }  # fmt: skip
    return {"words": breakable(clean(text)), **usual, **looks}


def is_kept_whole(block: Table, fitted: Fit) -> bool:
    """Whether the table is so short that it stands on one page."""
    lines = sum(_row_lines(row, block, fitted) for row in block.rows)
    return len(block.rows) <= SHORT and lines <= (TALLEST_TURNED if fitted.turned else TALLEST) * fitted.part


def _row_lines(row: Row, block: Table, fitted: Fit) -> int:
    texts = [f"{row.label} {row.detail if fitted.details or row.kind is RowKind.BAND else ''}"]
    texts += [words(cell.value, Kind.TEXT) for cell in row.cells]
    widths = [sum(fitted.widths)] if row.kind is RowKind.BAND else fitted.widths
    return max(
        sum(1 + int(text_width(line, 6) * 1.15 / max(1.0, width - 1.3)) for line in text.splitlines() or [""])
        for text, width in zip(texts, widths, strict=False)
    )

"""
What differs between two documents, place by place.

The cells of a table are matched by the table's name, the row's label (under which band, and which of several
of the same label) and the column's key, so that a column or a row that was added does not shift the rest.
Links are no difference: an edition's lead to the record as it was known then.
"""

import difflib
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from reports.document import (
    Asked,
    BulletList,
    Cell,
    Column,
    Document,
    HeaderGrid,
    Heading,
    Key,
    Paragraph,
    Row,
    RowKind,
    Statement,
    Table,
    kind_in,
)
from reports.formatting import words


class DifferenceKind(StrEnum):
    FIGURE = "figure"  # a cell
    WORDS = "words"  # of a paragraph, a heading, a key, a row or a column
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True)
class Difference:
    """One place and what it says before and after. `before` or `after` is None where there is nothing."""

    kind: DifferenceKind
    table: str  # its name; empty in the prose
    table_title: str
    row: str  # with its band: “Quarter 3, Totals”
    column: str
    before: str | None
    after: str | None

    def place(self) -> str:
        """Where in its table, or of the table as a whole."""
        return ", ".join(part for part in (self.row, self.column) if part) or "The table"

    def where(self) -> str:
        return f"{self.table_title}, {self.place()}" if self.table_title else self.place()

    def as_json(self) -> dict[str, str | None]:
        names = ("kind", "table", "row", "column", "before", "after")
        return {name: getattr(self, name) for name in names}


def differences(before: Document, after: Document) -> list[Difference]:
    """Every difference in the order of the documents: tables first, then the prose."""
    return [*_tables(before, after), *_prose(before, after)]


def _tables(before: Document, after: Document) -> Iterator[Difference]:
    old, new = ({table.name: table for table in each.tables()} for each in (before, after))
    for name in [*old, *(name for name in new if name not in old)]:
        if name not in new:
            yield _of(old[name], DifferenceKind.REMOVED, before=old[name].title)
        elif name not in old:
            yield _of(new[name], DifferenceKind.ADDED, after=new[name].title)
        else:
            yield from _table(old[name], new[name])


def _table(old: Table, new: Table) -> Iterator[Difference]:
    if old.title != new.title:
        yield _of(new, DifferenceKind.WORDS, row="Title", before=old.title, after=new.title)
    if old.note != new.note:
        yield _of(new, DifferenceKind.WORDS, row="Note", before=old.note, after=new.note)
    yield from _columns(old, new)
    renamed = _renamed_bands(old, new)
    for was, band in renamed.items():
        yield _of(new, DifferenceKind.WORDS, row="Heading of rows", before=was, after=band)
    rows, others = placed_rows(old, renamed), placed_rows(new)
    for place in [*rows, *(place for place in others if place not in rows)]:
        label = words_of_place(place)
        if place not in others:
            yield _of(new, DifferenceKind.REMOVED, row=label, before=_row_words(rows[place], old))
        elif place not in rows:
            yield _of(new, DifferenceKind.ADDED, row=label, after=_row_words(others[place], new))
        else:
            yield from _row(label, (old, rows[place]), (new, others[place]))


def _columns(old: Table, new: Table) -> Iterator[Difference]:
    before, after = ({column.key: column for column in table.columns} for table in (old, new))
    for key, column in before.items():
        if key not in after:
            yield _of(new, DifferenceKind.REMOVED, column=column.heading(), before=column.heading())
        elif column.heading() != after[key].heading():
            heading = after[key].heading()
            yield _of(new, DifferenceKind.WORDS, column=heading, before=column.heading(), after=heading)
    for key, column in after.items():
        if key not in before:
            yield _of(new, DifferenceKind.ADDED, column=column.heading(), after=column.heading())


def _row(label: str, old: tuple[Table, Row], new: tuple[Table, Row]) -> Iterator[Difference]:
    (_, before), (table, after) = old, new
    if before.detail != after.detail:
        header = table.detail_header or "Wording"
        words_changed = {"before": before.detail, "after": after.detail}
        yield _of(table, DifferenceKind.WORDS, row=label, column=header, **words_changed)
    then, now = cells_of(*old), cells_of(*new)
    for key in then:
        if key in now and _shown(before, *then[key]) != _shown(after, *now[key]):
            column = now[key][0].heading()
            values = {"before": _shown(before, *then[key]), "after": _shown(after, *now[key])}
            yield _of(table, DifferenceKind.FIGURE, row=label, column=column, **values)


def cells_of(table: Table, row: Row) -> dict[str, tuple[Column, Cell]]:
    """Key of a column → the column and the row's cell in it. A band has none."""
    return {column.key: (column, cell) for column, cell in zip(table.columns, row.cells, strict=False)}


Place = tuple[str, str, int]  # the band above, the label, which of the same label under that band


def placed_rows(table: Table, renamed: Mapping[str, str] | None = None) -> dict[Place, Row]:
    """The rows by their places; `renamed` are bands that another table calls something else."""
    placed, band, seen = {}, "", Counter()
    for row in table.rows:
        label = row.label
        if row.kind is RowKind.BAND:
            band = label = (renamed or {}).get(label, label)
        here = ("" if row.kind is RowKind.BAND else band, label)
        seen[here] += 1
        placed[(*here, seen[here])] = row
    return placed


def _renamed_bands(old: Table, new: Table) -> dict[str, str]:
    """Bands that have another name in the new table, and rows of the same labels below them."""
    before, after = _rows_below(old), _rows_below(new)
    gone, come = (
        {band: rows for band, rows in each.items() if band not in other}
        for each, other in ((before, after), (after, before))
    )
    renamed = {}
    for was, rows in gone.items():
        band = next((band for band, others in come.items() if rows & others), None)
        if band is not None:
            renamed[was] = band
            del come[band]
    return renamed


def _rows_below(table: Table) -> dict[str, set[str]]:
    """Band → the labels of the rows below it."""
    below: dict[str, set[str]] = {}
    band = None
    for row in table.rows:
        if row.kind is RowKind.BAND:
            band = row.label
            below.setdefault(band, set())
        elif band is not None:
            below[band].add(row.label)
    return below


def words_of_place(place: Place) -> str:
    band, label, number = place
    words_of = ", ".join(part for part in (band, label) if part)
    return f"{words_of} ({number})" if number > 1 else words_of


def _row_words(row: Row, table: Table) -> str:
    """A row in one line: its cells with their headings, as far as they say something."""
    said = [
        f"{column.heading()} {_shown(row, column, cell)}"
        for column, cell in cells_of(table, row).values()
        if _shown(row, column, cell)
    ]
    return "; ".join(said) or row.detail or row.label


def _shown(row: Row, column: Column, cell: Cell) -> str:
    return words(cell.value, kind_in(row, column), column.places)


def _of(
    table: Table,
    kind: DifferenceKind,
    *,
    row="",
    column="",
    before: str | None = None,
    after: str | None = None,
) -> Difference:
    return Difference(kind, table.name, table.title, row, column, before, after)


def _prose(before: Document, after: Document) -> Iterator[Difference]:
    old, new = _lines(before), _lines(after)
    matcher = difflib.SequenceMatcher(a=old, b=new, autojunk=False)
    for tag, a_from, a_to, b_from, b_to in matcher.get_opcodes():
        if tag != "equal":
            yield from _changed_lines(old[a_from:a_to], new[b_from:b_to])


def _changed_lines(old: list[tuple[str, str]], new: list[tuple[str, str]]) -> Iterator[Difference]:
    """Lines that stand in each other's place, as far as they do; the rest were removed or added."""
    for number in range(max(len(old), len(new))):
        place, then = old[number] if number < len(old) else ("", None)
        place_now, now = new[number] if number < len(new) else ("", None)
        kind = DifferenceKind.WORDS
        if now is None:
            kind = DifferenceKind.REMOVED
        elif then is None:
            kind = DifferenceKind.ADDED
        yield Difference(kind, "", "", place_now or place, "", then, now)


def _lines(document: Document) -> list[tuple[str, str]]:
    """The prose line by line: what kind of line it is, and its words."""
    lines = [("Title", document.title), ("Subtitle", document.subtitle)]
    for block in document.blocks:
        lines += _lines_of(block)
    return lines + [("Source", source) for source in document.sources]


def _lines_of(block) -> list[tuple[str, str]]:
    if isinstance(block, Heading):
        return [("Heading", block.text)]
    if isinstance(block, Paragraph | Statement):
        return [(type(block).__name__, block.text)]
    if isinstance(block, BulletList):
        return [("Item of a list", item) for item in block.items]
    if isinstance(block, Asked):
        return [("Recommendation", item) for item in block.items]
    if isinstance(block, HeaderGrid):
        return [(label, text) for label, text in block.rows]
    if isinstance(block, Key):
        return [(f"Key, {rating.label}", meaning) for rating, meaning in block.ratings]
    return []


def in_words(found: list[Difference]) -> str:
    """“2 figures differ”, “1 figure and 3 other places differ”."""
    figures = sum(each.kind is DifferenceKind.FIGURE for each in found)
    others = len(found) - figures
    parts = [f"{figures} figure{'' if figures == 1 else 's'}"] if figures or not others else []
    if others:
        parts.append(f"{others} {'other ' if figures else ''}place{'' if others == 1 else 's'}")
    return (
        f"{' and '.join(parts)} {'differs' if len(found) == 1 else 'differ'}" if found else "Nothing differs"
    )

"""
`complaint_themes`: what stage one complaints were about, by quarter: the top three themes, and the others.

A complaint counts for each of its themes, in the quarter in which it was received. A theme has the name that
held at the end of the quarter. The top three are the most frequent; in each block themes stand in the order
that was given with their names, else the most frequent first.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from django.db.models import Count

from feedback.enums import Stream
from feedback.models import Stage, Theme
from feedback.reports import theme_words
from feedback.reports.decided import quarter_of
from feedback.reports.figures import figure
from feedback.reports.year import Year
from feedback.years import MONTHS, QUARTERS
from reports.document import Block, BulletList, Cell, Column, Kind, Paragraph, Row, RowKind, Table

NAME = "complaint_themes"
BANDS = ("Top three themes", "Other themes")
TOP = 3
LAST = 10_000  # after every theme that has a place
SEVERAL = "A complaint may have several themes, so the mentions are more than the complaints."


@dataclass(frozen=True)
class Mention:
    """A theme in a quarter, under the name that held then."""

    theme: Theme
    name: str
    order: int | None
    count: int
    hidden_below: int = 0

    def frequency(self) -> tuple:
        """The most frequent first; numbers that will be hidden rank alike, since a place would tell them."""
        ranked = 0 if self.count < self.hidden_below else self.count
        return -ranked, LAST if self.order is None else self.order, self.name

    def place(self) -> tuple:
        return (LAST, *self.frequency()) if self.order is None else (self.order, *self.frequency())


def tables(year: Year) -> list[Table]:
    found = mentions(year) if year.is_counted else {}
    halves = {number: _halves(found.get(number, [])) for number in QUARTERS}
    rows: list[Row] = []
    for half, title in enumerate(BANDS):
        columns = [halves[number][half] for number in QUARTERS]
        if any(columns):
            rows += [Row(title, kind=RowKind.BAND), *_rows(columns, year, first=1 + half * TOP)]
    table = Table(
        name=NAME,
        title=f"Themes of stage one complaints, {year.label}",
        short_title="Themes",
        row_header="Place",
        columns=tuple(column for number in QUARTERS for column in _columns(number)),
        rows=tuple(rows),
        note=SEVERAL if rows else "",
        empty="No theme was recorded" if year.is_counted else "Not published",
    )
    return [table]


def finished(tables: dict[str, Table], year: Year, quarter: int | None) -> list[Table]:
    """All of it, or the columns of a quarter with the rows that have something in them."""
    table = tables[NAME]
    if quarter is None:
        return [table]
    kept = [place for place, column in enumerate(table.columns) if column.key.startswith(f"q{quarter}-")]
    rows = [replace(row, cells=tuple(row.cells[place] for place in kept if row.cells)) for row in table.rows]
    return [
        replace(
            table,
            columns=tuple(table.columns[place] for place in kept),
            rows=tuple(row for row in rows if row.kind is RowKind.BAND or row.cells[0].value is not None),
        )
    ]


def blocks(tables: dict[str, Table], year: Year, quarter: int | None) -> Iterator[Block]:
    table = tables[NAME]
    if quarter is None and (text := theme_words.most_frequent(table, year)):
        yield Paragraph(text)
    yield table
    if quarter is None:
        yield from _new(table, year)


def _new(table: Table, year: Year) -> Iterator[Block]:
    names = new_themes(year)
    if names:
        yield Paragraph(theme_words.are_new(len(names), year))
        yield BulletList(tuple(names))


def new_themes(year: Year) -> list[str]:
    """The themes that were new in the year, in the order in which the year's quarters name them."""
    found: dict[int, str] = {}
    for number in QUARTERS:
        for half in _halves(mentions(year).get(number, [])):
            for each in half:
                if each.theme.first_used == year.slug:
                    found.setdefault(each.theme.pk, each.theme.name)
    return list(found.values())


def mentions(year: Year) -> dict[int, list[Mention]]:
    """Quarter → its themes."""
    stages = Stage.objects.filter(
        complaint__organisation=year.organisation,
        complaint__procedure__stream=Stream.STATUTORY,
        stage__number=1,
        requested_on__range=year.days(),
        complaint__themes__isnull=False,
    )
    counts = stages.annotate(quarter=quarter_of("requested_on", year)).order_by()
    counts = counts.values_list("quarter", "complaint__themes").annotate(Count("pk"))
    themes = {theme.pk: theme for theme in Theme.objects.filter(organisation=year.organisation).with_names()}
    found: dict[int, list[Mention]] = {}
    for quarter, theme, count in counts:
        found.setdefault(quarter, []).append(_mention(themes[theme], count, year, quarter))
    return found


def _mention(theme: Theme, count: int, year: Year, quarter: int) -> Mention:
    end = year.days(quarter)[1]
    held = next((name for name in theme.names.all() if name.holds_from <= end), None)
    name, order = (held.name, held.order) if held else (theme.name, None)
    return Mention(theme, name, order, count, year.settings.suppress_below if year.settings else 0)


def _halves(found: list[Mention]) -> tuple[list[Mention], list[Mention]]:
    """The top three and the others, each as it is printed."""
    by_frequency = sorted(found, key=Mention.frequency)
    top, others = by_frequency[:TOP], by_frequency[TOP:]
    return sorted(top, key=Mention.place), sorted(others, key=Mention.place)


def _columns(quarter: int) -> tuple[Column, Column]:
    group = f"Quarter {quarter} ({MONTHS[quarter]})"
    return (
        Column(f"q{quarter}-theme", "Theme", Kind.TEXT, group=group),
        Column(f"q{quarter}-mentions", "Mentions", group=group),
    )


def _rows(columns: list[list[Mention]], year: Year, *, first: int) -> Iterator[Row]:
    for place in range(max(map(len, columns))):
        cells: list[Cell] = []
        for quarter, column in zip(QUARTERS, columns, strict=True):
            cells += _cells(year, quarter, column[place]) if place < len(column) else [Cell(None), Cell(None)]
        yield Row(str(first + place), tuple(cells))


def _cells(year: Year, quarter: int, mention: Mention) -> list[Cell]:
    count = figure(year, mention.count, "complaints", quarter, stage=1, theme=mention.theme.slug)
    return [Cell(mention.name), count]

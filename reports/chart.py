"""What a chart shows, before anybody draws it: labelled values, with words for those who do not see it."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from reports.formatting import words
from reports.table import Cell, Column, Kind, RatingValue, Row, Table

Number = int | Decimal


class ChartKind(StrEnum):
    STACKED = "stacked"  # a bar for each label, made of the series: how many actions have each rating
    BARS = "bars"  # a bar for each label and series
    LINE = "line"  # a point for each label, beside its target and the tolerance round it


@dataclass(frozen=True)
class Series:
    label: str
    values: tuple[Number | None, ...]  # one for each label of the chart; None where there is none
    rating: RatingValue | None = None  # drawn in its tone; all others are drawn in ink


@dataclass(frozen=True)
class Chart:
    """
    A picture of figures that stand in a table beside it: `with_table` gives the two together.

    `targets` and `tolerances` (the furthest value that is still within tolerance) belong to a line; there is
    one for each label, because a target may change.
    """

    name: str  # unique among the charts of a document
    title: str  # the caption
    kind: ChartKind
    labels: tuple[str, ...]
    series: tuple[Series, ...]
    alternative: str = ""  # what the picture says, with every number; made from the figures where empty
    value_kind: Kind = Kind.INTEGER
    places: int | None = None
    label_header: str = ""  # the heading of the labels in the table
    targets: tuple[Number | None, ...] = ()
    tolerances: tuple[Number | None, ...] = ()

    def __post_init__(self):
        rows = (*(each.values for each in self.series), self.targets, self.tolerances)
        if any(values and len(values) != len(self.labels) for values in rows):
            raise ValueError(f"chart {self.name!r} has {len(self.labels)} labels and not as many values")

    def words(self, value: Number | None) -> str:
        return "no figure" if value is None else words(value, self.value_kind, self.places)

    def words_for_it(self) -> str:
        """The alternative text."""
        return self.alternative or f"{self.title}. {' '.join(self._sentences())}"

    def _sentences(self):
        for position, label in enumerate(self.labels):
            figures = [f"{each.label} {self.words(each.values[position])}" for each in self.series]
            if self.kind is ChartKind.STACKED:
                figures.append(f"{self.words(self.total(position))} in all")
            if self.targets and self.targets[position] is not None:
                figures.append(f"target {self.words(self.targets[position])}")
            yield f"{label}: {', '.join(figures)}."

    def total(self, position: int) -> Number:
        return sum(each.values[position] or 0 for each in self.series)

    def as_table(self) -> Table:
        """The figures of the chart as the table to stand beside it."""
        columns = [
            Column(f"series-{position}", each.label, self.value_kind, places=self.places)
            for position, each in enumerate(self.series)
        ]
        values = [each.values for each in self.series]
        for key, title, more in (("target", "Target", self.targets), ("limit", "Tolerance", self.tolerances)):
            if more:
                columns.append(Column(key, title, self.value_kind, places=self.places))
                values.append(more)
        rows = tuple(
            Row(label, tuple(Cell(each[position]) for each in values))
            for position, label in enumerate(self.labels)
        )
        return Table(self.name, self.title, self.label_header or "Date", tuple(columns), rows)

    def with_table(self) -> "tuple[Chart, Table]":
        """The chart and its figures, as two blocks of a document."""
        return self, self.as_table()

"""
What a report is, before anybody decides how it looks: headings, paragraphs, lists, tables and charts.

The parts of a table are in reports/table.py and those of a chart in reports/chart.py; a report imports all of
them from here.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date

from reports.chart import Chart, ChartKind, Series
from reports.table import (
    Cell,
    Column,
    Kind,
    Missing,
    RatingValue,
    Row,
    RowKind,
    Selection,
    Table,
    Value,
    kind_in,
)

__all__ = [
    "Asked",
    "Block",
    "BulletList",
    "Cell",
    "Chart",
    "ChartKind",
    "Column",
    "Document",
    "HeaderGrid",
    "Heading",
    "Key",
    "Kind",
    "Missing",
    "PageBreak",
    "Paragraph",
    "RatingValue",
    "Row",
    "RowKind",
    "Selection",
    "Series",
    "Statement",
    "Table",
    "Value",
    "kind_in",
]


@dataclass(frozen=True)
class Heading:
    """A heading. In a paper those of level 2 are its sections, and are numbered; an appendix is not."""

    text: str
    level: int = 2
    numbered: bool = True


@dataclass(frozen=True)
class Paragraph:
    """A paragraph. In a paper it has a number within its section (2.1), so that minutes can cite it."""

    text: str
    numbered: bool = True


@dataclass(frozen=True)
class BulletList:
    items: tuple[str, ...]


@dataclass(frozen=True)
class HeaderGrid:
    """The first lines of a paper: date, report author, subject, purpose."""

    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Asked:
    """What those who read the paper are asked to do: its recommendations, lettered (a), (b)."""

    items: tuple[str, ...]
    title: str = "Recommendations"
    introduction: str = ""  # "The Committee is asked to:"


@dataclass(frozen=True)
class Statement:
    """Words that stand for themselves, such as a priority's; `source` is where they come from."""

    text: str
    source: str = ""


@dataclass(frozen=True)
class Key:
    """The key to a scale that held on the document's date: each rating with its meaning in words."""

    ratings: tuple[tuple[RatingValue, str], ...]


@dataclass(frozen=True)
class PageBreak:
    pass


Block = Heading | Paragraph | BulletList | HeaderGrid | Asked | Statement | Key | Table | Chart | PageBreak


@dataclass(frozen=True)
class Document:
    title: str
    subtitle: str  # where we are: plan, dates
    organisation: str
    blocks: tuple[Block, ...]
    as_at: date | None = None
    sources: tuple[str, ...] = field(default=())  # background papers and notes on where figures come from
    is_paper: bool = False  # a whole paper has numbers for sections, paragraphs, tables; and contents
    body: str = ""  # the committee it goes to
    dated: date | None = None  # of its meeting, at the head of each page; `as_at` where there is none
    day: str = ""  # the day in words, where a date orders it but was not published: “Spring 2019”
    plan: str = ""
    edition: str = ""  # "Edition 1, published 31 May 2019"
    content_hash: str = ""  # of the edition: a print can be matched to it by the first eight letters
    colour: str = ""  # the organisation's, as #17406d

    def tables(self) -> Iterator[Table]:
        return (block for block in self.blocks if isinstance(block, Table))

    def charts(self) -> Iterator[Chart]:
        return (block for block in self.blocks if isinstance(block, Chart))

    def paragraphs(self) -> Iterator[str]:
        """The prose in order, an item of a list being a paragraph of its own."""
        for block in self.blocks:
            if isinstance(block, Paragraph):
                yield block.text
            elif isinstance(block, BulletList):
                yield from block.items

    def only(self, name: str) -> "Document":
        """The same document with nothing in it but the table of this name. Raises KeyError."""
        return replace(self, blocks=(self.table(name),), is_paper=False)

    def table(self, name: str) -> Table:
        """The table of this name. Raises KeyError where there is none."""
        for table in self.tables():
            if table.name == name:
                return table
        raise KeyError(name)

    def chart(self, name: str) -> Chart:
        """The chart of this name. Raises KeyError where there is none."""
        return {chart.name: chart for chart in self.charts()}[name]

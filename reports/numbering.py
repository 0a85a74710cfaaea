"""
The numbers of a paper, the same in every format: sections 1, 2; paragraphs 2.1, 2.2; tables and figures.

Paragraphs run on through a section, under whatever headings it has. Where there is no paper, only tables are
numbered, and those only if there are several.
"""

from collections.abc import Iterator

from reports.document import Block, Chart, Document, Heading, Paragraph, Table

LETTERS = "abcdefghijklmnopqrstuvwxyz"
SECTION = 2  # the level of heading that begins a section


def numbered(document: Document) -> Iterator[tuple[Block, str]]:
    """Each block with its number, empty where it has none: “2”, “2.1”, “Table 3”, “Figure 1”."""
    counted = _Counter(document)
    return ((block, counted.number(block)) for block in document.blocks)


def caption(number: str, title: str) -> str:
    return f"{number}: {title}" if number else title


def letter(position: int) -> str:
    """(a), (b) … (z), (aa)."""
    rounds, rest = divmod(position, len(LETTERS))
    return f"({LETTERS[rest] * (rounds + 1)})"


class _Counter:
    def __init__(self, document: Document):
        self.is_paper = document.is_paper
        self.counts_tables = document.is_paper or len(list(document.tables())) > 1
        self.section = self.paragraph = self.table = self.figure = 0
        self.in_section = False

    def number(self, block: Block) -> str:
        match block:
            case Table() if self.counts_tables:
                self.table += 1
                return f"Table {self.table}"
            case Chart():
                self.figure += 1
                return f"Figure {self.figure}"
            case Heading() if self.is_paper and block.level <= SECTION:
                return self._section(block)
            case Paragraph() if self.is_paper and self.in_section and block.numbered:
                self.paragraph += 1
                return f"{self.section}.{self.paragraph}"
        return ""

    def _section(self, heading: Heading) -> str:
        self.in_section = heading.numbered
        if not heading.numbered:
            return ""
        self.section, self.paragraph = self.section + 1, 0
        return str(self.section)

"""What the feedback team adds to a year's report in its own words, section by section."""

from collections.abc import Iterator
from dataclasses import dataclass

from feedback.models import FeedbackNarrative
from feedback.reports.year import Year
from reports.document import Block, BulletList, Paragraph

BULLETS = ("- ", "• ")
Section = FeedbackNarrative.Section


@dataclass(frozen=True)
class Said:
    texts: dict[str, list[str]]  # by section

    @classmethod
    def of(cls, year: Year, quarter: int | None) -> "Said":
        """They are about the whole year: of a quarter nothing is said."""
        texts: dict[str, list[str]] = {}
        if quarter is None:
            rows = FeedbackNarrative.objects.filter(organisation=year.organisation, year=year.slug)
            for row in rows.in_order():
                texts.setdefault(row.section, []).append(row.text)
        return cls(texts)

    def has(self, section: str) -> bool:
        return section in self.texts

    def blocks(self, section: str) -> Iterator[Block]:
        """Each line a paragraph; lines that begin with a dash are the items of a list."""
        for text in self.texts.get(section, []):
            yield from in_blocks(text)


def in_blocks(text: str) -> Iterator[Block]:
    items: list[str] = []
    for line in filter(None, map(str.strip, text.splitlines())):
        if line.startswith(BULLETS):
            items.append(line[2:].strip())
            continue
        if items:
            yield BulletList(tuple(items))
            items = []
        yield Paragraph(line)
    if items:
        yield BulletList(tuple(items))

"""What a page says about itself at its head and foot, and when a paper has contents: for PDF and Word."""

from dataclasses import replace

from reports.document import Asked, Block, Document, HeaderGrid, Heading, Table
from reports.formatting import day
from reports.renderers.page_widths import STANDARD, fit

CONTENTS_FROM = 7  # headings
SEPARATOR = " \u00b7 "


def header(document: Document) -> str:
    return SEPARATOR.join(part for part in (document.organisation, document.body) if part)


def header_date(document: Document) -> str:
    dated = document.dated or document.as_at
    return document.day or (day(dated) if dated else "")


def key_title(document: Document) -> str:
    """“Key to ratings on 31 May 2019”, “Key to ratings, Spring 2019”."""
    if document.day:
        return f"Key to ratings, {document.day}"
    return f"Key to ratings on {day(document.as_at)}" if document.as_at else "Key to ratings"


def footer(document: Document) -> str:
    """The plan, the edition and the first letters of its hash, so that a print can be matched to it."""
    edition = ", ".join(part for part in (document.edition, short_hash(document.content_hash)) if part)
    return SEPARATOR.join(part for part in (document.plan or document.title, edition) if part)


def short_hash(content_hash: str) -> str:
    return f"{content_hash[:4]}-{content_hash[4:8]}" if content_hash else ""


def has_contents(document: Document) -> bool:
    headings = [block for block in document.blocks if isinstance(block, Heading) and block.level <= 3]
    return document.is_paper and len(headings) >= CONTENTS_FROM


def opening(document: Document) -> int:
    """How many blocks stand before the contents: the header grid and what is asked."""
    count = 0
    while count < len(document.blocks) and isinstance(document.blocks[count], HeaderGrid | Asked):
        count += 1
    return count


def levelled(document: Document) -> Document:
    """The document without empty headings, and with no level left out on the way down."""
    blocks, level = [], 1
    for block in document.blocks:
        if isinstance(block, Heading):
            if not block.text.strip():
                continue
            level = min(max(block.level, 2), level + 1, 6)
            block = replace(block, level=level)
        blocks.append(block)
    return replace(document, blocks=tuple(blocks))


def stretches(document: Document, base: float = STANDARD) -> list[tuple[bool, list[int]]]:
    """
    The blocks by position in stretches of one page orientation, True for landscape.

    A heading goes with the table after it. What is not a paper is turned as a whole.
    """
    turned = [_turned(block, base) for block in document.blocks]
    if not document.is_paper:
        return [(any(turned), list(range(len(turned))))]
    for position in range(len(turned) - 2, -1, -1):
        if isinstance(document.blocks[position], Heading):
            turned[position] = turned[position + 1]
    found: list[tuple[bool, list[int]]] = [(False, [])]  # the first page has the title, upright
    for position, landscape in enumerate(turned):
        if landscape != found[-1][0]:
            found.append((landscape, []))
        found[-1][1].append(position)
    return found


def _turned(block: Block, base: float) -> bool:
    return isinstance(block, Table) and fit(block, base).turned

"""Cells of the record's files that hold more than a word."""


def in_paragraphs(cell: str) -> str:
    """A text whose paragraphs stand between pilcrows, with an empty line between them."""
    return "\n\n".join(part.strip() for part in cell.split("¶"))


def in_lines(cell: str) -> str:
    """A text whose lines stand between pilcrows."""
    return "\n".join(part.strip() for part in cell.split("¶"))

"""References such as 1.13 or R7, and how they sort: 1.2 before 1.13, as people count."""

import re


def sort_key(reference: str) -> str:
    """The reference with its numbers padded, so that the order of the text is the order of the numbers."""
    return re.sub(r"\d+", lambda number: number.group().zfill(6), reference.lower())

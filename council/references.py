"""References such as 1.13 or R7, and how they sort: 1.2 before 1.13, as people count."""

import re

# A reference is part of an address, so it holds nothing that an address would take apart.
PATTERN = r"[A-Za-z0-9][A-Za-z0-9.-]{0,19}"


def is_reference(text: str) -> bool:
    return bool(re.fullmatch(PATTERN, text))


def sort_key(reference: str) -> str:
    """The reference with its numbers padded, so that the order of the text is the order of the numbers."""
    return re.sub(r"\d+", lambda number: number.group().zfill(6), reference.lower())

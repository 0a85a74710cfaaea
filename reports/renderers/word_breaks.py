"""Where a long word may break in a narrow cell, so that it never runs into the next; widths are in em."""

import re

from reports.renderers.xlsx_widths import text_width

EXACT = 0.1  # a single word is measured about as well as this
OPEN_SANS = 1.07  # beside Arial, in which text_width counts
SMALLEST = 0.75  # of the size of a table's text
WORD = re.compile(r"[^\s\u200b/-]+[/-]?|[/-]")  # a line may break after a hyphen, and after a stroke
BREAK = "\u200b"  # a place at which a line may break; it cannot be seen
LONGEST_WORD = 24  # letters; a longer one is allowed to break


def breakable(text: str, longest: int = LONGEST_WORD) -> str:
    """The text with places at which a very long word may break; they cannot be seen."""
    return " ".join(_breakable_word(word, longest) for word in text.split(" "))


def _breakable_word(word: str, longest: int) -> str:
    if len(word) <= longest:
        return word
    return BREAK.join(word[start : start + longest] for start in range(0, len(word), longest))


def breakable_in(text: str, room: float, *, bold: bool = False) -> str:
    """The text with places to break in each word that is wider than the room in its cell."""
    room = max(1.0, room)
    return WORD.sub(lambda found: _fitting(found[0], room, bold), _after_strokes(text, room, bold))


def missing_size(text: str, room: float) -> float:
    """The part of the usual size at which no word of “not published” breaks in a narrow cell."""
    widest = max(em(word, bold=False) for word in text.split())
    return min(1.0, max(SMALLEST, int(room / widest * 20) / 20))


def _after_strokes(text: str, room: float, bold: bool) -> str:
    """Word breaks no line at a stroke by itself."""
    parts = (
        word.replace("/", f"/{BREAK}") if em(word, bold=bold) > room else word for word in text.split(" ")
    )
    return " ".join(parts)


def _fitting(word: str, room: float, bold: bool) -> str:
    """Pieces of about one length: “Time scale” and not “Timesca le”."""
    for count in range(1, len(word)):
        length = -(-len(word) // count)
        pieces = [word[start : start + length] for start in range(0, len(word), length)]
        if all(em(piece, bold=bold) <= room + EXACT for piece in pieces):
            return BREAK.join(pieces)
    return BREAK.join(word)


def em(text: str, *, bold: bool = True) -> float:
    return text_width(text, 6, bold=bold) * OPEN_SANS

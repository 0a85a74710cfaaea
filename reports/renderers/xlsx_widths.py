"""How wide text is in Arial and how it wraps: spreadsheets never work out a row's height by themselves."""

from collections.abc import Sequence

# Advance widths of the printable ASCII characters, from the space to "~", in thousandths of the font size.
REGULAR = (
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556,
    556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667,
    611, 778, 722, 278, 500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667,
    667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500,
    222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
)  # fmt: skip
BOLD_FACTOR = 1.08
OTHER_WIDTH = 600  # a letter with an accent, a dash, a quotation mark
UNIT = 6.0  # points of one unit of column width, where the workbook's font is Arial 11
PADDING = 1.6  # units that a cell keeps free on its left and right together
LINE = 1.28  # line height for a font size, with the air that Excel's own lines have
TALLEST_ROW = 405  # Excel stops at 409 points


def text_width(text: str, size: float = 11, *, bold: bool = False) -> float:
    """The width of one line of text, in units of column width."""
    thousandths = sum(REGULAR[ord(c) - 32] if 32 <= ord(c) < 127 else OTHER_WIDTH for c in text)
    return thousandths / 1000 * size / UNIT * (BOLD_FACTOR if bold else 1)


def wrap(text: str, width: float, size: float = 11, *, bold: bool = False) -> list[str]:
    """The lines into which text breaks in a column of this width; a word that is too long breaks too."""
    return [
        line for part in (text.splitlines() or [""]) for line in _wrap_line(part, width - PADDING, size, bold)
    ]


def _wrap_line(text: str, room: float, size: float, bold: bool) -> list[str]:
    lines, line = [], ""
    for word in text.split(" "):
        longer = f"{line} {word}" if line else word
        if line and text_width(longer, size, bold=bold) > room:
            lines.append(line)
            longer = word
        while len(longer) > 1 and text_width(longer, size, bold=bold) > room and " " not in longer:
            cut = _fitting(longer, room, size, bold)
            lines.append(longer[:cut])
            longer = longer[cut:]
        line = longer
    return [*lines, line]


def _fitting(word: str, room: float, size: float, bold: bool) -> int:
    used = 0.0
    for position, character in enumerate(word):
        used += text_width(character, size, bold=bold)
        if used > room:
            return max(1, position)
    return len(word)


def natural_width(text: str, size: float = 11, *, bold: bool = False) -> float:
    """The width of a column in which the text does not wrap."""
    return PADDING + max((text_width(line, size, bold=bold) for line in text.splitlines()), default=0)


def least_width(text: str, size: float = 11, *, bold: bool = False) -> float:
    """The width of a column in which no word breaks."""
    return PADDING + max((text_width(word, size, bold=bold) for word in text.split()), default=0)


def row_height(lines: int, size: float = 11) -> float:
    return min(TALLEST_ROW, 6 + size * LINE * max(1, lines))


def share(natural: Sequence[float], least: Sequence[float], room: float) -> list[float]:
    """
    Column widths that fit into `room`: each its natural one, or all of them shrunk alike towards their least.

    Where even the least do not fit they are given all the same, and the print is scaled down.
    """
    if sum(natural) <= room:
        return list(natural)
    slack = sum(natural) - sum(least)
    spare = max(0.0, room - sum(least))
    part = spare / slack if slack > 0 else 0.0
    return [low + (high - low) * part for high, low in zip(natural, least, strict=True)]

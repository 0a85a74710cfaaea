"""Colours on paper: a council's own where it can be read, else ours."""

import re

ACCENT = "#17406D"
READABLE = 4.5  # WCAG's contrast of text with its ground
HEX = re.compile(r"#[0-9a-fA-F]{6}")


def accent(colour: str) -> str:
    """The organisation's colour, if headings in it can be read on white."""
    return colour if HEX.fullmatch(colour) and contrast(colour, "#ffffff") >= READABLE else ACCENT


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue

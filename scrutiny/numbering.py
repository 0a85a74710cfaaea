"""
Numbers of minutes, in the three styles that committees use.

Sunderland numbers resolutions only, anew at each meeting; Telford puts a prefix before a number for every
item, anew at each meeting; Tameside runs on through the municipal year and leaves apologies without a number.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from scrutiny.enums import ItemKind, Numbering


@dataclass(frozen=True)
class Numbered:
    """The number of a minute, and those of its resolutions; empty where the style gives none."""

    minute: str
    resolutions: tuple[str, ...]


def numbers(
    style: Numbering, minutes: Sequence[tuple[ItemKind | None, int]], *, prefix: str = "", last: int = 0
) -> list[Numbered]:
    """
    The numbers of a meeting's minutes in order.

    Each minute is its kind of item (None where it has none) and how many resolutions it holds. `last` is the
    number that the municipal year had reached before this meeting; only the running style asks for it.
    """
    if style == Numbering.RESOLUTIONS:
        return list(_on_resolutions(minutes))
    start = last if style == Numbering.RUNNING else 0
    return list(_on_items(style, minutes, prefix, start))


def _on_resolutions(minutes: Sequence[tuple[ItemKind | None, int]]) -> Iterable[Numbered]:
    number = 0
    for _kind, resolutions in minutes:
        yield Numbered("", tuple(str(number + n) for n in range(1, resolutions + 1)))
        number += resolutions


def _on_items(style, minutes, prefix: str, number: int) -> Iterable[Numbered]:
    for kind, resolutions in minutes:
        if style == Numbering.RUNNING and kind == ItemKind.APOLOGIES:
            yield Numbered("", ("",) * resolutions)
            continue
        number += 1
        yield Numbered(f"{prefix}{number}", ("",) * resolutions)

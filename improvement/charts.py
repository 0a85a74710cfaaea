"""
Where everything stands in a chart of ratings: pure geometry, drawn by the templates beside it.

A strip has one block for each action, and a thin line above it for the last meeting. A bar shares out its
width, in percent, so that words in it keep their size on any screen.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from improvement.prose import word
from reports.document import RatingValue

Parts = Sequence[tuple[RatingValue, int]]

BLOCK, HEIGHT, GAP = 11, 14, 1.5
LINE, ABOVE = 4, 7  # the line of the last meeting, and the room that it takes
MOST_BLOCKS = 24  # more than that is a bar
CHARACTER = 7.6  # px that a character takes in a bar, at most
NARROWEST = 278  # px that a bar has on a phone


@dataclass(frozen=True)
class Box:
    """Part of a chart that stands for `count` actions of one rating."""

    rating: RatingValue
    count: int
    x: float
    width: float
    y: float = 0
    height: float = 0
    words: str = ""

    @property
    def middle(self) -> float:
        return self.x + self.width / 2


@dataclass(frozen=True)
class Strip:
    width: float
    height: float
    blocks: list[Box]
    before: list[Box]
    is_bar: bool


@dataclass(frozen=True)
class Stack:
    label: str
    total: int
    x: float
    width: float
    top: float
    boxes: list[Box]

    @property
    def middle(self) -> float:
        return self.x + self.width / 2


def strip(now: Parts, before: Parts = ()) -> Strip:
    """One block an action; a bar of the same width with numbers in it where there are over 24."""
    top = ABOVE if before else 0
    counted, then = _sum(now), _sum(before)
    most = max(counted, then)
    if most > MOST_BLOCKS:
        step = MOST_BLOCKS * (BLOCK + GAP) / most
        blocks = _runs(now, step, 0, top, HEIGHT, numbered=True)
    else:
        step = BLOCK + GAP
        blocks = _blocks(now, top)
    return Strip(
        width=round(max(most * step, 1), 2),
        height=top + HEIGHT + 1,
        blocks=blocks,
        before=_runs(before, step, GAP, 0, LINE),
        is_bar=most > MOST_BLOCKS,
    )


def bar(parts: Parts, total: int) -> list[Box]:
    """The parts of a plan, in percent of `total`; each says what it is where that fits on a phone too."""
    boxes, x = [], 0.0
    for rating, count in parts:
        width = 100 * count / total
        boxes.append(Box(rating, count, round(x, 3), round(width, 3), words=_fitting(rating, count, width)))
        x += width
    return boxes


def stacks(columns: Sequence[tuple[str, Parts]], *, height: float = 110) -> list[Stack]:
    """
    Columns side by side, each sharing out its height, the last rating at the base.

    So growth of what is done starts from a straight line. `x` and `width` are percent of the chart's width.
    """
    most = max((_sum(parts) for _label, parts in columns), default=0) or 1
    step = 100 / max(len(columns), 1)
    return [
        _stack(label, parts, x=i * step, step=step, scale=height / most, height=height)
        for i, (label, parts) in enumerate(columns)
    ]


def _stack(label: str, parts: Parts, *, x: float, step: float, scale: float, height: float) -> Stack:
    boxes, y, left, width = [], height, round(x + step * 0.2, 2), round(step * 0.6, 2)
    for rating, count in _from_the_base(parts):
        tall = count * scale
        y -= tall
        boxes.append(Box(rating, count, left, width, y=round(y, 2), height=round(tall, 2)))
    return Stack(label, _sum(parts), left, width, round(y, 2), boxes)


def _from_the_base(parts: Parts) -> Parts:
    """The best rating first; new and not yet rated, which are on no scale, on top."""
    rated = [part for part in parts if part[0].meaning not in {"new", "not-rated"}]
    return [*reversed(rated), *(part for part in parts if part not in rated)]


def _sum(parts: Parts) -> int:
    return sum(count for _rating, count in parts)


def _blocks(parts: Parts, top: float) -> list[Box]:
    values = [rating for rating, count in parts for _ in range(count)]
    return [
        Box(rating, 1, round(i * (BLOCK + GAP) + 0.5, 2), BLOCK, top + 0.5, HEIGHT)
        for i, rating in enumerate(values)
    ]


def _runs(
    parts: Parts, step: float, gap: float, y: float, height: float, numbered: bool = False
) -> list[Box]:
    boxes, x = [], 0.0
    for rating, count in parts:
        width = count * step - gap
        words = str(count) if numbered and width >= CHARACTER * len(str(count)) else ""
        boxes.append(Box(rating, count, round(x + 0.5, 2), round(width, 2), y, height, words))
        x += count * step
    return boxes


def _fitting(rating: RatingValue, count: int, percent: float) -> str:
    room = percent / 100 * NARROWEST
    for words in (f"{count} {word(rating)}", str(count)):
        if len(words) * CHARACTER + 4 <= room:
            return words
    return str(count) if room >= CHARACTER * len(str(count)) else ""

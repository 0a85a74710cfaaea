"""
Which figures must be hidden so that small ones cannot be worked out from those that are shown.

Figures hang together by equations: a total is the sum of its parts. A hidden figure is safe when the equations
also hold with another whole number in its place, that is, when there is a *move*: some hidden figures one up and
some one down that leaves every equation balanced. Every figure of a move is safe by it, and stays so whatever
else is hidden.
"""

import heapq
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import count

Figure = Hashable
Equation = Mapping[Figure, int]  # +1 for a part, -1 for the total
Move = dict[Figure, int]  # figure → +1 or -1

# Where a search has looked at as many half-made moves, more is hidden instead: safe, if less is shown.
PATIENCE = 3000
SHOWN = 1_000  # what it costs a move to use a figure that is still shown; beside it a hidden one is free


@dataclass(frozen=True)
class Figures:
    """
    Published figures, and `rests`: what is left of a whole when its printed parts are taken away.

    Nobody sees a rest, but a small one must not be worked out either. Zeros are always shown: they count
    nobody. Whoever knows that knows that what is hidden is one at least.
    """

    values: Mapping[Figure, int]
    equations: tuple[Equation, ...]
    rests: frozenset[Figure] = frozenset()
    totals: frozenset[Figure] = frozenset()  # readers miss them most: they are hidden last

    @cached_property
    def equations_of(self) -> dict[Figure, list[Equation]]:
        found: dict[Figure, list[Equation]] = {figure: [] for figure in self.values}
        for equation in self.equations:
            for figure in equation:
                found[figure].append(equation)
        return found

    def least(self, figure: Figure) -> int:
        return min(0, self.values[figure]) if figure in self.rests else 1


def to_hide(figures: Figures, *, below: int, also: Iterable[Figure] = ()) -> set[Figure]:
    """The figures from 1 to `below` - 1, those in `also`, and whatever else would give one of them away."""
    small = {figure for figure, value in figures.values.items() if 1 <= value < below}
    hidden = small | {figure for figure in also if figures.values[figure] != 0}
    waiting, safe = sorted(hidden, key=repr), set()
    while waiting:
        figure = waiting.pop()
        if figure in safe:
            continue
        move = _cheapest(figures, hidden, figure)
        found = set(move) if move else _neighbours(figures, figure)
        fresh = {each for each in found if each not in hidden and each not in figures.rests}
        hidden |= fresh
        if move:
            safe |= found
        elif fresh:
            waiting += [*sorted(fresh, key=repr), figure]
    return hidden - figures.rests


def _neighbours(figures: Figures, figure: Figure) -> set[Figure]:
    """Everything that stands in an equation with this figure, but for the zeros."""
    return {
        each for equation in figures.equations_of[figure] for each in equation if figures.values[each] != 0
    }


def _cheapest(figures: Figures, hidden: set[Figure], figure: Figure) -> Move | None:
    """The move of this figure that needs the least of what is shown; None where none is found with patience."""
    cost, order = _cost(figures, hidden), count()
    waiting = [(0, next(order), {figure: step}) for step in (1, -1) if _may(figures, figure, step)]
    seen = set()
    for _ in range(PATIENCE):
        if not waiting:
            return None
        spent, _, move = heapq.heappop(waiting)
        open_equation = _unbalanced(figures, move)
        if open_equation is None:
            return move
        for each, step in _answers(figures, open_equation, move):
            longer = {**move, each: step}
            key = frozenset(longer.items())
            if key not in seen:
                seen.add(key)
                heapq.heappush(waiting, (spent + cost(each), next(order), longer))
    return None


def _cost(figures: Figures, hidden: set[Figure]) -> Callable[[Figure], int]:
    def cost(figure: Figure) -> int:
        if figure in hidden or figure in figures.rests:
            return 1
        return SHOWN + (SHOWN // 2 if figure in figures.totals else 0) + min(figures.values[figure], 400)

    return cost


def _may(figures: Figures, figure: Figure, step: int) -> bool:
    return figures.values[figure] + step >= figures.least(figure)


def _unbalanced(figures: Figures, move: Move) -> tuple[Equation, int] | None:
    """An equation that does not hold after the move, and by how much."""
    for figure in move:
        for equation in figures.equations_of[figure]:
            over = sum(step * equation[each] for each, step in move.items() if each in equation)
            if over:
                return equation, over
    return None


def _answers(figures: Figures, unbalanced: tuple[Equation, int], move: Move) -> Iterable[tuple[Figure, int]]:
    """What could be moved to set the equation right. A zero stays where everybody sees it."""
    equation, over = unbalanced
    for each, sign in equation.items():
        step = -sign if over > 0 else sign
        shows = figures.values[each] != 0 or each in figures.rests
        if each not in move and shows and _may(figures, each, step):
            yield each, step

"""Somebody who knows all that is printed and how it adds up, and works out what could stand where it is hidden."""

from collections.abc import Hashable, Mapping
from itertools import count


def possible(
    figure: Hashable, shown: Mapping, hidden: Mapping, equations: list[Mapping], most: int
) -> list[int]:
    """
    The first two of the values that the figure could have, each of `hidden` being at least its number there.

    Tries everything up to `most`, by nothing but the equations: an independent count, slow on purpose.
    """
    return _found(figure, {**shown}, [*hidden], hidden, equations, most)


def _found(figure, shown, hidden, least, equations, most) -> list[int]:
    values: list[int] = []
    for value in range(least[figure], most + 1):
        spans = {each: (least[each], most) for each in hidden} | {figure: (value, value)}
        if _fits(shown, spans, equations, count()):
            values.append(value)
        if len(values) == 2:
            break
    return values


def _fits(shown, spans, equations, tries) -> bool:
    spans = _narrowed(shown, spans, equations)
    if spans is None:
        return False
    free = [each for each, (low, high) in spans.items() if low < high]
    if not free:
        return True
    if next(tries) > 20_000:
        raise RuntimeError("Give the attacker smaller tables")
    first = min(free, key=lambda each: spans[each][1] - spans[each][0])
    low, high = spans[first]
    return any(
        _fits(shown, spans | {first: (value, value)}, equations, tries) for value in range(low, high + 1)
    )


def _narrowed(shown, spans, equations):
    """The spans cut to what each equation allows, as long as that cuts anything; None where nothing is left."""
    spans, changed = dict(spans), True
    while changed:
        changed = False
        for equation in equations:
            terms = {
                each: _times(spans.get(each, (shown.get(each),) * 2), sign) for each, sign in equation.items()
            }
            low, high = sum(low for low, _ in terms.values()), sum(high for _, high in terms.values())
            if low > 0 or high < 0:
                return None
            for each, sign in equation.items():
                if each in spans:
                    own = terms[each]
                    cut = _times((max(own[0], own[1] - high), min(own[1], own[0] - low)), sign)
                    if cut[0] > cut[1]:
                        return None
                    changed |= cut != spans[each]
                    spans[each] = cut
    return spans


def _times(span, sign):
    return (span[0], span[1]) if sign > 0 else (-span[1], -span[0])

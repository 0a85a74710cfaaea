"""From a claim as somebody wrote it down (docs/figures-check.md, fixtures/*/papers) to one that can be tested."""

import types
from collections.abc import Mapping
from dataclasses import MISSING, fields
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any, get_type_hints

from reports.document import Document, Kind
from reports.figures_check.change import Change
from reports.figures_check.claim import Claim
from reports.figures_check.count import Count
from reports.figures_check.direction import Direction
from reports.figures_check.equal import Equal
from reports.figures_check.figure import Figure
from reports.figures_check.hundred import Hundred
from reports.figures_check.net_change import NetChange
from reports.figures_check.per_day import PerDay
from reports.figures_check.reference import BadClaim, find, is_reference
from reports.figures_check.share import Share
from reports.figures_check.stale_share import StaleShare
from reports.figures_check.sum import Sum

KINDS: dict[str, type[Claim]] = {
    "sum": Sum,
    "share": Share,
    "change": Change,
    "direction": Direction,
    "count": Count,
    "per_day": PerDay,
    "equal": Equal,
    "net_change": NetChange,
    "hundred": Hundred,
    "stale_share": StaleShare,
}
FROM_OUTSIDE = {"document", "source"}


def read(claim: Mapping[str, Any], paper: str, papers: Mapping[str, Document]) -> Claim:
    """The claim with its figures looked up in the papers. Raises BadClaim."""
    kind = KINDS.get(claim.get("kind", ""))
    if kind is None:
        raise BadClaim(f"There is no kind of claim “{claim.get('kind')}”. There are: {', '.join(KINDS)}")
    hints, reader = get_type_hints(kind), _Reader(paper, papers)
    wanted = {field.name: field for field in fields(kind) if field.name not in FROM_OUTSIDE}
    if strange := set(claim) - set(wanted) - {"kind"}:
        raise BadClaim(f"A {claim['kind']} has no “{min(strange)}”")
    for name, field in wanted.items():
        if name not in claim and field.default is MISSING:
            raise BadClaim(f"A {claim['kind']} needs “{name}”")
    values = {name: reader.value(claim[name], hints[name]) for name in wanted if name in claim}
    return kind(document=paper, **values)


class _Reader:
    def __init__(self, paper: str, papers: Mapping[str, Document]):
        self.paper, self.papers = paper, papers

    def value(self, written: Any, hint: Any) -> Any:
        if hint is Figure:
            return self._one(written)
        if hint == tuple[Figure, ...]:
            return self._several(written)
        if hint == tuple[str | None, ...]:
            return tuple(found.text() for found in find(written, self.paper, self.papers))
        if hint is date:
            return date.fromisoformat(written)
        if not isinstance(written, str | bool | types.NoneType):
            raise BadClaim(f"“{written}” is not words")
        return written

    def _one(self, written: Any) -> Figure:
        if isinstance(written, dict):
            found = find(written["count"], self.paper, self.papers)
            return Figure(Decimal(sum(each.text() is not None for each in found)))
        figures = self._several([written])
        if len(figures) != 1:
            raise BadClaim(f"“{written}” is {len(figures)} figures, and one is needed")
        return figures[0]

    def _several(self, written: Any) -> tuple[Figure, ...]:
        figures: list[Figure] = []
        for each in written if isinstance(written, list) else [written]:
            if is_reference(each):
                figures += [found.figure() for found in find(each, self.paper, self.papers)]
            else:
                figures.append(as_printed(each))
        return tuple(figures)


def as_printed(text: int | str) -> Figure:
    """A figure typed as it is printed: 33, “8,392”, “15.6%”, “£57,886.76”."""
    words = str(text).strip()
    kind = Kind.PERCENT if words.endswith("%") else Kind.MONEY if words.startswith("£") else Kind.INTEGER
    try:
        return Figure(Decimal(words.strip("£%").replace(",", "")), kind=kind)
    except InvalidOperation as error:
        raise BadClaim(f"“{text}” is no figure") from error

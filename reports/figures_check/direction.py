from dataclasses import dataclass
from itertools import pairwise

from reports.figures_check.claim import Claim
from reports.figures_check.figure import Figure
from reports.figures_check.finding import Finding

WORDS = {"down": "reduced", "up": "increased", "same": "unchanged"}


@dataclass(frozen=True, kw_only=True)
class Direction(Claim):
    """The figures go the way that the words say, at every step: “reduced in November and December”."""

    figures: tuple[Figure, ...]
    way: str  # a key of WORDS
    said: str = ""  # the word as printed

    def findings(self) -> list[Finding]:
        return [finding for before, after in pairwise(self.figures) for finding in self._step(before, after)]

    def _step(self, before: Figure, after: Figure) -> list[Finding]:
        change = after.value - before.value
        went = "up" if change > 0 else "down" if change < 0 else "same"
        if went == self.way:
            return []
        said = self.said or WORDS[self.way]
        sentence = (
            f"The {self.source} says “{said}”; from {before.named()} to {after.named()} "
            f"it {WORDS[went] if change else 'stayed the same'}."
        )
        difference = f"{'+' if change > 0 else ''}{change}"
        return [Finding(self.document, self.table, self.where, said, difference, sentence)]

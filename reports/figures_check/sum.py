from dataclasses import dataclass

from reports.figures_check.claim import Claim
from reports.figures_check.figure import Figure, listed, total
from reports.figures_check.finding import Finding

FEW = 5  # so many parts are named one by one


@dataclass(frozen=True, kw_only=True)
class Sum(Claim):
    """These parts add to what is printed: the rows of a column to its total, or figures of a sentence."""

    printed: Figure
    parts: tuple[Figure, ...]
    of: str = ""  # “The rows of Quarter 1”

    def findings(self) -> list[Finding]:
        adds_to = total(self.parts)
        if adds_to == self.printed.value:
            return []
        of = self.of or (listed(self.parts) if len(self.parts) <= FEW else "The parts")
        sentence = (
            f"{of} add to {self.printed.words(adds_to)}; the {self.source} prints {self.printed.words()}."
        )
        return [self.found(self.printed, adds_to, sentence)]

from dataclasses import dataclass

from reports.figures_check.claim import Claim
from reports.figures_check.figure import Figure, total
from reports.figures_check.finding import Finding


@dataclass(frozen=True, kw_only=True)
class Equal(Claim):
    """A figure is printed again: in prose and in a table, twice in a paper, or in two papers."""

    printed: Figure
    others: tuple[Figure, ...]
    of: str = ""  # “Amber in the table”

    def findings(self) -> list[Finding]:
        other = total(self.others)
        if other == self.printed.value:
            return []
        of = self.of or self.others[0].name
        sentence = f"{of} is {self.printed.words(other)}; the {self.source} prints {self.printed.words()}."
        return [self.found(self.printed, other, sentence)]

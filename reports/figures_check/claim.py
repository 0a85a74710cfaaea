"""What every kind of claim has in common."""

from dataclasses import dataclass
from decimal import Decimal

from reports.figures_check.figure import Figure
from reports.figures_check.finding import Finding, Weight


@dataclass(frozen=True, kw_only=True)
class Claim:
    """One thing that a document states of its figures. `findings` says where it does not hold."""

    document: str
    table: str = ""  # the name of the table it is about; empty for prose
    where: str = ""  # the row and column, or the paragraph or line
    source: str = "paper"  # what prints it: the table or the paper

    def findings(self) -> list[Finding]:
        raise NotImplementedError

    def found(
        self, printed: Figure, computed: Decimal | str, sentence: str, weight: Weight = Weight.FINDING
    ) -> Finding:
        words = computed if isinstance(computed, str) else printed.words(computed)
        return Finding(
            self.document, self.table, self.where, printed.words(), words, _capital(sentence), weight
        )


def _capital(sentence: str) -> str:
    return sentence[:1].upper() + sentence[1:]

from dataclasses import dataclass

from reports.figures_check.claim import Claim
from reports.figures_check.figure import Figure
from reports.figures_check.finding import Finding


@dataclass(frozen=True, kw_only=True)
class Count(Claim):
    """So many items are listed as are said to be. `items` is None for each that is left empty."""

    printed: Figure
    items: tuple[str | None, ...]
    of: str = "The list"  # “Table 1”
    said: str = ""  # “the summary lists”

    def findings(self) -> list[Finding]:
        listed = sum(item not in {None, ""} for item in self.items)
        if listed == self.printed.value:
            return []
        said = self.said or f"the {self.source} says"
        return [
            self.found(self.printed, str(listed), f"{self.of} has {listed}; {said} {self.printed.words()}.")
        ]

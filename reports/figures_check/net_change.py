from dataclasses import dataclass

from reports.figures_check.claim import Claim
from reports.figures_check.figure import Figure, total
from reports.figures_check.finding import Finding


@dataclass(frozen=True, kw_only=True)
class NetChange(Claim):
    """What leaves one outcome joins another, so the changes come to nothing."""

    changes: tuple[Figure, ...]
    of: str = "things"  # what moves: “elements”

    def findings(self) -> list[Finding]:
        net = total(self.changes)
        if not net:
            return []
        signed = ", ".join(f"{'+' if each.value > 0 else ''}{each.value}" for each in self.changes)
        sentence = (
            f"The changes {signed} come to {net}, and not to 0: {abs(net)} of the {self.of} "
            f"{'left without joining' if net < 0 else 'joined without leaving'} another."
        )
        return [Finding(self.document, self.table, self.where, "0", str(net), sentence)]

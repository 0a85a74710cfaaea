from dataclasses import dataclass
from decimal import Decimal

from reports.figures_check.claim import Claim
from reports.figures_check.figure import Figure, total
from reports.figures_check.finding import Finding, Weight

WHOLE = Decimal(100)


@dataclass(frozen=True, kw_only=True)
class Hundred(Claim):
    """
    These percentages are all the parts of one whole.

    Rounded ones may add to a little more or less, which is worth a note; further off, one of them is wrong.
    """

    parts: tuple[Figure, ...]

    def findings(self) -> list[Finding]:
        adds_to = total(self.parts)
        if adds_to == WHOLE or not self.parts:
            return []
        # Each part may be off by half of its last place.
        slack = sum((Decimal(1).scaleb(-part.places) for part in self.parts), Decimal(0)) / 2
        rounding = abs(adds_to - WHOLE) <= slack
        why = "Each is rounded by itself." if rounding else "Rounding does not explain it."
        verb = f"add to {self.parts[0].words(adds_to)}, and not to 100%"
        return [
            self.found(
                Figure(WHOLE, kind=self.parts[0].kind),
                adds_to,
                f"The {'rounded ' if rounding else ''}percentages {verb}. {why}",
                Weight.NOTE if rounding else Weight.FINDING,
            )
        ]

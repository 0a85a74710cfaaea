from dataclasses import dataclass

from reports.figures_check.claim import Claim
from reports.figures_check.figure import Figure
from reports.figures_check.finding import Finding
from reports.formatting import round_half_up


@dataclass(frozen=True, kw_only=True)
class Change(Claim):
    """From one figure to another is the printed percentage, up or down; `up` is None where it is not said."""

    printed: Figure
    before: Figure
    after: Figure
    up: bool | None = None

    def findings(self) -> list[Finding]:
        if not self.before.value:
            return []
        exact = (self.after.value - self.before.value) * 100 / self.before.value
        percent = round_half_up(abs(exact), self.printed.places)
        right_way = self.up is None or not exact or (exact > 0) is self.up
        if percent == abs(self.printed.value) and right_way:
            return []
        way = "no change" if not exact else "an increase" if exact > 0 else "a decrease"
        amount = f" of {self.printed.words(percent)}" if exact else ""
        said = {None: "", True: "an increase of ", False: "a decrease of "}[self.up]
        sentence = (
            f"From {self.before.words()} to {self.after.words()} is {way}{amount}; "
            f"the {self.source} prints {said}{self.printed.words()}."
        )
        return [self.found(self.printed, percent if exact >= 0 else -percent, sentence)]

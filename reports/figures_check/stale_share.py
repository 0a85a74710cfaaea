from dataclasses import dataclass

from reports.figures_check.claim import Claim
from reports.figures_check.figure import Figure
from reports.figures_check.finding import Finding
from reports.formatting import round_half_up


@dataclass(frozen=True, kw_only=True)
class StaleShare(Claim):
    """A percentage is of its own year: it does not repeat last year's when its parts have changed."""

    printed: Figure
    part: Figure
    whole: Figure
    before: Figure  # last year's percentage
    part_before: Figure
    whole_before: Figure

    def findings(self) -> list[Finding]:
        changed = (self.part.value, self.whole.value) != (self.part_before.value, self.whole_before.value)
        if self.printed.value != self.before.value or not changed or not self.whole.value:
            return []
        now = round_half_up(self.part.value * 100 / self.whole.value, self.printed.places)
        if now == self.printed.value:
            return []
        sentence = (
            f"The {self.source} prints {self.printed.words()}, as last year; its parts have changed from "
            f"{self.part_before.words()} of {self.whole_before.words()} to {self.part.words()} of "
            f"{self.whole.words()}, which is {self.printed.words(now)}."
        )
        return [self.found(self.printed, now, sentence)]

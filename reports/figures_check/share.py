from dataclasses import dataclass
from decimal import ROUND_DOWN, Decimal

from reports.figures_check.claim import Claim
from reports.figures_check.figure import Figure, total
from reports.figures_check.finding import Finding
from reports.formatting import round_half_up


@dataclass(frozen=True, kw_only=True)
class Share(Claim):
    """
    The printed percentage is these parts, less those, of the whole; to as many places as it is printed.

    A paper rounds half up, unless it says that it cuts off (`cut_off`).
    """

    printed: Figure
    parts: tuple[Figure, ...]
    whole: tuple[Figure, ...]
    without: tuple[Figure, ...] = ()
    cut_off: bool = False

    def findings(self) -> list[Finding]:
        part, whole = total(self.parts) - total(self.without), total(self.whole)
        if not whole:
            return []
        exact, places = part * 100 / whole, self.printed.places
        rounded, cut = round_half_up(exact, places), _cut(exact, places)
        if self.printed.value == (cut if self.cut_off else rounded):
            return []
        says = f"{self._part(part)} of {whole:,} is"
        prints = f"the {self.source} prints {self.printed.words()}"
        if self.printed.value == cut:
            finer = round_half_up(exact, places + 1)
            sentence = (
                f"{says} {self.printed.words(finer)}, which rounds to {self.printed.words(rounded)}; "
                f"{prints}, cut off and not rounded."
            )
            return [self.found(self.printed, finer, sentence)]
        return [self.found(self.printed, rounded, f"{says} {self.printed.words(rounded)}; {prints}.")]

    def _part(self, part: Decimal) -> str:
        if not self.without:
            return f"{part:,}"
        less = " and ".join(figure.words() for figure in self.without)
        return f"{total(self.parts):,} less {less} leaves {part:,}, and {part:,}"


def _cut(exact: Decimal, places: int) -> Decimal:
    return exact.quantize(Decimal(1).scaleb(-places), rounding=ROUND_DOWN)

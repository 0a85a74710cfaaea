"""A number as it is printed somewhere."""

from dataclasses import dataclass
from decimal import Decimal

from reports.formatting import money, number, percent
from reports.table import Kind


@dataclass(frozen=True)
class Figure:
    value: Decimal
    name: str = ""  # what it counts, or where it stands: “Quarter 1”
    kind: Kind = Kind.INTEGER

    @property
    def places(self) -> int:
        """Decimal places as printed."""
        return max(0, -self.value.as_tuple().exponent)

    def words(self, value: Decimal | None = None) -> str:
        """The number, or another of its kind, as the paper would print it."""
        value = self.value if value is None else value
        places = max(self.places, -value.as_tuple().exponent, 0)
        return {Kind.PERCENT: percent, Kind.MONEY: money}.get(self.kind, number)(value, places)

    def named(self) -> str:
        """“Sunderland, October (1,971)”, or the number alone where it has no name."""
        return f"{self.name} ({self.words()})" if self.name else self.words()


def total(figures) -> Decimal:
    return sum((figure.value for figure in figures), Decimal(0))


def listed(figures) -> str:
    """“24, 10 and 7”, as a sentence has them."""
    words = [figure.words() for figure in figures]
    return f"{', '.join(words[:-1])} and {words[-1]}" if len(words) > 1 else "".join(words)

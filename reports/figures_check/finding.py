"""What the check found: the place, what is printed there, what comes out, and a sentence that says so."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


class Weight(StrEnum):
    FINDING = "finding"  # two figures contradict each other
    NOTE = "note"  # worth knowing, and no mistake: rounded percentages that add to 101


@dataclass(frozen=True)
class Finding:
    document: str
    table: str
    where: str
    printed: str
    computed: str
    sentence: str
    weight: Weight = Weight.FINDING
    title: str = ""  # of the table

    def as_json(self) -> dict[str, object]:
        return {
            "document": self.document,
            "table": self.table,
            "where": self.where,
            "printed": _as_number(self.printed),
            "computed": _as_number(self.computed),
            "sentence": self.sentence,
            "kind": str(self.weight),
        }


def _as_number(text: str) -> object:
    """A number where it is one, as elsewhere in the JSON; else the words."""
    try:
        value = Decimal(text.replace(",", "").removesuffix("%").removeprefix("£"))
    except ArithmeticError:
        return text
    return int(value) if value == value.to_integral_value() else float(value)

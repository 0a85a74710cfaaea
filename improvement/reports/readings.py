"""A reading of an indicator as a cell: its number, or why there is none."""

from decimal import Decimal

from improvement.models import Indicator, Plan, Reading
from improvement.reports.figures import records
from reports.document import Cell, Missing


def number_of(value: Decimal | None) -> int | Decimal | None:
    """The value as it was printed: 2351 and not 2351.00."""
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else value.normalize()


def cell_of(plan: Plan, indicator: Indicator, reading: Reading | None) -> Cell:
    """The reading with the selection of itself. A period that has no reading was not published."""
    if reading is None:
        return Cell(Missing.NOT_PUBLISHED)
    if reading.value is None:
        return Cell(Missing(reading.missing))
    end = reading.period_end.isoformat()
    there = records(plan, "readings", indicator=indicator.slug, **{"from": end, "to": end})
    return Cell(number_of(reading.value), there)

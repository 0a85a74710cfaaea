"""How a reading stands to its target: pure arithmetic, for pages and reports alike."""

from decimal import Decimal

from improvement.enums import AgainstTarget, Better


def against_target(
    value: Decimal, *, target: Decimal, tolerance: Decimal = Decimal(0), better: str
) -> AgainstTarget | None:
    """
    Better than the target is above it, whichever way is better; worse, but by no more than the tolerance, is
    within it. None where no way is the better one.
    """
    if better == Better.NEITHER:
        return None
    ahead = value - target if better == Better.HIGHER else target - value
    if ahead > 0:
        return AgainstTarget.ABOVE
    if ahead == 0:
        return AgainstTarget.MEETING
    return AgainstTarget.WITHIN if -ahead <= tolerance else AgainstTarget.OUTSIDE

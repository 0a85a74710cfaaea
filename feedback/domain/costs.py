from datetime import date
from decimal import Decimal

from django.db import transaction

from council import history
from council.models import Organisation
from feedback.domain.cases import elsewhere, refuse, wrong_day
from feedback.enums import CostKind
from feedback.models import Complaint, Cost
from improvement.enums import Provenance

MOST = Decimal("9999999999.99")


@transaction.atomic
def add_cost(
    *,
    organisation: Organisation,
    kind: str,
    paid_on: date,
    amount: Decimal,
    today: date,
    by,
    complaint: Complaint | None = None,
    provenance: str = Provenance.ENTERED,
) -> Cost:
    """
    Keep what was paid for an investigation or as compensation, in pounds.

    Raises ValidationError on `kind`, `paid_on` (to come), `amount` (not more than nothing; fractions of a penny)
    or `complaint` (of another organisation).
    """
    refuse(
        {
            "kind": "" if kind in CostKind.values else "Choose what was paid for",
            "paid_on": wrong_day(paid_on, "Date paid", today=today),
            "amount": _wrong_amount(amount),
            "complaint": elsewhere(
                [complaint] if complaint else [], organisation, "Choose a case of this council"
            ),
        }
    )
    cost = Cost(
        organisation=organisation,
        complaint=complaint,
        kind=kind,
        paid_on=paid_on,
        amount=amount,
        provenance=provenance,
    )
    history.save(cost, by=by)
    return cost


def _wrong_amount(amount: Decimal | None) -> str:
    if amount is None:
        return "Enter the amount in pounds"
    if amount <= 0:
        return "Amount must be more than £0"
    if amount > MOST:
        return f"Amount must be £{MOST:,} or less"
    return "" if amount == round(amount, 2) else "Amount must have two decimal places at most, like 900.50"

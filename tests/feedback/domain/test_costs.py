from datetime import date
from decimal import Decimal

import pytest

from feedback.domain.costs import add_cost
from feedback.enums import CostKind
from feedback.models import Cost
from tests.factories.complaint import ComplaintFactory
from tests.factories.organisation import OrganisationFactory
from tests.feedback.domain.cases import TODAY, refused

pytestmark = pytest.mark.django_db


def paid(**fields) -> Cost:
    given = {
        "kind": CostKind.COMPENSATION,
        "paid_on": date(2018, 9, 3),
        "amount": Decimal("900.50"),
        "today": TODAY,
        "by": None,
        **fields,
    }
    return add_cost(organisation=OrganisationFactory(), **given)


def test_what_was_paid_is_kept_to_the_penny():
    assert Cost.objects.get(pk=paid().pk).amount == Decimal("900.50")


@pytest.mark.parametrize(
    ("fields", "errors"),
    [
        ({"kind": "lunch"}, {"kind": ["Choose what was paid for"]}),
        ({"paid_on": date(2019, 6, 4)}, {"paid_on": ["Date paid must be today or in the past"]}),
        ({"amount": None}, {"amount": ["Enter the amount in pounds"]}),
        ({"amount": Decimal(0)}, {"amount": ["Amount must be more than £0"]}),
        (
            {"amount": Decimal("0.005")},
            {"amount": ["Amount must have two decimal places at most, like 900.50"]},
        ),
        ({"amount": Decimal(10) ** 10}, {"amount": ["Amount must be £9,999,999,999.99 or less"]}),
    ],
)
def test_what_cannot_have_been_paid_is_refused(fields, errors):
    assert refused(paid, **fields) == errors
    assert not Cost.objects.exists()


def test_a_cost_is_of_a_case_of_this_council():
    assert refused(paid, complaint=ComplaintFactory()) == {"complaint": ["Choose a case of this council"]}

from datetime import date
from decimal import Decimal

import factory
from factory.django import DjangoModelFactory

from feedback.enums import CostKind
from feedback.models import Cost
from tests.factories.organisation import OrganisationFactory


class CostFactory(DjangoModelFactory):
    class Meta:
        model = Cost

    organisation = factory.SubFactory(OrganisationFactory)
    kind = CostKind.COMPENSATION
    paid_on = date(2018, 9, 3)
    amount = Decimal("100.00")

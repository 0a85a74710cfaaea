from datetime import date

import factory
from factory.django import DjangoModelFactory

from council.models import Closure
from tests.factories.organisation import OrganisationFactory


class ClosureFactory(DjangoModelFactory):
    class Meta:
        model = Closure

    organisation = factory.SubFactory(OrganisationFactory)
    day = date(2019, 12, 24)
    reason = "Offices closed"

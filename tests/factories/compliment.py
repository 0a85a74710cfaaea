from datetime import date

import factory
from factory.django import DjangoModelFactory

from feedback.models import Compliment
from tests.factories.organisation import OrganisationFactory
from tests.factories.team import TeamFactory


class ComplimentFactory(DjangoModelFactory):
    class Meta:
        model = Compliment

    organisation = factory.SubFactory(OrganisationFactory)
    received_on = date(2018, 5, 1)
    team = factory.SubFactory(TeamFactory, organisation=factory.SelfAttribute("..organisation"))

from datetime import date

import factory
from factory.django import DjangoModelFactory

from feedback.models import OmbudsmanReferral
from tests.factories.organisation import OrganisationFactory


class OmbudsmanReferralFactory(DjangoModelFactory):
    """A referral about which the Ombudsman still makes enquiries."""

    class Meta:
        model = OmbudsmanReferral

    organisation = factory.SubFactory(OrganisationFactory)
    received_on = date(2018, 9, 3)

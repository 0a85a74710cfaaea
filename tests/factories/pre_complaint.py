from datetime import date

import factory
from factory.django import DjangoModelFactory

from feedback.enums import ComplainantCategory
from feedback.models import PreComplaint
from tests.factories.organisation import OrganisationFactory


class PreComplaintFactory(DjangoModelFactory):
    """A concern of a parent, not settled yet."""

    class Meta:
        model = PreComplaint

    organisation = factory.SubFactory(OrganisationFactory)
    ref = factory.Sequence(lambda n: f"P-{n + 1:04}")
    received_on = date(2018, 5, 1)
    category = ComplainantCategory.PARENT

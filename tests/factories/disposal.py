from datetime import date

import factory
from factory.django import DjangoModelFactory

from feedback.models import Disposal, DisposalItem
from tests.factories.complaint import ComplaintFactory
from tests.factories.organisation import OrganisationFactory
from tests.factories.user import UserFactory


class DisposalFactory(DjangoModelFactory):
    """A list that somebody proposed and nobody has agreed."""

    class Meta:
        model = Disposal

    organisation = factory.SubFactory(OrganisationFactory)
    proposed_on = date(2026, 4, 1)
    proposed_by = factory.SubFactory(UserFactory)


class DisposalItemFactory(DjangoModelFactory):
    class Meta:
        model = DisposalItem

    disposal = factory.SubFactory(DisposalFactory)
    complaint = factory.SubFactory(
        ComplaintFactory, organisation=factory.SelfAttribute("..disposal.organisation")
    )
    because = "Statutory complaints are kept for 6 years"

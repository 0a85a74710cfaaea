import factory
from factory.django import DjangoModelFactory

from improvement.models import Plan
from tests.factories.organisation import OrganisationFactory
from tests.factories.scale import rag_scale


class PlanFactory(DjangoModelFactory):
    """A plan rated red, amber, green or completed."""

    class Meta:
        model = Plan

    organisation = factory.SubFactory(OrganisationFactory)
    slug = factory.Sequence(lambda n: f"plan-{n}")
    name = factory.Sequence(lambda n: f"Plan {n}")
    scale = factory.LazyFunction(rag_scale)
    board = "Improvement Board"

import factory
from factory.django import DjangoModelFactory

from council.models import Service
from tests.factories.organisation import OrganisationFactory


class ServiceFactory(DjangoModelFactory):
    class Meta:
        model = Service

    organisation = factory.SubFactory(OrganisationFactory)
    slug = factory.Sequence(lambda n: f"service-{n}")
    name = factory.Sequence(lambda n: f"Service {n}")

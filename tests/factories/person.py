import factory
from factory.django import DjangoModelFactory

from council.models import Person
from tests.factories.organisation import OrganisationFactory


class PersonFactory(DjangoModelFactory):
    """Somebody without a log-in."""

    class Meta:
        model = Person

    organisation = factory.SubFactory(OrganisationFactory)
    name = factory.Sequence(lambda n: f"Person {n}")

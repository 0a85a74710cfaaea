import factory
from factory.django import DjangoModelFactory

from council.models import Organisation


class OrganisationFactory(DjangoModelFactory):
    class Meta:
        model = Organisation

    slug = factory.Sequence(lambda n: f"council-{n}")
    name = factory.LazyAttribute(lambda organisation: organisation.slug.replace("-", " ").capitalize())
    short_name = factory.SelfAttribute("name")

import factory
from factory.django import DjangoModelFactory

from feedback.models import Subject, Theme, ThemeName
from tests.factories.organisation import OrganisationFactory


class ThemeFactory(DjangoModelFactory):
    class Meta:
        model = Theme

    organisation = factory.SubFactory(OrganisationFactory)
    slug = factory.Sequence(lambda n: f"theme-{n}")
    name = factory.Sequence(lambda n: f"Theme {n}")


class ThemeNameFactory(DjangoModelFactory):
    class Meta:
        model = ThemeName

    theme = factory.SubFactory(ThemeFactory)
    name = factory.Sequence(lambda n: f"Theme as printed {n}")


class SubjectFactory(DjangoModelFactory):
    class Meta:
        model = Subject

    organisation = factory.SubFactory(OrganisationFactory)
    slug = factory.Sequence(lambda n: f"subject-{n}")
    name = factory.Sequence(lambda n: f"Subject {n}")

import factory
from factory.django import DjangoModelFactory

from council.models import Team, TeamAlias, TeamGroup
from tests.factories.organisation import OrganisationFactory


class TeamFactory(DjangoModelFactory):
    class Meta:
        model = Team

    organisation = factory.SubFactory(OrganisationFactory)
    slug = factory.Sequence(lambda n: f"team-{n}")
    name = factory.Sequence(lambda n: f"Team {n}")


class TeamGroupFactory(DjangoModelFactory):
    class Meta:
        model = TeamGroup

    organisation = factory.SubFactory(OrganisationFactory)
    slug = factory.Sequence(lambda n: f"group-{n}")
    name = factory.Sequence(lambda n: f"Group {n}")


class TeamAliasFactory(DjangoModelFactory):
    class Meta:
        model = TeamAlias

    team = factory.SubFactory(TeamFactory)
    name = factory.Sequence(lambda n: f"Alias {n}")

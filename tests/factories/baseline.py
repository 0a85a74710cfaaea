from decimal import Decimal

import factory
from factory.django import DjangoModelFactory

from feedback.enums import Figure
from feedback.models import Baseline, FeedbackNarrative, PublishedTeam
from tests.factories.organisation import OrganisationFactory
from tests.factories.team import TeamFactory


class BaselineFactory(DjangoModelFactory):
    class Meta:
        model = Baseline

    organisation = factory.SubFactory(OrganisationFactory)
    year = "2017-18"
    figure = Figure.STAGE_ONE
    value = Decimal(177)
    source = "Annual report 2017/18"


class PublishedTeamFactory(DjangoModelFactory):
    class Meta:
        model = PublishedTeam

    organisation = factory.SubFactory(OrganisationFactory)
    year = "2018-19"
    table = PublishedTeam.Table.SERVICE_AREAS
    team = factory.SubFactory(TeamFactory, organisation=factory.SelfAttribute("..organisation"))


class FeedbackNarrativeFactory(DjangoModelFactory):
    class Meta:
        model = FeedbackNarrative

    organisation = factory.SubFactory(OrganisationFactory)
    year = "2018-19"
    section = FeedbackNarrative.Section.PURPOSE
    text = "Why this report is written"

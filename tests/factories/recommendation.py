from datetime import date

import factory
from factory.django import DjangoModelFactory

from scrutiny.models import Notice, Recommendation, Response, Review, WorkProgrammeItem
from tests.factories.committee import CommitteeFactory
from tests.factories.organisation import OrganisationFactory


class ReviewFactory(DjangoModelFactory):
    class Meta:
        model = Review

    committee = factory.SubFactory(CommitteeFactory)
    slug = factory.Sequence(lambda n: f"review-{n}")
    title = factory.Sequence(lambda n: f"Review {n}")


class RecommendationFactory(DjangoModelFactory):
    """Made on 6 June 2019, so that an answer was due on 6 August."""

    class Meta:
        model = Recommendation

    committee = factory.SubFactory(CommitteeFactory)
    ref = factory.Sequence(lambda n: f"{n + 1}")
    text = factory.Sequence(lambda n: f"Do thing {n}")
    made_on = date(2019, 6, 6)
    answer_due_on = date(2019, 8, 6)


class ResponseFactory(DjangoModelFactory):
    class Meta:
        model = Response

    recommendation = factory.SubFactory(RecommendationFactory)
    given_on = date(2019, 7, 1)
    answer = "accepted"
    text = "Yes"


class NoticeFactory(DjangoModelFactory):
    class Meta:
        model = Notice

    organisation = factory.SubFactory(OrganisationFactory)
    issued_on = date(2019, 6, 17)


class WorkProgrammeItemFactory(DjangoModelFactory):
    class Meta:
        model = WorkProgrammeItem

    committee = factory.SubFactory(CommitteeFactory)
    year = "2019-20"
    topic = factory.Sequence(lambda n: f"Topic {n}")

"""What stands in a plan or a source beside actions."""

import factory
from factory.django import DjangoModelFactory

from improvement.models import (
    AssuranceLevel,
    AssuranceOpinion,
    Challenge,
    Commitment,
    Finding,
    Narrative,
    PracticeArea,
    RatingShare,
    Source,
)
from tests.factories.organisation import OrganisationFactory
from tests.factories.plan import PlanFactory
from tests.factories.priority import PriorityFactory
from tests.factories.review_point import ReviewPointFactory


class SourceFactory(DjangoModelFactory):
    class Meta:
        model = Source

    organisation = factory.SubFactory(OrganisationFactory)
    slug = factory.Sequence(lambda n: f"source-{n}")
    kind = "inspection"
    title = factory.Sequence(lambda n: f"Inspection {n}")


class FindingFactory(DjangoModelFactory):
    class Meta:
        model = Finding

    source = factory.SubFactory(SourceFactory)
    number = 1
    heading = "strength"
    text = "Staff are committed"


class PracticeAreaFactory(DjangoModelFactory):
    class Meta:
        model = PracticeArea

    source = factory.SubFactory(SourceFactory)
    number = 1
    name = "Service response"
    covered = "partial"


class AssuranceLevelFactory(DjangoModelFactory):
    class Meta:
        model = AssuranceLevel

    organisation = factory.SubFactory(OrganisationFactory)
    slug = factory.Sequence(lambda n: f"level-{n}")
    label = factory.Sequence(lambda n: f"Level {n}")
    order = factory.Sequence(lambda n: n)


class AssuranceOpinionFactory(DjangoModelFactory):
    class Meta:
        model = AssuranceOpinion

    priority = factory.SubFactory(PriorityFactory)
    level = factory.LazyAttribute(
        lambda opinion: AssuranceLevelFactory(organisation=opinion.priority.plan.organisation)
    )
    report_label = "June 2019"


class CommitmentFactory(DjangoModelFactory):
    class Meta:
        model = Commitment

    plan = factory.SubFactory(PlanFactory)
    ref = factory.Sequence(lambda n: f"1.{n}")
    we_said = "Open four hubs"


class ChallengeFactory(DjangoModelFactory):
    class Meta:
        model = Challenge

    plan = factory.SubFactory(PlanFactory)
    number = 1
    what = "Contact and triage have to be stronger"


class NarrativeFactory(DjangoModelFactory):
    class Meta:
        model = Narrative

    priority = factory.SubFactory(PriorityFactory)
    review_point = factory.LazyAttribute(lambda row: ReviewPointFactory(plan=row.priority.plan))
    section = "summary"
    text = "Actions are on track."


class RatingShareFactory(DjangoModelFactory):
    class Meta:
        model = RatingShare

    review_point = factory.SubFactory(ReviewPointFactory)
    rating = factory.LazyAttribute(lambda share: share.review_point.plan.scale.ratings.in_order().first())
    percent = 40

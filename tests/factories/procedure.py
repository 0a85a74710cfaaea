import factory
from factory.django import DjangoModelFactory

from feedback.enums import CountsFrom, Starts, Stream
from feedback.models import (
    CollectionStart,
    FeedbackSettings,
    Procedure,
    ProcedureStage,
    ProcedureStep,
    RetentionRule,
)
from tests.factories.organisation import OrganisationFactory


class ProcedureFactory(DjangoModelFactory):
    """A procedure without stages, there for every organisation of England."""

    class Meta:
        model = Procedure

    slug = factory.Sequence(lambda n: f"procedure-{n}")
    name = factory.Sequence(lambda n: f"Procedure {n}")
    nation = "ENG"
    stream = Stream.STATUTORY


class ProcedureStageFactory(DjangoModelFactory):
    """A stage without steps."""

    class Meta:
        model = ProcedureStage

    procedure = factory.SubFactory(ProcedureFactory)
    number = factory.LazyAttribute(lambda stage: stage.procedure.stages.count() + 1)
    name = factory.LazyAttribute(lambda stage: f"Stage {stage.number}")


class ProcedureStepFactory(DjangoModelFactory):
    class Meta:
        model = ProcedureStep

    stage = factory.SubFactory(ProcedureStageFactory)
    number = factory.LazyAttribute(lambda step: step.stage.steps.count() + 1)
    name = "Response"
    limit = 10


class CollectionStartFactory(DjangoModelFactory):
    class Meta:
        model = CollectionStart

    organisation = factory.SubFactory(OrganisationFactory)
    stage = factory.LazyFunction(lambda: england().stages.get(number=1))
    what = "element-outcomes"
    since = "2018-10-01"


class RetentionRuleFactory(DjangoModelFactory):
    class Meta:
        model = RetentionRule

    organisation = factory.SubFactory(OrganisationFactory)
    kind = "statutory"
    years = 6


def england() -> Procedure:
    """England's statutory procedure of three stages, the same one each time."""
    found = Procedure.objects.filter(slug="england-statutory").first()
    if found:
        return found
    made = ProcedureFactory(slug="england-statutory", name="Statutory procedure", accepts_within_months=12)
    one = ProcedureStageFactory(procedure=made, number=1, name="Stage one", can_pause=True)
    ProcedureStepFactory(stage=one, number=1, limit=10, extended_limit=20)
    two = ProcedureStageFactory(
        procedure=made,
        number=2,
        name="Stage two",
        starts=Starts.REQUEST_OR_STATEMENT,
        ask_within=20,
        can_pause=True,
    )
    ProcedureStepFactory(stage=two, number=1, limit=25, extended_limit=65)
    three = ProcedureStageFactory(procedure=made, number=3, name="Stage three", ask_within=20)
    ProcedureStepFactory(stage=three, number=1, name="Panel meets", limit=30, decides=True)
    after = CountsFrom.STEP_BEFORE
    ProcedureStepFactory(stage=three, number=2, name="Panel reports", limit=5, counts_from=after)
    ProcedureStepFactory(stage=three, number=3, name="Response", limit=15, counts_from=after)
    return made


def corporate() -> Procedure:
    """A corporate procedure of two stages, the same one each time."""
    found = Procedure.objects.filter(slug="england-corporate").first()
    if found:
        return found
    made = ProcedureFactory(slug="england-corporate", name="Corporate procedure", stream=Stream.CORPORATE)
    one = ProcedureStageFactory(procedure=made, number=1, name="Stage one")
    ProcedureStepFactory(stage=one, number=1, limit=10, extended_limit=20)
    two = ProcedureStageFactory(procedure=made, number=2, name="Stage two")
    ProcedureStepFactory(stage=two, number=1, limit=20, extended_limit=40)
    return made


def feedback_settings(organisation, **fields) -> FeedbackSettings:
    """Feedback as an organisation has set it up: England's procedures, nothing hidden unless `fields` say so."""
    given = {"statutory": england(), "corporate": corporate(), "suppress_below": 0, **fields}
    return FeedbackSettings.objects.create(organisation=organisation, **given)

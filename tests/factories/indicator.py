from datetime import date

import factory
from factory.django import DjangoModelFactory

from improvement.models import Indicator, IndicatorTarget, Reading
from tests.factories.plan import PlanFactory


class IndicatorFactory(DjangoModelFactory):
    """Something of which more is better, in percent."""

    class Meta:
        model = Indicator

    plan = factory.SubFactory(PlanFactory)
    slug = factory.Sequence(lambda n: f"indicator-{n}")
    name = factory.Sequence(lambda n: f"Indicator {n}")
    unit = "%"
    better = "higher"


class IndicatorTargetFactory(DjangoModelFactory):
    class Meta:
        model = IndicatorTarget

    indicator = factory.SubFactory(IndicatorFactory)
    target = 95


class ReadingFactory(DjangoModelFactory):
    class Meta:
        model = Reading

    indicator = factory.SubFactory(IndicatorFactory)
    period_end = date(2019, 5, 31)
    value = 91

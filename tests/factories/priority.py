import factory
from factory.django import DjangoModelFactory

from improvement.models import Priority
from tests.factories.plan import PlanFactory


class PriorityFactory(DjangoModelFactory):
    class Meta:
        model = Priority

    plan = factory.SubFactory(PlanFactory)
    number = factory.Sequence(lambda n: n + 1)
    title = factory.LazyAttribute(lambda priority: f"Priority title {priority.number}")
    statement = factory.LazyAttribute(lambda priority: f"Statement of priority {priority.number}")

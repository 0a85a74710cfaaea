from datetime import date

import factory
from factory.django import DjangoModelFactory

from improvement.models import ReviewPoint
from tests.factories.plan import PlanFactory


class ReviewPointFactory(DjangoModelFactory):
    """A review point that was never open here; give `opened_on` and `updates_by` for an open one."""

    class Meta:
        model = ReviewPoint

    plan = factory.SubFactory(PlanFactory)
    date = date(2019, 5, 31)
    meeting = "Improvement Board"

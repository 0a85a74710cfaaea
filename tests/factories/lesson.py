from datetime import date

import factory
from factory.django import DjangoModelFactory

from feedback.models import Lesson
from tests.factories.organisation import OrganisationFactory


class LessonFactory(DjangoModelFactory):
    """A lesson that is being delivered."""

    class Meta:
        model = Lesson

    organisation = factory.SubFactory(OrganisationFactory)
    ref = factory.Sequence(lambda n: f"L-{n + 1:03}")
    text = "Calls are returned within two days"
    raised_on = date(2018, 9, 3)

import pytest

from feedback.models import Lesson
from improvement.models import Action
from scrutiny import models as scrutiny
from tests.planted import plant


@pytest.fixture
def ours():
    records = plant("Larkfield")
    lesson = records[Lesson]
    lesson.actions.add(records[Action])
    asked, minute = records[scrutiny.Recommendation], records[scrutiny.Minute]
    scrutiny.Recommendation.objects.filter(pk=asked.pk).update(minute=minute)
    return records

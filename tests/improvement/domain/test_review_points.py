from datetime import date

import pytest
from django.core.exceptions import ValidationError

from improvement.domain.review_points import close_review, open_review
from improvement.models import ReviewPoint
from tests.factories.plan import PlanFactory
from tests.factories.review_point import ReviewPointFactory
from tests.factories.user import UserFactory

pytestmark = pytest.mark.django_db
TODAY, UPDATES_BY, MEETING = date(2019, 7, 1), date(2019, 7, 19), date(2019, 7, 31)


def opened(plan=None, **fields):
    fields = {"on": MEETING, "updates_by": UPDATES_BY, "today": TODAY, "by": None} | fields
    return open_review(plan=plan or PlanFactory(), **fields)


def test_a_review_opens_for_a_meeting_with_a_day_to_update_by():
    point = opened(by=UserFactory(), meeting=" Quality and Improvement Committee ")
    assert (point.date, point.updates_by, point.opened_on) == (MEETING, UPDATES_BY, TODAY)
    assert point.meeting == "Quality and Improvement Committee"
    assert point.is_open


def test_a_review_is_reported_to_the_plan_s_board_unless_another_meeting_is_named():
    assert opened(PlanFactory(board="The board")).meeting == "The board"


@pytest.mark.parametrize(
    ("fields", "errors"),
    [
        (
            {"on": date(2019, 6, 30), "updates_by": date(2019, 6, 28)},
            {
                "on": ["The meeting must be today or later"],
                "updates_by": ["Updates must be due today or later"],
            },
        ),
        (
            {"updates_by": date(2019, 8, 1)},
            {"updates_by": ["Updates must be due on or before the day of the meeting"]},
        ),
    ],
)
def test_the_days_of_a_review_lie_ahead_and_in_order(fields, errors):
    with pytest.raises(ValidationError) as refused:
        opened(**fields)
    assert refused.value.message_dict == errors
    assert not ReviewPoint.objects.exists()


def test_updates_may_be_due_and_the_meeting_be_today():
    assert opened(on=TODAY, updates_by=TODAY).is_open


def test_a_plan_has_one_review_point_on_a_day():
    plan = ReviewPointFactory(date=MEETING).plan
    with pytest.raises(ValidationError) as refused:
        opened(plan)
    assert refused.value.message_dict == {"on": ["The plan has a review point on that day already"]}


def test_a_plan_has_one_open_review_and_another_plan_its_own():
    plan = opened().plan
    with pytest.raises(ValidationError, match="A review is open already"):
        opened(plan, on=date(2019, 9, 30))
    assert opened().is_open


def test_a_closed_review_makes_room_for_the_next():
    point = close_review(point=opened(), today=date(2019, 8, 1), by=None)
    assert (point.closed_on, point.is_open) == (date(2019, 8, 1), False)
    assert opened(point.plan, on=date(2019, 9, 30)).is_open


def test_a_review_is_closed_once():
    point = close_review(point=opened(), today=MEETING, by=None)
    with pytest.raises(ValidationError, match="closed already"):
        close_review(point=point, today=date(2019, 8, 2), by=None)
    point.refresh_from_db()
    assert point.closed_on == MEETING


def test_a_published_review_point_that_was_never_open_cannot_be_closed():
    with pytest.raises(ValidationError, match="closed already"):
        close_review(point=ReviewPointFactory(), today=MEETING, by=None)

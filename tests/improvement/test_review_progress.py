from datetime import date, datetime

import pytest
from django.utils import timezone

from improvement.enums import UpdateKind
from improvement.models import Action
from improvement.review_progress import Progress, with_progress
from tests.factories.action import ActionFactory
from tests.factories.review_point import ReviewPointFactory
from tests.factories.update import claim_row, rating, row

TODAY = date(2019, 7, 9)
OPENED = date(2019, 7, 1)
NOW = timezone.make_aware(datetime(2019, 7, 8, 9))
pytestmark = pytest.mark.django_db


def an_action(*, review: bool = True) -> Action:
    action = ActionFactory()
    row(action, "amber", date(2019, 5, 31), "Some delay")
    if review:
        ReviewPointFactory(
            plan=action.plan, date=date(2019, 7, 31), updates_by=date(2019, 7, 19), opened_on=OPENED
        )
    return action


def progress(action: Action) -> str:
    return with_progress(Action.objects.all(), today=TODAY).get(pk=action.pk).progress


def test_nothing_is_owed_without_an_open_review():
    assert progress(an_action(review=False)) == Progress.NOT_ASKED


def test_an_action_owes_an_update_until_somebody_says_something_in_the_review():
    assert progress(an_action()) == Progress.TO_UPDATE


def test_an_unrated_action_owes_its_first_rating():
    assert progress(ActionFactory(priority=an_action().priority)) == Progress.TO_UPDATE


def test_a_row_on_the_day_the_review_opened_counts():
    action = an_action()
    row(action, "amber", OPENED, "Still")
    assert progress(action) == Progress.UPDATED


def test_a_row_recorded_now_that_holds_from_an_earlier_day_counts():
    action = an_action()
    newer = row(action, "green", TODAY)
    row(action, "green", date(2019, 6, 1), recorded_at=newer.recorded_at)
    assert progress(action) == Progress.UPDATED


def test_a_correction_is_no_update():
    action = an_action()
    old = action.updates.get()
    row(action, "red", old.holds_from, "Not begun", corrects=old, why_corrected="Slip", recorded_at=NOW)
    assert progress(action) == Progress.TO_UPDATE


def test_a_claim_that_waits_counts_and_a_returned_one_is_to_update_again():
    action = an_action()
    claim = claim_row(action, date(2019, 7, 3))
    assert progress(action) == Progress.UPDATED
    row(action, "amber", date(2019, 7, 4), "No minutes", kind=UpdateKind.RETURN, answers=claim)
    assert progress(action) == Progress.TO_UPDATE


def test_an_assured_action_owes_nothing():
    action = an_action()
    claim = claim_row(action, date(2019, 7, 3))
    row(action, "completed", date(2019, 7, 4), kind=UpdateKind.ACCEPTANCE, answers=claim)
    assert progress(action) == Progress.COMPLETED
    assert rating(action, "completed").is_assured

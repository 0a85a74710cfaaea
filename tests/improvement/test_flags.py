"""What a sharp member would ask, and only that."""

from datetime import date, datetime, time

import pytest
from django.utils import timezone

from improvement.enums import DateChangeState, Provenance, UpdateKind
from improvement.flags import flags
from improvement.models import DateChange
from improvement.questions import Question
from improvement.snapshot import Snapshot
from tests.factories.action import ActionFactory
from tests.factories.plan import PlanFactory
from tests.factories.priority import PriorityFactory
from tests.factories.review_point import ReviewPointFactory
from tests.factories.update import row

JANUARY, SPRING, MAY = date(2019, 1, 21), date(2019, 3, 31), date(2019, 5, 31)
LATER = date(2020, 1, 1)


@pytest.fixture
def plan(db):
    plan = PlanFactory()
    PriorityFactory(plan=plan, number=1)
    for on in (JANUARY, SPRING, MAY):
        ReviewPointFactory(plan=plan, date=on)
    return plan


def action(plan, due_on=LATER, **fields):
    return ActionFactory(priority=plan.priorities.get(), due_on=due_on, **fields)


def asked(plan, on=MAY):
    return [(flag.question, flag.fact) for flag in flags(plan, Snapshot.take(plan, on))]


def moved(action, old, new, on):
    at = timezone.make_aware(datetime.combine(on, time(12)))
    DateChange.objects.create(
        action=action,
        old=old,
        new=new,
        reason="The bid was late",
        asked_at=at,
        state=DateChangeState.AGREED,
        decided_at=at,
    )


def test_nothing_is_asked_of_an_action_that_is_on_track_updated_and_not_due(plan):
    row(action(plan), "green", MAY)
    assert asked(plan) == []


def test_late_at_three_meetings_is_asked_about_and_at_two_is_not(plan):
    late = action(plan, due_on=date(2018, 12, 31))
    row(late, "amber", SPRING, "Waiting")
    row(late, "amber", MAY, "Waiting still")
    assert asked(plan) == []
    row(late, "red", JANUARY, "Not begun")
    assert asked(plan) == [(Question.BEHIND_AT_EVERY_MEETING, "151 days past its date")]


def test_on_track_is_asked_about_from_the_day_after_the_due_date(plan):
    row(action(plan, due_on=MAY), "green", MAY)
    assert asked(plan) == []
    assert asked(plan, date(2019, 6, 1)) == [
        (Question.PAST_DUE_YET_ON_TRACK, "1 day past its date"),
        (Question.NO_UPDATE, "last update 31 May 2019"),
    ]


def test_no_number_of_days_is_said_of_a_date_that_was_not_published(plan):
    row(action(plan, due_on=SPRING, due_provenance=Provenance.RECONSTRUCTED), "green", MAY)
    assert asked(plan) == [(Question.PAST_DUE_YET_ON_TRACK, "its date was not published")]


def test_complete_is_asked_about_until_quality_assurance_has_accepted_it(plan):
    done = action(plan)
    row(done, "completed", SPRING)
    assert asked(plan) == [(Question.COMPLETE_WITHOUT_EVIDENCE, "rated completed from 31 March 2019")]
    row(done, "completed", MAY, kind=UpdateKind.ACCEPTANCE, provenance=Provenance.PUBLISHED)
    assert asked(plan) == []


def test_no_update_since_the_last_meeting_is_asked_about(plan):
    row(action(plan), "green", SPRING)
    assert asked(plan) == [(Question.NO_UPDATE, "last update 31 March 2019")]


def test_a_date_that_moved_twice_by_the_day_is_asked_about(plan):
    moving = action(plan)
    row(moving, "green", MAY)
    moved(moving, date(2019, 2, 1), date(2019, 4, 1), on=SPRING)
    moved(moving, date(2019, 4, 1), LATER, on=date(2019, 6, 3))
    assert [question for question, _fact in asked(plan, date(2019, 6, 2))] == [
        Question.PAST_DUE_YET_ON_TRACK,  # by the date that it had then
        Question.NO_UPDATE,
    ]
    assert asked(plan, date(2019, 6, 3)) == [
        (Question.NO_UPDATE, "last update 31 May 2019"),
        (Question.DATE_MOVED_TWICE, "moved 2 times"),
    ]


def test_late_without_words_is_asked_about(plan):
    row(action(plan), "red", MAY)
    assert asked(plan) == [(Question.NO_EXPLANATION, "rated red from 31 May 2019")]


def test_nothing_is_asked_of_new_and_unrated_actions(plan):
    action(plan)
    row(action(plan, joined_on=date(2019, 5, 1), due_on=date(2019, 5, 2)), "green", date(2019, 5, 3))
    assert asked(plan) == []

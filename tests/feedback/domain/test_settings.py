from datetime import date

import pytest

from feedback.domain.settings import change_settings
from feedback.domain.stages import agree_statement
from feedback.enums import ClockChangeKind, StartCounted
from feedback.settings_of import settings_of
from tests.factories.organisation import OrganisationFactory
from tests.feedback.domain.cases import TODAY, council
from tests.feedback.domain.test_stages import answered, asked

pytestmark = pytest.mark.django_db


def test_counting_from_another_start_moves_the_open_clocks():
    organisation = council()
    stage = asked(answered(organisation))
    agree_statement(stage=stage, on=date(2018, 6, 4), today=TODAY, by=None)
    settings = settings_of(organisation)
    settings.suppress_below = 5
    assert change_settings(settings=settings, today=TODAY, by=None) == []
    settings.counts_from = StartCounted.STATEMENT
    [change] = change_settings(settings=settings, today=TODAY, by=None)
    assert (change.kind, change.old_due_on, change.new_due_on) == (
        ClockChangeKind.START_MOVED,
        date(2018, 6, 26),
        date(2018, 7, 9),
    )
    stage.refresh_from_db()
    assert stage.due_on == date(2018, 7, 9)


def test_where_feedback_is_not_set_up_there_are_no_settings():
    assert settings_of(OrganisationFactory()) is None

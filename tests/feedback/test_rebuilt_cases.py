"""A rebuilt case is one that could have been: its days, its stages, and nobody in it."""

import pytest
from django.apps import apps
from django.db.models import F

from council.calendar import WorkingCalendar
from feedback.enums import ClockChangeKind, Stream
from feedback.imports.published import read_year
from feedback.imports.teams import grouped
from feedback.models import Clock, ClockChange, Complaint, Stage
from feedback.reconstruction import rebuild
from improvement.enums import Provenance
from tests.record import FIXTURES

pytestmark = pytest.mark.django_db

CASES = ("Complaint", "PreComplaint", "Compliment", "OmbudsmanReferral", "Cost")
LIMITS = {
    (Stream.STATUTORY, 1): [(10, 20)],
    (Stream.STATUTORY, 2): [(25, 65)],
    (Stream.STATUTORY, 3): [(30, None), (5, None), (15, None)],
    (Stream.CORPORATE, 1): [(10, 20)],
}
UNKNOWN = "Reconstructed: the reason was not published"
PRIVATE = [model for model in apps.get_app_config("feedback").get_models() if hasattr(model, "PRIVATE")]


def test_every_day_is_a_working_day(published_feedback):
    calendar = WorkingCalendar.of(published_feedback)
    days = {day for row in Stage.objects.values_list("requested_on", "responded_on", "due_on") for day in row}
    days |= set(Complaint.objects.values_list("received_on", flat=True))
    assert [day for day in days if not calendar.is_working_day(day)] == []


def test_every_clock_is_due_as_many_working_days_after_its_start_as_its_limit(published_feedback):
    calendar = WorkingCalendar.of(published_feedback)
    clocks = Clock.objects.all()
    assert [
        clock
        for clock in clocks
        if calendar.working_days_after(clock.started_on, clock.limit).date != clock.due_on
    ] == []


def test_every_stage_ends_with_its_last_clock(published_feedback):
    for stage in Stage.objects.prefetch_related("clocks__step"):
        last = max(stage.clocks.all(), key=lambda clock: clock.step.number)
        assert (stage.due_on, stage.responded_on) == (last.due_on, last.done_on)


def test_a_stage_one_clock_starts_on_the_day_of_receipt(published_feedback):
    assert (
        Stage.objects.filter(stage__number=1).exclude(requested_on=F("complaint__received_on")).count() == 0
    )


def test_a_later_stage_is_asked_for_in_time_after_the_answer_before(published_feedback):
    calendar = WorkingCalendar.of(published_feedback)
    for stage in Stage.objects.filter(stage__number__gt=1).select_related("complaint", "stage"):
        before = stage.complaint.stages.get(stage__number=stage.stage.number - 1)
        waited = calendar.working_days_between(before.responded_on, stage.requested_on)
        assert 0 < waited <= stage.stage.ask_within, stage


def test_every_late_answer_says_that_its_reason_is_not_known(published_feedback):
    late = Stage.objects.filter(clocks__done_on__gt=F("clocks__due_on")).values_list("pk", flat=True)
    reasons = set(Stage.objects.filter(pk__in=late).values_list("late_because", flat=True))
    assert reasons == {UNKNOWN, f"Panel meets: {UNKNOWN}"}
    assert Stage.objects.exclude(pk__in=late).exclude(late_because="").count() == 0


def test_every_longer_limit_was_agreed_before_the_first_was_up(published_feedback):
    changes = ClockChange.objects.select_related("clock__step", "clock__stage")
    assert {each.kind for each in changes} == {ClockChangeKind.EXTENDED}
    assert [each for each in changes if each.changed_on >= each.old_due_on] == []
    longer = Clock.objects.filter(limit__gt=F("step__limit"))
    assert {each.clock for each in changes} == set(longer)
    assert [each for each in changes if each.old_due_on != each.clock.stage.first_due_on] == []


def test_everything_is_marked_as_reconstructed(published_feedback):
    for name in CASES:
        model = apps.get_model("feedback", name)
        assert set(model.objects.values_list("provenance", flat=True)) == {Provenance.RECONSTRUCTED}, name


@pytest.mark.parametrize("model", PRIVATE, ids=lambda model: model.__name__)
def test_no_field_that_could_tell_of_a_family_is_filled(published_feedback, model):
    for name in model.PRIVATE:
        assert model.objects.exclude(**{name: ""}).count() == 0, name


def test_nothing_stays_due(published_feedback):
    assert Clock.objects.running().count() == 0
    assert Complaint.objects.filter(closed_on=None).count() == 0


def test_the_same_tables_give_the_same_cases():
    folder = FIXTURES / "sunderland" / "feedback"
    first, second = (
        rebuild(read_year(folder / "2018-19", grouped(folder)), WorkingCalendar(), LIMITS) for _ in range(2)
    )
    assert first == second

"""A rebuilt case is one that could have been: its days, its stages, and nobody in it."""

import shutil
from datetime import date
from pathlib import Path

import pytest
from django.apps import apps
from django.db.models import F

from council import history
from council.calendar import WorkingCalendar
from council.sheets import FaultySheet
from feedback.enums import ClockChangeKind, ComplainantCategory, Stream
from feedback.imports import load_feedback
from feedback.imports.published import read_year
from feedback.imports.teams import grouped
from feedback.models import Clock, ClockChange, Complaint, Procedure, Stage
from feedback.reconstruction import rebuild
from improvement.enums import Provenance
from tests.factories.complaint import ComplaintFactory
from tests.record import FIXTURES, change, every_count, load_procedures

pytestmark = pytest.mark.django_db

CASES = ("Complaint", "PreComplaint", "Compliment", "OmbudsmanReferral", "Cost")
LIMITS = {
    (Stream.STATUTORY, 1): [(10, 20)],
    (Stream.STATUTORY, 2): [(25, 65)],
    (Stream.STATUTORY, 3): [(30, None), (5, None), (15, None)],
    (Stream.CORPORATE, 1): [(10, 20)],
}
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
    assert reasons == {"Reconstructed: the reason was not published"}
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


def test_loading_again_adds_nothing(feedback_record):
    before = every_count()
    load_feedback(FIXTURES / "sunderland", feedback_record)
    assert every_count() == before


def test_a_case_that_was_removed_from_the_record_comes_back_as_it_was(feedback_record):
    case = feedback_record.compliments.order_by("pk").last()
    was = (case.public_id, case.received_on, case.team)
    case.delete()
    load_feedback(FIXTURES / "sunderland", feedback_record)
    back = feedback_record.compliments.get(public_id=was[0])
    assert (back.public_id, back.received_on, back.team) == was


def test_what_was_changed_since_stays_as_it_is(feedback_record):
    case = feedback_record.complaints.get(ref="C18-100")
    case.category = ComplainantCategory.ADVOCATE
    history.save(case, by=None, why="Found in the old register")
    load_feedback(FIXTURES / "sunderland", feedback_record)
    case.refresh_from_db()
    assert case.category == ComplainantCategory.ADVOCATE


def test_the_same_tables_give_the_same_cases():
    folder = FIXTURES / "sunderland" / "feedback"
    first, second = (
        rebuild(read_year(folder / "2018-19", grouped(folder)), WorkingCalendar(), LIMITS) for _ in range(2)
    )
    assert first == second
    middle = first.cases[100]
    assert (middle.received_on, middle.answered_on) == (date(2018, 6, 29), date(2018, 7, 10))


def test_links_of_a_rebuilt_case_are_in_its_history(feedback_record):
    case = feedback_record.complaints.filter(themes__isnull=False).order_by("pk").first()
    row = case.history.get()
    assert [link.team for link in row.teams.all()] == list(case.teams.all())
    assert {link.theme for link in row.themes.all()} == set(case.themes.all())
    assert (row.history_type, row.history_change_reason) == ("+", "Reconstructed from the published tables")


@pytest.fixture
def folder(tmp_path):
    return Path(shutil.copytree(FIXTURES / "sunderland", tmp_path / "sunderland"))


@pytest.mark.parametrize(
    ("cells", "fault"),
    [
        ({"upheld": "3"}, "2018-19/outcomes.csv, row 3, column upheld: later_stages.csv has 6 of them"),
        (
            {"requested_on": "2018-04-03"},
            "2018-19/received.csv, row 5, column q1: later_stages.csv has 6 of them",
        ),
    ],
)
def test_investigations_that_do_not_add_up_to_the_tables_are_refused(sunderland, folder, cells, fault):
    load_procedures()
    change(folder / "feedback" / "2018-19" / "later_stages.csv", 2, **cells)
    with pytest.raises(FaultySheet) as refused:
        load_feedback(folder, sunderland)
    assert str(refused.value) == fault
    assert Complaint.objects.count() == 0


def test_a_reference_that_somebody_took_is_not_given_twice(sunderland):
    load_procedures()
    ComplaintFactory(
        organisation=sunderland, ref="C18-007", procedure=Procedure.objects.get(slug="england-statutory")
    )
    with pytest.raises(FaultySheet) as refused:
        load_feedback(FIXTURES / "sunderland", sunderland)
    taken = "The reference C18-007 is taken by a case that was not reconstructed"
    assert str(refused.value) == f"2018-19, row 1: {taken}"


def test_an_organisation_without_such_a_folder_has_no_feedback(sunderland, tmp_path):
    assert load_feedback(tmp_path, sunderland) == []

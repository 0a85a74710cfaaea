"""Loading Sunderland's feedback: what is there stays, and what does not add up is refused."""

import shutil
from pathlib import Path

import pytest

from council import history
from council.sheets import FaultySheet
from feedback.enums import ComplainantCategory
from feedback.imports import load_feedback
from feedback.models import Complaint, Procedure
from tests.factories.complaint import ComplaintFactory
from tests.record import FIXTURES, change, every_count, load_procedures

pytestmark = pytest.mark.django_db


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

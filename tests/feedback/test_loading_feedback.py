"""Loading Sunderland's feedback where there is none yet: what does not add up is refused."""

import shutil
from pathlib import Path

import pytest

from council.sheets import FaultySheet
from feedback.imports import load_feedback
from feedback.models import Complaint, Procedure
from tests.factories.complaint import ComplaintFactory
from tests.record import FIXTURES, change, load_procedures

pytestmark = pytest.mark.django_db


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

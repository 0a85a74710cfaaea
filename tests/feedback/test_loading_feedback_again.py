"""Loading Sunderland's feedback again: what is there stays."""

import pytest

from council import history
from feedback.enums import ComplainantCategory
from feedback.imports import load_feedback
from tests.record import FIXTURES, every_count

pytestmark = pytest.mark.django_db


def test_loading_again_adds_nothing(published_feedback):
    before = every_count()
    load_feedback(FIXTURES / "sunderland", published_feedback)
    assert every_count() == before


def test_a_case_that_was_removed_from_the_record_comes_back_as_it_was(published_feedback):
    case = published_feedback.compliments.order_by("pk").last()
    was = (case.public_id, case.received_on, case.team)
    case.delete()
    load_feedback(FIXTURES / "sunderland", published_feedback)
    back = published_feedback.compliments.get(public_id=was[0])
    assert (back.public_id, back.received_on, back.team) == was


def test_what_was_changed_since_stays_as_it_is(published_feedback):
    case = published_feedback.complaints.get(ref="C18-100")
    case.category = ComplainantCategory.ADVOCATE
    history.save(case, by=None, why="Found in the old register")
    load_feedback(FIXTURES / "sunderland", published_feedback)
    case.refresh_from_db()
    assert case.category == ComplainantCategory.ADVOCATE


def test_links_of_a_rebuilt_case_are_in_its_history(published_feedback):
    case = published_feedback.complaints.filter(themes__isnull=False).order_by("pk").first()
    row = case.history.get()
    assert [link.team for link in row.teams.all()] == list(case.teams.all())
    assert {link.theme for link in row.themes.all()} == set(case.themes.all())
    assert (row.history_type, row.history_change_reason) == ("+", "Reconstructed from the published tables")

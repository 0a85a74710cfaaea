"""What keeps a case as it is: a legal hold, and that it was anonymised."""

import pytest

from feedback.domain.complaints import change_complaint, hold, release
from tests.factories.complaint import ComplaintFactory
from tests.feedback.domain.cases import TODAY, logged, refused

pytestmark = pytest.mark.django_db


def test_a_legal_hold_has_a_reason_at_both_ends():
    case = logged()
    assert refused(hold, complaint=case, reason=" ", by=None) == {"reason": ["Say why the case is kept"]}
    assert refused(release, complaint=case, by=None, why="x") == {"": ["This case has no legal hold"]}
    assert hold(complaint=case, reason="An inquiry", by=None).legal_hold
    assert refused(release, complaint=case, by=None, why="") == {"why": ["Say why the hold ends"]}
    assert not release(complaint=case, by=None, why="The inquiry is over").legal_hold


def test_an_anonymised_case_takes_nothing():
    case = ComplaintFactory(anonymised_at="2026-01-01T00:00Z")
    assert refused(change_complaint, complaint=case, today=TODAY, by=None, child_name="A child") == {
        "": ["This case is anonymised, so nothing can be added to it"]
    }

from datetime import date
from hashlib import sha256

import pytest

from feedback.domain.case_files import add_file, add_note
from feedback.domain.looks import record_look, record_looks
from feedback.models import CaseFile, Look, Note
from tests.factories.complaint import ComplaintFactory
from tests.factories.files import EXE, PDF, upload
from tests.factories.user import UserFactory
from tests.feedback.domain.cases import TODAY, refused

pytestmark = pytest.mark.django_db


def test_a_letter_is_kept_under_a_name_that_says_nothing():
    case, by = ComplaintFactory(), UserFactory()
    kept = add_file(complaint=case, file=upload("A Family.pdf"), by=by)
    assert (kept.title, kept.file_name, kept.added_by) == ("A Family.pdf", "A Family.pdf", by)
    assert (kept.size, kept.sha256) == (len(PDF), sha256(PDF).hexdigest())
    assert "Family" not in kept.file.name
    assert kept.file.read() == PDF
    assert add_file(complaint=case, file=upload("b.pdf"), by=by, title="Response").title == "Response"


@pytest.mark.parametrize(
    ("file", "said"),
    [
        (None, "Choose a file"),
        (upload("empty.pdf", b""), "empty.pdf is empty"),
        (upload("letter.pdf", EXE), "letter.pdf is named as PDF, but its content is something else"),
    ],
)
def test_what_is_not_a_letter_is_refused(file, said):
    assert refused(add_file, complaint=ComplaintFactory(), file=file, by=None) == {"file": [said]}
    assert not CaseFile.objects.exists()


def test_a_note_says_what_happened_and_when():
    case = ComplaintFactory()
    act = {"complaint": case, "today": TODAY, "by": None}
    assert add_note(**act, on=TODAY, text=" Telephoned ").text == "Telephoned"
    assert refused(add_note, **act, on=date(2019, 6, 4), text="") == {
        "on": ["Date of the note must be today or in the past"],
        "text": ["Say what happened"],
    }
    assert Note.objects.count() == 1


def test_nothing_is_added_to_a_case_that_was_anonymised():
    case = ComplaintFactory(anonymised_at="2026-01-01T00:00Z")
    said = {"": ["This case is anonymised, so nothing can be added to it"]}
    assert refused(add_file, complaint=case, file=upload("a.pdf"), by=None) == said
    assert refused(add_note, complaint=case, on=TODAY, text="x", today=TODAY, by=None) == said


def test_every_look_is_kept(django_assert_num_queries):
    cases, user = [ComplaintFactory(), ComplaintFactory()], UserFactory()
    record_look(complaint=cases[0], user=user, at_what="Case")
    record_look(complaint=cases[0], user=user, at_what="Case")
    with django_assert_num_queries(1):
        record_looks(complaints=cases, user=user, at_what="Export")
    looks = Look.objects.order_by("pk").values_list("complaint", "user", "at_what")
    first, second = cases
    assert list(looks) == [
        (first.pk, user.pk, "Case"),
        (first.pk, user.pk, "Case"),
        (first.pk, user.pk, "Export"),
        (second.pk, user.pk, "Export"),
    ]

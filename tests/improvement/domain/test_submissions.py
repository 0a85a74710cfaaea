from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.core.files.storage import InMemoryStorage

from improvement.domain.submissions import NewDate, NewEvidence, submit_update
from improvement.domain.updates import StaleUpdate
from improvement.enums import UpdateKind
from improvement.models import DateChange, Evidence, EvidenceVersion, Update
from tests.factories import files
from tests.factories.action import ActionFactory
from tests.factories.evidence import EvidenceFactory, EvidenceVersionFactory
from tests.factories.update import rating, row
from tests.factories.user import UserFactory

TODAY = date(2019, 7, 9)
pytestmark = pytest.mark.django_db


def submit(action, code, words="", **fields):
    fields = {"holds_from": TODAY, "today": TODAY, "by": UserFactory(name="Ada Lead")} | fields
    return submit_update(action=action, rating=rating(action, code), words=words, **fields)


@pytest.fixture
def folder(monkeypatch):
    """Where files are kept: empty, and this test's own."""
    storage = InMemoryStorage()
    monkeypatch.setattr(EvidenceVersion._meta.get_field("file"), "storage", storage)
    return storage


def stored(storage) -> list[str]:
    if not storage.exists("evidence"):
        return []
    pieces = storage.listdir("evidence")[0]
    return [name for piece in pieces for name in storage.listdir(f"evidence/{piece}")[1]]


def test_a_rating_its_evidence_and_a_request_for_a_date_are_saved_together():
    action = ActionFactory()
    submit(
        action,
        "amber",
        "Awarded in July",
        new_evidence=[NewEvidence(date(2019, 6, 1), file=files.upload("minutes.pdf"))],
        new_date=NewDate(date(2019, 10, 31), "The bid was late"),
    )
    assert list(action.updates.values_list("kind", "rating__code", "words", "said_by")) == [
        ("update", "amber", "Awarded in July", "Ada Lead")
    ]
    version = EvidenceVersion.objects.get()
    assert (version.file_name, version.evidence.title, version.relates_to) == (
        "minutes.pdf",
        "minutes.pdf",
        date(2019, 6, 1),
    )
    assert list(DateChange.objects.values_list("new", "reason")) == [(date(2019, 10, 31), "The bid was late")]


def test_choosing_completed_makes_a_claim_on_new_and_old_evidence():
    action = ActionFactory()
    old = EvidenceVersionFactory(evidence__action=action)
    link = NewEvidence(date(2019, 6, 1), "Audit", link="https://evidence.example/a")
    update = submit(action, "completed", new_evidence=[link], versions=[old])
    assert (update.kind, update.rating.code, update.claimed.code) == (UpdateKind.CLAIM, "green", "completed")
    assert sorted(update.evidence.values_list("evidence__title", flat=True)) == sorted(
        ["Audit", old.evidence.title]
    )


def test_words_on_a_completed_action_are_no_new_claim():
    action = ActionFactory()
    row(action, "completed", date(2019, 5, 31), kind=UpdateKind.ACCEPTANCE, provenance="published")
    update = submit(action, "completed", "Still in place", seen=action.updates.get())
    assert (update.kind, update.rating.code) == (UpdateKind.UPDATE, "completed")


def test_a_saved_file_is_in_the_folder(folder):
    submit(ActionFactory(), "green", new_evidence=[NewEvidence(TODAY, file=files.upload("a.pdf"))])
    assert len(stored(folder)) == 1


def test_a_new_version_goes_to_its_piece():
    piece = EvidenceFactory()
    EvidenceVersionFactory(evidence=piece)
    new = NewEvidence(date(2019, 6, 1), file=files.upload("audit.pdf"), evidence=piece)
    submit(piece.action, "green", new_evidence=[new])
    assert list(piece.versions.in_order().values_list("number", "file_name")) == [(1, ""), (2, "audit.pdf")]


def test_all_faults_are_told_at_once_and_nothing_is_kept(folder):
    action = ActionFactory(due_on=date(2018, 12, 31))
    with pytest.raises(ValidationError) as caught:
        submit(
            action,
            "red",
            new_evidence=[
                NewEvidence(date(2019, 6, 1), file=files.upload("good.pdf")),
                NewEvidence(date(2019, 6, 1), file=files.upload("bad.pdf", files.EXE)),
                NewEvidence(date(2019, 7, 10), link="https://evidence.example/b"),
                NewEvidence(date(2019, 7, 9), link="javascript:alert(1)"),
            ],
            new_date=NewDate(date(2018, 10, 31), " "),
        )
    assert caught.value.message_dict == {
        "words": ["Say why the action is red"],
        "file": ["bad.pdf is named as PDF, but its content is something else"],
        "link": ["Enter a web address that begins with https://"],
        "link_relates_to": ["The date it relates to must be today or in the past"],
        "new_due_on": ["New due date must be after 31 December 2018"],
        "reason": ["Give the reason for the new date"],
    }
    counts = [model.objects.count() for model in (Update, Evidence, EvidenceVersion, DateChange)]
    assert (counts, stored(folder)) == ([0, 0, 0, 0], [])


def test_a_claim_without_evidence_says_only_what_is_wrong_with_what_was_sent():
    action = ActionFactory()
    with pytest.raises(ValidationError) as none:
        submit(action, "completed")
    new = NewEvidence(TODAY, file=files.upload("empty.pdf", b""))
    with pytest.raises(ValidationError) as bad:
        submit(action, "completed", new_evidence=[new])
    assert none.value.message_dict == {"evidence": ["Add the evidence that the action is completed"]}
    assert bad.value.message_dict == {"file": ["empty.pdf is empty"]}


def test_a_second_person_is_told_before_anything_is_kept(folder):
    action = ActionFactory()
    seen = row(action, "amber", date(2019, 5, 31), "Delay")
    latest = row(action, "red", date(2019, 7, 1), "Worse")
    new = NewEvidence(TODAY, file=files.upload("minutes.pdf"))
    with pytest.raises(StaleUpdate) as caught:
        submit(action, "green", seen=seen, new_evidence=[new])
    assert (caught.value.latest, stored(folder), Evidence.objects.count()) == (latest, [], 0)


def test_the_same_form_sent_twice_is_saved_once():
    action = ActionFactory()
    submit(action, "green")
    with pytest.raises(StaleUpdate):
        submit(action, "green")
    assert action.updates.count() == 1


def test_a_rating_of_another_scale_is_refused():
    action = ActionFactory()
    other = ActionFactory()
    other.plan.scale.pk = None
    other.plan.scale.slug = "another"
    other.plan.scale.save()
    foreign = other.plan.scale.ratings.create(
        code="late", label="Late", letter="L", tone="red", meaning="delayed", order=1
    )
    with pytest.raises(ValidationError) as caught:
        submit_update(
            action=action, rating=foreign, words="x", holds_from=TODAY, today=TODAY, by=UserFactory()
        )
    assert caught.value.message_dict == {"rating": ["Choose a rating of this plan’s scale"]}

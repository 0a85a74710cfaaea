import pytest

from improvement.enums import UpdateKind
from improvement.models import EvidenceVersion, Update
from tests.factories import files
from tests.factories.evidence import EvidenceVersionFactory
from tests.improvement.views.update.page import faults, send

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("july")]


@pytest.mark.parametrize(
    ("name", "content", "fault"),
    [
        ("big.pdf", files.PDF + bytes(2000), "big.pdf is larger than 0.000954 MB, the limit for one file"),
        ("report.pdf", files.EXE, "report.pdf is named as PDF, but its content is something else"),
        (
            "notes.docx",
            files.zipped({"a.txt": "a"}),
            "notes.docx is named as DOCX, but its content is something else",
        ),
        ("empty.pdf", b"", "empty.pdf is empty"),
    ],
)
def test_a_bad_file_is_refused_and_the_words_stay(client, lead, action, settings, name, content, fault):
    settings.EVIDENCE_MAX_BYTES = 1000
    client.force_login(lead)
    response = send(client, action, words="Kept", relates_to="2019-06-01", file=files.upload(name, content))
    assert faults(response) == [fault]
    assert response.context["form"]["words"].value() == "Kept"
    assert (Update.objects.count(), EvidenceVersion.objects.count()) == (1, 0)


def test_a_kind_that_cannot_be_told_is_refused_with_what_can(client, lead, action):
    client.force_login(lead)
    response = send(
        client, action, words="w", relates_to="2019-06-01", file=files.upload("mail.eml", files.EML)
    )
    assert faults(response)[0].startswith("mail.eml is not a kind of file that is taken here: use PDF, Word")


def test_a_good_file_is_asked_for_again_where_something_else_was_wrong(client, lead, action):
    client.force_login(lead)
    response = send(client, action, rating="red", relates_to="2019-06-01", file=files.upload("a.pdf"))
    assert faults(response) == [
        "Say why the action is red",
        "Choose the files again: a browser does not keep them when a page comes back",
    ]


def test_files_need_the_date_they_relate_to_and_none_to_come(client, lead, action):
    client.force_login(lead)
    without = send(client, action, words="w", file=files.upload("a.pdf"))
    assert "Enter the date the files relate to" in faults(without)
    later = send(client, action, words="w", relates_to="2019-07-10", file=files.upload("a.pdf"))
    assert "The date it relates to must be today or in the past" in faults(later)
    assert EvidenceVersion.objects.count() == 0


def test_a_claim_names_several_files_and_what_was_there(client, lead, action):
    old = EvidenceVersionFactory(evidence__action=action, evidence__title="Minutes")
    other = EvidenceVersionFactory()
    client.force_login(lead)
    forged = send(client, action, rating="completed", evidence=f"{other.evidence.public_id}:1")
    assert faults(forged) == ["Choose evidence of this action"]
    send(
        client,
        action,
        rating="completed",
        evidence=f"{old.evidence.public_id}:1",
        relates_to="2019-06-01",
        file=[files.upload("a.docx", files.docx()), files.upload("b.xlsx", files.xlsx())],
    )
    claim = action.updates.get(kind=UpdateKind.CLAIM)
    assert sorted(claim.evidence.values_list("evidence__title", flat=True)) == ["Minutes", "a.docx", "b.xlsx"]


def test_a_new_version_of_a_piece(client, lead, action):
    piece = EvidenceVersionFactory(evidence__action=action).evidence
    client.force_login(lead)
    new = {"newer_of": str(piece.public_id), "relates_to": "2019-06-01"}
    assert faults(send(client, action, words="w", newer_of=str(piece.public_id))) == [
        f"Choose one file, the new version of {piece.title}"
    ]
    send(client, action, words="w", file=files.upload("v2.pdf"), **new)
    assert list(piece.versions.in_order().values_list("number", "file_name")) == [(1, ""), (2, "v2.pdf")]

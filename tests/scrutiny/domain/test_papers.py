"""Files that are sent in as papers: what is taken, and a clear word on what is not."""

import pytest
from django.core.exceptions import ValidationError

from scrutiny.domain import papers
from scrutiny.domain.papers import attach_file
from scrutiny.models import AgendaPaper
from tests.factories import pdfs
from tests.factories.files import docx, odt, png, upload, xlsx
from tests.factories.meeting import AgendaItemFactory

pytestmark = pytest.mark.django_db
DAMAGED = "{} is damaged and cannot be read. Print it to a new PDF, and send that"
LOCKED = "{} is protected by a password. Print it to a new PDF, and send that without one"
NOT_IN_A_PACK = "{} cannot go into a pack: use PDF, or Word (.docx) or Excel (.xlsx) to go beside it"
ANOTHER = "{} is named as {}, but its content is something else"
REFUSED = {
    "whole PDF cut in half": ("a.pdf", lambda: pdfs.pdf(3)[:600], DAMAGED),
    "nothing but its first line": ("a.pdf", lambda: b"%PDF-1.7\n", DAMAGED),
    "noise": ("a.pdf", lambda: b"%PDF-1.7\n" + bytes(range(1, 256)) * 20, DAMAGED),
    "page without a size": ("a.pdf", pdfs.without_size, DAMAGED),
    "page of no size": ("a.pdf", pdfs.of_no_size, DAMAGED),
    "page turned by 45 degrees": ("a.pdf", lambda: pdfs.turned_by(45), DAMAGED),
    "packed by a filter there is not": ("a.pdf", pdfs.packed_by_nobody_knows_what, DAMAGED),
    "200 MB in 200 KB": ("a.pdf", pdfs.bomb, DAMAGED),
    "pages that hold themselves": ("a.pdf", pdfs.tree_that_bites_its_tail, DAMAGED),
    "password to open it": ("a.pdf", lambda: pdfs.encrypted("s"), LOCKED),
    "password to print it": ("a.pdf", lambda: pdfs.encrypted(""), LOCKED),
    "no pages": ("a.pdf", lambda: pdfs.pdf(0), "{} has no pages"),
    "empty": ("a.pdf", lambda: b"", "{} is empty"),
    "Word named as PDF": ("a.pdf", docx, ANOTHER.format("{}", "PDF")),
    "picture named as PDF": ("a.pdf", png, ANOTHER.format("{}", "PDF")),
    "page of the web named as PDF": ("a.pdf", lambda: b"<html>", ANOTHER.format("{}", "PDF")),
    "PDF named as Word": ("a.docx", pdfs.pdf, ANOTHER.format("{}", "DOCX")),
    "Excel named as Word": ("a.docx", xlsx, ANOTHER.format("{}", "DOCX")),
    "picture": ("a.png", png, NOT_IN_A_PACK),
    "OpenDocument": ("a.odt", odt, NOT_IN_A_PACK),
    "fields that were filled in": (
        "a.pdf",
        pdfs.with_field,
        "{} has form fields, which a pack cannot show. Print it to a new PDF, and send that",
    ),
    "layer that is off": (
        "a.pdf",
        pdfs.with_hidden_layer,
        "{} has hidden layers, which would come to light in a pack. Print it to a new PDF, and send that",
    ),
}


@pytest.fixture
def item():
    return AgendaItemFactory()


def attach(item, name="plan.pdf", content=None, title="The plan"):
    return attach_file(item=item, file=upload(name, content or pdfs.pdf()), title=title, by=None)


def refusal(item, name, content, title="The plan") -> dict:
    with pytest.raises(ValidationError) as error:
        attach_file(item=item, file=upload(name, content), title=title, by=None)
    return error.value.message_dict


def test_a_pdf_is_kept_as_it_was_sent_with_its_number_of_pages(item):
    paper = attach(item, content=pdfs.pdf(3), title=" The plan ")
    kept = AgendaPaper.objects.get()
    assert (kept.title, kept.file_name, kept.content_type) == ("The plan", "plan.pdf", "application/pdf")
    assert (kept.pages, kept.order, kept.supplement, kept.report) == (3, 1, None, "")
    assert (kept.file.read(), kept.size) == (pdfs.pdf(3), len(pdfs.pdf(3)))
    assert str(paper.public_id) not in kept.file.name
    assert "plan" not in kept.file.name


def test_a_word_or_an_excel_file_has_no_pages_and_comes_after_what_is_there(item):
    papers = [attach(item), attach(item, "a.docx", docx()), attach(item, "a.xlsx", xlsx())]
    assert [(paper.order, paper.pages) for paper in papers] == [(1, 1), (2, None), (3, None)]


def test_what_cannot_be_a_paper_is_refused_by_name_and_nothing_is_kept(item):
    refused = {what: refusal(item, name, content()) for what, (name, content, _) in REFUSED.items()}
    assert refused == {what: {"file": [said.format(name)]} for what, (name, _, said) in REFUSED.items()}
    assert AgendaPaper.objects.count() == 0
    assert AgendaPaper.history.count() == 0


def test_a_paper_has_a_title(item):
    assert refusal(item, "a.pdf", pdfs.pdf(), " ") == {"title": ["Enter the title of the paper"]}


def test_a_file_over_the_limit_is_refused_with_the_limit(item, settings):
    settings.EVIDENCE_MAX_BYTES = 512 * 1024
    said = "plan.pdf is larger than 0.5 MB, the limit for one file"
    assert refusal(item, "plan.pdf", bytes(512 * 1024 + 1)) == {"file": [said]}


def test_five_hundred_pages_are_taken(item):
    assert attach(item, content=pdfs.pdf(500)).pages == 500


def test_a_paper_of_more_pages_than_the_limit_is_refused_with_the_limit(item, monkeypatch):
    monkeypatch.setattr(papers, "PAGES_MAX", 20)
    assert attach(item, content=pdfs.pdf(20)).pages == 20
    said = "plan.pdf has 21 pages. 20 is the limit for one paper: send it in parts"
    assert refusal(item, "plan.pdf", pdfs.pdf(21)) == {"file": [said]}


def test_what_a_file_runs_or_says_of_itself_does_not_stop_it(item):
    assert attach(item, content=pdfs.saying("Quillfeather")).pages == 1

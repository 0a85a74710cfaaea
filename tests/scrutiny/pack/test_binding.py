"""What binding a pack costs, and what it does where something is missing."""

import resource
import time
from datetime import date

import pytest
from django.core.cache import cache
from django.core.files.storage import default_storage
from django.db import connection
from django.test.utils import CaptureQueriesContext

from reports.report import BadParameter, Run, find
from scrutiny.domain.agenda import add_item, attach_report
from scrutiny.domain.papers import attach_file
from scrutiny.domain.publishing import publish
from scrutiny.models import AgendaPaper
from scrutiny.pack import layout
from tests.factories import pdfs
from tests.factories.edition import EditionFactory
from tests.factories.files import upload
from tests.factories.meeting import AgendaItemFactory, MeetingFactory
from tests.scrutiny.pack.pack_file import PackFile

pytestmark = [pytest.mark.django_db, pytest.mark.once]
REPORT = find("agenda-pack")
OUT = date(2019, 6, 26)


@pytest.fixture(autouse=True)
def _nothing_kept():
    cache.clear()


def run_of(meeting, **more) -> Run:
    committee = meeting.committee
    name = f"{committee.slug}/{meeting.date:%Y-%m-%d}"
    return Run(committee.organisation, None, OUT, meeting=name, **more)


def pdf(meeting, **more) -> PackFile:
    return PackFile(REPORT.own_formats["pdf"](run_of(meeting, **more)))


def attach(item, title="Paper", pages=1):
    return attach_file(item=item, file=upload("paper.pdf", pdfs.pdf(pages)), title=title, by=None)


def agenda_of_papers(count: int):
    """A published meeting with as many items, each with an edition and a file."""
    meeting = MeetingFactory()
    for _ in range(count):
        item = AgendaItemFactory(meeting=meeting)
        edition = EditionFactory(organisation=meeting.committee.organisation)
        AgendaPaper.objects.create(item=item, title="Report", report=edition.report, edition=edition)
        attach(item)
    publish(meeting=meeting, today=OUT, by=None)
    return meeting


def queries(meeting, form: str, **more) -> int:
    with CaptureQueriesContext(
        connection,
    ) as captured:
        REPORT.own_formats[form](run_of(meeting, **more))
    return len(captured)


@pytest.mark.parametrize("form", ["pdf", "xlsx"])
@pytest.mark.parametrize("public", [True, False], ids=["public", "full"])
def test_more_papers_take_no_more_queries(form, public):
    few, many = agenda_of_papers(1), agenda_of_papers(8)
    assert queries(few, form, public=public) == queries(many, form, public=public)


def test_the_workbook_after_the_pdf_sets_no_page_again(monkeypatch):
    meeting = agenda_of_papers(1)
    pages = len(pdf(meeting).reader.pages)

    def set_again(*args, **kwargs):
        raise AssertionError("the pages were set again")

    monkeypatch.setattr(layout.typst, "Compiler", set_again)
    REPORT.own_formats["xlsx"](run_of(meeting))
    (agenda, *_) = REPORT.document(run_of(meeting)).tables()
    assert [row.cells[-1].value for row in agenda.rows] == ["2 to 5", "2 to 4", "5"]
    assert pages == 5


def test_a_changed_title_is_a_pack_of_its_own():
    meeting = MeetingFactory()
    item = add_item(meeting=meeting, title="Plan", by=None)
    attach(item)
    assert pdf(meeting).contents() == [["1", "Plan", "2"]]
    item.title = "Plan, changed"
    item.save()
    assert pdf(meeting).contents() == [["1", "Plan, changed", "2"]]


def test_a_draft_says_so_and_the_public_has_none():
    meeting = MeetingFactory()
    attach(add_item(meeting=meeting, title="Plan", by=None))
    assert "Agenda pack, full version, draft Page 1 of 2" in pdf(meeting).page_words()[0]
    with pytest.raises(BadParameter, match="No agenda of this meeting has been published"):
        pdf(meeting, public=True)


def test_an_agenda_without_papers_is_its_front_page():
    meeting = MeetingFactory()
    add_item(meeting=meeting, title="Apologies", by=None)
    assert [words.count("Apologies") for words in pdf(meeting).page_words()] == [1]
    assert pdf(meeting).root["/MarkInfo"]["/Marked"]


def test_a_report_that_cannot_be_built_yet_leaves_all_other_papers_in_their_places():
    meeting = MeetingFactory()
    item = add_item(meeting=meeting, title="Plan", by=None)
    attach_report(item=item, report="rag-summary", parameters={"plan": "none"}, title="Ratings", by=None)
    attach(add_item(meeting=meeting, title="Letter", by=None))
    found = pdf(meeting)
    assert found.contents() == [["1", "Plan", "2"], ["2", "Letter", "3"]]
    assert "This paper cannot be built yet: " in found.page_words()[1]


def test_a_file_that_storage_has_lost_has_a_page_that_says_so():
    meeting = MeetingFactory()
    item = add_item(meeting=meeting, title="Plan", by=None)
    lost = attach(item, "Lost")
    attach(item, "Kept", pages=2)
    default_storage.delete(lost.file.name)
    found = pdf(meeting)
    assert [row[1:] for row in found.contents()] == [["Plan", "2 to 4"], ["Lost", "2"], ["Kept", "3 to 4"]]
    assert "The file “paper.pdf” cannot be read." in found.page_words()[1]


def test_pages_of_any_size_and_turn_stand_upright_within_the_page():
    meeting = MeetingFactory()
    item = add_item(meeting=meeting, title="Plan", by=None)
    for content in (
        pdfs.turned_by(90),
        pdfs.turned_by(270),
        pdfs.pdf(size=(2384, 3370)),
        pdfs.pdf(size=(200, 100)),
    ):
        attach_file(item=item, file=upload("a.pdf", content), title="Paper", by=None)
    pages = pdf(meeting).reader.pages[1:]
    sides = [(round(float(page.mediabox.width)), round(float(page.mediabox.height))) for page in pages]
    assert sides == [(842, 595), (842, 595), (595, 842), (842, 595)]
    assert ["page 1 of 1" in page.extract_text() for page in pages] == [True] * 4


def test_a_hundred_pages_that_were_sent_in_are_bound_in_seconds_and_little_memory():
    meeting = MeetingFactory()
    for number in range(4):
        attach(add_item(meeting=meeting, title=f"Paper {number}", by=None), pages=25)
    before, began = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.perf_counter()
    content = REPORT.own_formats["pdf"](run_of(meeting))
    took, grew = time.perf_counter() - began, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    assert len(pdfs.read(content).pages) == 101
    assert took < 10  # on two quiet cores it takes one
    assert grew < 150 * 1024  # kilobytes


def test_the_document_names_each_table_once():
    meeting = agenda_of_papers(2)
    names = [table.name for table in REPORT.document(run_of(meeting)).tables()]
    assert len(names) == len(set(names))

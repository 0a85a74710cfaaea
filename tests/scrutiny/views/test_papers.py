"""Papers of an item: files as they are handed in, and reports of this system."""

import io
from datetime import date

import pytest
from pypdf import PdfWriter

from scrutiny.domain.publishing import publish
from scrutiny.models import AgendaPaper
from tests.factories.files import EXE, docx, upload
from tests.factories.plan import PlanFactory
from tests.improvement.views.cast import errors, said, statuses, text_of
from tests.scrutiny.views.house import PUBLISH_BY

pytestmark = pytest.mark.django_db


def pdf(pages: int = 2, password: str = "") -> bytes:
    writer = PdfWriter()
    for _page in range(pages):
        writer.add_blank_page(595, 842)
    if password:
        writer.encrypt(password, algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


@pytest.fixture
def item(house):
    return house.item("Budget", to_follow_by=date(2019, 7, 1))


def attach(client, house, item, name, content, title="The budget"):
    data = {"title": title, "file": upload(name, content)}
    return client.post(house.url("paper-upload", item.public_id), data, follow=True)


def test_a_file_is_attached_counted_and_no_longer_to_follow(as_clerk, house, item):
    assert "Item 1 is to follow" in text_of(as_clerk.get(house.url()))
    page = attach(as_clerk, house, item, "budget 2019.pdf", pdf(3))
    assert said(page) == ["“The budget” attached"]
    assert "The budget budget 2019.pdf, 3 pages" in text_of(page)
    assert "to follow" not in text_of(page)
    paper = AgendaPaper.objects.get()
    saved = as_clerk.get(house.url("meeting-paper", paper.public_id))
    assert saved["Content-Disposition"] == 'attachment; filename="budget 2019.pdf"'
    assert (saved["X-Content-Type-Options"], saved["Cache-Control"]) == ("nosniff", "private, no-store")


def test_word_goes_beside_the_pack(as_clerk, house, item):
    attach(as_clerk, house, item, "budget.docx", docx())
    assert AgendaPaper.objects.get().pages is None


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        ("a.pdf", pdf()[:200], "a.pdf is damaged and cannot be read. Print it to a new PDF, and send that"),
        (
            "a.pdf",
            pdf(password="secret"),
            "a.pdf is protected by a password. Print it to a new PDF, and send that without one",
        ),
        ("a.pdf", EXE, "a.pdf is named as PDF, but its content is something else"),
        ("a.exe", EXE, None),
        ("a.pdf", b"", "The file is empty"),
    ],
    ids=["damaged", "password", "lies about its kind", "another kind", "empty"],
)
def test_a_file_that_cannot_be_bound_is_refused_and_the_title_stays(
    as_clerk, house, item, name, content, expected
):
    response = attach(as_clerk, house, item, name, content, title="Words that stay")
    assert AgendaPaper.objects.count() == 0
    assert 'value="Words that stay"' in response.content.decode()
    (message,) = errors(response)["file"]
    assert message == expected or (expected is None and "is not a kind of file that is taken" in message)
    assert "There is a problem" in text_of(response)


def test_neither_title_nor_file_is_said_at_once(as_clerk, house, item):
    response = as_clerk.post(house.url("paper-upload", item.public_id))
    assert errors(response) == {"title": ["Enter the title of the paper"], "file": ["Choose the file"]}


def test_a_pdf_of_500_pages_is_taken(as_clerk, house, item):
    attach(as_clerk, house, item, "long.pdf", pdf(500))
    assert AgendaPaper.objects.get().pages == 500


def test_a_report_is_chosen_asked_what_it_needs_and_attached(as_clerk, house, item):
    plan = PlanFactory(organisation=house.organisation, slug="plan", name="The plan")
    url = house.url("paper-add", item.public_id)
    assert "A report of this system" in text_of(as_clerk.get(url))
    page = as_clerk.get(url, {"report": "action-list"})
    report = next(report for report in page.context["view"].reports) if "view" in page.context else None
    assert report is None
    asked = as_clerk.get(url, {"report": "membership"})
    assert asked.context["form"]["title"].value() == "Membership"
    data = {"title": "Who sits", "committee": "scrutiny"}
    assert said(as_clerk.post(f"{url}?report=membership", data, follow=True)) == ["“Who sits” attached"]
    paper = AgendaPaper.objects.get()
    assert (paper.report, paper.title, paper.edition) == ("membership", "Who sits", None)
    assert plan.organisation == house.organisation


def test_a_report_that_cannot_be_built_is_not_attached(as_clerk, house, item):
    url = f"{house.url('paper-add', item.public_id)}?report=work-programme"
    response = as_clerk.post(url, {"title": "Programme", "committee": "scrutiny"})
    assert errors(response) == {"committee": ["The Scrutiny Committee has no work programme yet"]}
    assert AgendaPaper.objects.count() == 0


def test_no_report_is_chosen_by_a_key_that_is_none(as_clerk, house, item):
    url = house.url("paper-add", item.public_id)
    assert as_clerk.post(f"{url}?report=none").status_code == 302
    assert "Which report?" in text_of(as_clerk.get(url, {"report": "none"}))


def test_a_paper_is_taken_off_until_it_is_published(as_clerk, house, item):
    attach(as_clerk, house, item, "budget.pdf", pdf())
    paper = AgendaPaper.objects.get()
    publish(meeting=house.meeting, today=PUBLISH_BY, by=None)
    url = house.url("paper-remove", paper.public_id)
    assert said(as_clerk.post(url, follow=True)) == ["The paper was published, so it stays"]
    attach(as_clerk, house, item, "more.pdf", pdf(), title="More")
    late = AgendaPaper.objects.get(title="More")
    assert said(as_clerk.post(house.url("paper-remove", late.public_id), follow=True)) == ["“More” removed"]
    assert AgendaPaper.objects.get() == paper


def test_an_exempt_paper_is_for_who_may_open_it(client, house):
    item = house.item("Costs", exempt=3, public_interest="Negotiations")
    paper = AgendaPaper.objects.create(
        item=item, title="Costs", file=upload("c.pdf", pdf()), file_name="c.pdf"
    )
    url = house.url("meeting-paper", paper.public_id)
    assert statuses(client, url, house.clerk, house.councillor, house.reader, house.outsider) == [
        *[200, 200, 404, 404]
    ]


def test_a_paper_of_another_council_is_not_reached_through_ours(as_clerk, house):
    theirs = house.other.items.create(order=1, title="Theirs")
    paper = AgendaPaper.objects.create(item=theirs, title="T", file=upload("t.pdf"), file_name="t.pdf")
    for name in ("meeting-paper", "paper-remove"):
        assert as_clerk.get(house.url(name, paper.public_id)).status_code == 404
    assert as_clerk.post(house.url("paper-remove", paper.public_id)).status_code == 404
    assert AgendaPaper.objects.count() == 1

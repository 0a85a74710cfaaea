"""Papers of an item: files as they are handed in, and reports of this system."""

from datetime import date

import pytest

from scrutiny.domain.publishing import publish
from scrutiny.models import AgendaPaper
from tests.factories.files import EXE, docx, upload
from tests.factories.pdfs import pdf
from tests.improvement.views.cast import errors, said, statuses, text_of
from tests.scrutiny.views.meetings.house import PUBLISH_BY

pytestmark = pytest.mark.django_db


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


def test_a_file_that_is_refused_is_said_at_the_top_and_the_title_stays(as_clerk, house, item):
    response = attach(as_clerk, house, item, "a.pdf", EXE, title="Words that stay")
    message = "a.pdf is named as PDF, but its content is something else"
    assert errors(response) == {"file": [message]}
    assert f"There is a problem {message}" in text_of(response)
    assert 'value="Words that stay"' in response.content.decode()
    assert AgendaPaper.objects.count() == 0


def test_neither_title_nor_file_is_said_at_once(as_clerk, house, item):
    response = as_clerk.post(house.url("paper-upload", item.public_id))
    assert errors(response) == {"title": ["Enter the title of the paper"], "file": ["Choose the file"]}


def test_a_report_is_chosen_asked_what_it_needs_and_attached(as_clerk, house, item):
    url = house.url("paper-add", item.public_id)
    assert "Which report of this system? Select " in text_of(as_clerk.get(url))
    asked = as_clerk.get(url, {"report": "membership"})
    assert asked.context["form"]["title"].value() == "Membership"
    data = {"title": "Who sits", "committee": "scrutiny"}
    assert said(as_clerk.post(f"{url}?report=membership", data, follow=True)) == ["“Who sits” attached"]
    paper = AgendaPaper.objects.get()
    assert (paper.report, paper.title, paper.edition) == ("membership", "Who sits", None)


def test_a_report_that_cannot_be_built_is_not_attached(as_clerk, house, item):
    url = f"{house.url('paper-add', item.public_id)}?report=rag-summary"
    response = as_clerk.post(url, {"title": "Ratings"})
    assert response.context["form"].errors
    assert AgendaPaper.objects.count() == 0


def test_no_report_is_chosen_by_a_key_that_is_none(as_clerk, house, item):
    url = house.url("paper-add", item.public_id)
    assert as_clerk.post(f"{url}?report=none").status_code == 302
    assert "Which report of this system?" in text_of(as_clerk.get(url, {"report": "none"}))


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

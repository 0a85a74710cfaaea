"""A clerk uploads a file for an item, and loses nothing of what was typed where it is refused."""

import pytest
from django.urls import reverse

from council.roles import Role
from scrutiny.models import AgendaPaper
from tests.factories import pdfs
from tests.factories.files import upload
from tests.factories.meeting import AgendaItemFactory
from tests.factories.membership import member
from tests.factories.organisation import OrganisationFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def item():
    return AgendaItemFactory(title="Placements")


def address(item, name="paper-upload") -> str:
    committee = item.meeting.committee
    day = f"{item.meeting.date:%Y-%m-%d}"
    return reverse(
        f"scrutiny:{name}", args=[committee.organisation.slug, committee.slug, day, item.public_id]
    )


def home(item):
    return item.meeting.committee.organisation


def enter(client, item, role=Role.CLERK):
    client.force_login(member(home(item), role))


def faults(page) -> dict:
    return dict(page.context["form"].errors)


def test_the_paper_stands_on_the_agenda_afterwards(client, item):
    enter(client, item)
    sent = {"title": "Costs of placements", "file": upload("costs.pdf", pdfs.pdf(2))}
    page = client.post(address(item), sent, follow=True)
    paper = AgendaPaper.objects.get()
    assert (paper.title, paper.pages, paper.item) == ("Costs of placements", 2, item)
    assert page.redirect_chain[0][0].endswith(f"#item-{item.public_id}")
    assert "“Costs of placements” attached" in page.content.decode()


def test_what_was_typed_stays_where_the_file_is_refused(client, item):
    enter(client, item)
    for content, said in [
        (pdfs.pdf()[:300], "costs.pdf is damaged and cannot be read. Print it to a new PDF, and send that"),
        (b"<html>", "costs.pdf is named as PDF, but its content is something else"),
        (b"", "The file is empty"),
    ]:
        page = client.post(address(item), {"title": "Costs & cures", "file": upload("costs.pdf", content)})
        assert (page.status_code, faults(page)) == (200, {"file": [said]})
        assert 'value="Costs &amp; cures"' in page.content.decode()
        assert page.content.decode().count(said) == 2  # above the form, and beside the field
    assert AgendaPaper.objects.count() == 0


def test_nothing_sent_is_answered_field_by_field(client, item):
    enter(client, item)
    assert faults(client.post(address(item), {})) == {
        "title": ["Enter the title of the paper"],
        "file": ["Choose the file"],
    }


def test_the_form_says_what_is_taken_and_how_much(client, item, settings):
    settings.EVIDENCE_MAX_BYTES = 5 * 1024 * 1024
    enter(client, item)
    page = client.get(address(item)).content.decode()
    assert "PDF, Word or Excel, up to 5 MB." in page
    assert 'accept=".pdf,.docx,.xlsx"' in page
    assert 'enctype="multipart/form-data"' in page


def test_the_item_and_the_choice_of_reports_lead_to_it(client, item):
    enter(client, item)
    for name in ("item-edit", "paper-add"):
        assert f'href="{address(item)}"' in client.get(address(item, name)).content.decode()


def test_a_reader_may_not_upload_and_for_others_there_is_no_such_page(client, item):
    sent = {"title": "Costs", "file": upload("costs.pdf", pdfs.pdf())}
    enter(client, item, Role.MEMBER)
    assert client.post(address(item), sent).status_code == 403
    client.force_login(member(OrganisationFactory(), Role.CLERK))
    assert client.post(address(item), sent).status_code == 404
    assert AgendaPaper.objects.count() == 0


def test_a_file_is_given_back_as_it_was_sent_and_never_opened_as_a_page(client, item):
    enter(client, item)
    client.post(address(item), {"title": "Costs", "file": upload("costs.pdf", pdfs.pdf())})
    paper = AgendaPaper.objects.get()
    committee, day = item.meeting.committee, f"{item.meeting.date:%Y-%m-%d}"
    args = [home(item).slug, committee.slug, day, paper.public_id]
    response = client.get(reverse("scrutiny:meeting-paper", args=args))
    assert b"".join(response.streaming_content) == pdfs.pdf()
    assert response["Content-Disposition"] == 'attachment; filename="costs.pdf"'
    assert response["X-Content-Type-Options"] == "nosniff"

import pytest
from django.urls import reverse

from council.roles import Role
from tests.factories.membership import member
from tests.factories.organisation import OrganisationFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def entitled(client, settings):
    settings.REPORTS = "tests.reports.sample.PAPERS"
    settings.SELECTIONS = "tests.reports.sample.SELECTIONS"
    client.force_login(member(OrganisationFactory(slug="sunderland"), Role.PLAN_MANAGER))
    return client


def page(client):
    return client.get(reverse("reports:report", args=["sunderland", "paper"]))


def download(client, form):
    return client.get(reverse("reports:report-download", args=["sunderland", "paper", form]))


def chart(client, name="ratings"):
    return client.get(reverse("reports:report-chart", args=["sunderland", "paper", name]))


def test_a_chart_is_a_picture_of_its_own_and_its_strokes_are_let_through(entitled):
    assert f'<img src="{reverse("reports:report-chart", args=["sunderland", "paper", "ratings"])}"' in (
        page(entitled).content.decode()
    )
    response = chart(entitled)
    assert response["Content-Type"] == "image/svg+xml"
    policy = set(response["Content-Security-Policy"].split("; "))
    assert policy == {"default-src 'none'", "style-src 'unsafe-inline'"}
    assert b"62 Green" in response.content


def test_a_chart_that_is_not_there_is_not_found_and_a_stranger_finds_none(entitled, client):
    assert chart(entitled, "missing").status_code == 404
    client.force_login(member(OrganisationFactory(slug="telford-wrekin"), Role.PLAN_MANAGER))
    assert chart(client).status_code == 404


def test_looking_at_a_page_makes_no_file(entitled, monkeypatch):
    def refuse(*args, **kwargs):
        raise AssertionError("a page was asked for, not a file")

    monkeypatch.setattr("typst.compile", refuse)
    monkeypatch.setattr("reports.renderers.docx_style.word_document", refuse)
    assert page(entitled).status_code == 200


@pytest.mark.parametrize(("form", "begins"), [("pdf", b"%PDF-"), ("docx", b"PK")])
def test_a_paper_can_be_downloaded_as_a_file(entitled, form, begins):
    response = download(entitled, form)
    assert response.content.startswith(begins)
    assert response["Content-Disposition"] == f'attachment; filename="paper-2019-05-31.{form}"'


def test_a_narrow_page_asks_for_a_narrow_chart(entitled):
    url = reverse("reports:report-chart", args=["sunderland", "paper", "ratings"])
    page = entitled.get(reverse("reports:report", args=["sunderland", "paper"])).content.decode()
    assert f'srcset="{url}?narrow=yes"' in page
    assert '<rect x="0" y="0" width="268"' in entitled.get(f"{url}?narrow=yes").content.decode()

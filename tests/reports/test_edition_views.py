import json
import re
import uuid
from dataclasses import replace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from council.roles import Role
from reports.models import Edition
from reports.renderers import RENDERERS
from tests.factories.edition import EditionFactory, PaperFactory
from tests.factories.membership import member
from tests.factories.organisation import OrganisationFactory
from tests.reports import sample
from tests.reports.documents import COMPARISON, EVERYTHING, HOSTILE

pytestmark = pytest.mark.django_db
MEETING = "Scrutiny committee, 4 July 2019"


@pytest.fixture(autouse=True)
def _sample(settings):
    settings.REPORTS = "tests.reports.sample.REPORTS"
    settings.SELECTIONS = "tests.reports.sample.SELECTIONS"


@pytest.fixture
def sunderland():
    return OrganisationFactory(slug="sunderland", name="Sunderland City Council")


@pytest.fixture
def manager(client, sunderland):
    client.force_login(member(sunderland, Role.PLAN_MANAGER, name="Ada Manager"))
    return client


@pytest.fixture
def reader(client, sunderland):
    client.force_login(member(sunderland, Role.MEMBER))
    return client


@pytest.fixture
def outsider(client, sunderland):
    client.force_login(member(OrganisationFactory(slug="telford-wrekin"), Role.PLAN_MANAGER))
    return client


@pytest.fixture
def edition(sunderland):
    """The sample as the record has it, less one figure and one sentence of it."""
    first, *rest = COMPARISON.rows
    row = replace(first, cells=(replace(first.cells[0], value=7), *first.cells[1:]))
    blocks = [replace(COMPARISON, rows=(row, *rest)) if b is COMPARISON else b for b in EVERYTHING.blocks]
    document = replace(EVERYTHING, blocks=tuple(blocks), organisation=sunderland.name)
    parameters = {"plan": "plan", "as_at": "2019-05-31"}
    return EditionFactory(organisation=sunderland, parameters=parameters, document=document)


def url(page, *rest, slug="sunderland", key="sample"):
    return reverse(f"reports:{page}", args=[slug, key, *rest])


def body(response):
    return " ".join(response.content.decode().split())


def asked_to_publish(client, **posted):
    """The publishing page's form, filled in and sent."""
    address = f"{url('publish')}?plan=plan&as_at=2019-05-31"
    seen = re.search(r'name="seen" value="(\w+)"', client.get(address).content.decode()).group(1)
    return client.post(address, {"meeting": MEETING, "seen": seen, **posted})


def test_a_manager_publishes_what_the_page_shows(manager):
    response = asked_to_publish(manager)
    edition = Edition.objects.get()
    assert response.url == url("edition", edition.public_id)
    assert (edition.meeting, edition.published_by_name) == (MEETING, "Ada Manager")
    assert f"Published for {MEETING}." in body(manager.get(response.url))


@pytest.mark.parametrize("role", [Role.PLAN_MANAGER, Role.CLERK])
def test_who_may_publish_finds_the_button(client, sunderland, role):
    client.force_login(member(sunderland, role))
    assert url("publish") in body(client.get(url("report")))


def test_a_reader_finds_the_editions_and_no_button(reader, edition):
    page = body(reader.get(url("report")))
    assert url("edition", edition.public_id) in page
    assert url("publish") not in page
    assert reader.get(url("publish")).status_code == 403
    assert reader.post(url("publish"), {"meeting": MEETING}).status_code == 403
    assert reader.get(url("edition", edition.public_id)).status_code == 200


def test_a_clerk_does_not_publish_a_report_that_is_closed_to_clerks(client, sunderland):
    client.force_login(member(sunderland, Role.CLERK))
    assert client.get(url("publish", key="guarded")).status_code == 403


def test_an_outsider_finds_nothing(outsider, edition):
    pages = [
        url("publish"),
        url("edition", edition.public_id),
        url("edition-download", edition.public_id, "csv"),
        url("differences", edition.public_id),
        url("differences-json", edition.public_id),
        reverse("reports:figures-check", args=["sunderland"]),
    ]
    assert [outsider.get(page).status_code for page in pages] == [404] * len(pages)


def test_another_organisations_edition_is_not_found_under_ones_own(manager, edition):
    theirs = EditionFactory(organisation=OrganisationFactory())
    for page in ("edition", "differences", "differences-json"):
        assert manager.get(url(page, theirs.public_id)).status_code == 404
        assert manager.get(url(page, edition.public_id, key="guarded")).status_code == 404
    assert manager.get(url("differences", edition.public_id), {"with": theirs.public_id}).status_code == 404
    assert manager.get(url("differences", edition.public_id), {"with": "nonsense"}).status_code == 404
    assert manager.get(url("edition", uuid.uuid4())).status_code == 404


def test_an_edition_of_a_closed_report_is_closed(reader, sunderland):
    closed = EditionFactory(organisation=sunderland, report="guarded")
    assert reader.get(url("edition", closed.public_id, key="guarded")).status_code == 403
    page = reader.get(reverse("reports:figures-check", args=["sunderland"]))
    assert str(closed.public_id) not in body(page)


def test_the_page_says_when_for_whom_and_what_differs(manager, edition):
    page = body(manager.get(url("edition", edition.public_id)))
    assert "1 figure differs from the live record" in page
    assert edition.short_hash in page
    assert MEETING in page
    cells = re.findall(r'data-label="[^"]*">([^<]*|<strong>[^<]*</strong>)</td>', page)
    assert ("7", "<strong>0</strong>") in zip(cells, cells[1:], strict=False)
    assert HOSTILE not in page


def test_the_figures_of_an_edition_lead_to_their_records(manager, edition):
    assert 'href="/sunderland/actions/1"' in body(manager.get(url("edition", edition.public_id)))


def test_an_edition_whose_question_is_no_longer_possible_is_still_read(manager, sunderland):
    gone = EditionFactory(organisation=sunderland, parameters={"plan": "gone"})
    assert "can no longer be asked the same" in body(manager.get(url("edition", gone.public_id)))
    page = manager.get(url("differences", gone.public_id))
    assert "There is no plan of this name" in body(page)
    assert manager.get(url("differences-json", gone.public_id)).status_code == 409


@pytest.mark.parametrize("form", sorted(RENDERERS))
def test_every_format_is_made_of_what_was_kept(manager, edition, form):
    response = manager.get(url("edition-download", edition.public_id, form))
    assert response["Content-Type"] == RENDERERS[form].content_type
    name = f"sample-{edition.day().isoformat()}-{edition.short_hash}.{RENDERERS[form].extension}"
    assert response["Content-Disposition"] == f'attachment; filename="{name}"'
    assert len(response.content) > 500


def test_an_unknown_format_is_not_found(manager, edition):
    assert manager.get(url("edition-download", edition.public_id, "wordperfect")).status_code == 404


def test_the_differences_are_had_as_json(manager, edition):
    answer = json.loads(manager.get(url("differences-json", edition.public_id)).content)
    assert answer["with"] == "live"
    assert [
        (each["row"], each["column"], each["before"], each["after"]) for each in answer["differences"]
    ] == [("Priority 1", "Red Previous", "7", "0")]


def test_two_editions_are_compared(manager, edition, sunderland):
    other = EditionFactory(organisation=sunderland, parameters=edition.parameters)
    page = manager.get(url("differences", edition.public_id), {"with": other.public_id})
    assert "from the edition published" in body(page)
    answer = json.loads(
        manager.get(url("differences-json", edition.public_id), {"with": other.public_id}).content
    )
    assert answer["with"] == str(other.public_id)


def test_a_correction_names_the_edition_on_both_pages(manager, edition):
    asked_to_publish(manager, corrects=str(edition.public_id), why="The first row was wrong.")
    correction = edition.corrected_by
    assert "The first row was wrong." in body(manager.get(url("edition", edition.public_id)))
    assert url("edition", edition.public_id) in body(manager.get(url("edition", correction.public_id)))


@pytest.mark.parametrize(
    ("posted", "said"),
    [
        ({"meeting": " "}, "Enter the meeting that this edition is for"),
        ({"why": "Why"}, "Choose the edition that this one corrects"),
        ({"seen": "something else"}, "The record has changed since you opened this page."),
    ],
)
def test_what_cannot_be_published_is_said_and_nothing_is_kept(manager, edition, posted, said):
    response = asked_to_publish(manager, **posted)
    assert said in body(response)
    assert Edition.objects.count() == 1


def test_after_a_change_of_the_record_the_page_can_be_sent_again(manager, edition):
    page = asked_to_publish(manager, seen="something else").content.decode()
    seen = re.search(r'name="seen" value="(\w+)"', page).group(1)
    assert asked_to_publish(manager, seen=seen).status_code == 302


def test_a_draft_with_a_wrong_sum_is_published_only_past_the_finding(manager, monkeypatch):
    first, *rest = COMPARISON.rows
    wrong = replace(first, cells=(replace(first.cells[0], value=7), *first.cells[1:]))
    document = replace(EVERYTHING, blocks=(replace(COMPARISON, rows=(wrong, *rest)),))
    draft = replace(sample.SAMPLE, build=lambda run: document)
    monkeypatch.setattr(sample, "REPORTS", [draft])
    page = body(manager.get(f"{url('publish')}?plan=plan"))
    assert "The figures check found 1 in this draft" in page
    assert "The rows of Red Previous add to 1,207; the table prints 1,200." in page


def test_publishing_with_a_bad_parameter_leads_to_the_page_that_says_so(manager):
    response = manager.get(f"{url('publish')}?as_at=2019-02-31")
    assert response.url == f"{url('report')}?as_at=2019-02-31"


def test_the_figures_check_lists_what_it_found_in_each(manager, edition, sunderland):
    PaperFactory(organisation=sunderland, title="A paper that agrees")
    page = body(manager.get(reverse("reports:figures-check", args=["sunderland"])))
    assert "1 figure contradicts another in print" in page
    assert "The rows of Red Previous add to 1,207; the table prints 1,200." in page
    assert "A paper that agrees" in page


def test_a_paper_has_a_page_of_its_own(reader, sunderland):
    paper = PaperFactory(organisation=sunderland)
    page = body(reader.get(url("edition", paper.public_id, key=paper.paper)))
    assert "typed here as it was printed" in page
    assert "The figures check found nothing." in page
    assert "has no report in the live record" in body(
        reader.get(url("differences", paper.public_id, key=paper.paper))
    )


@pytest.mark.parametrize("page", ["report", "figures-check"])
def test_queries_do_not_grow_with_editions(reader, sunderland, page):
    address = url("report") if page == "report" else reverse("reports:figures-check", args=["sunderland"])
    EditionFactory(organisation=sunderland)
    reader.get(address)
    with CaptureQueriesContext(connection) as one:
        reader.get(address)
    EditionFactory.create_batch(10, organisation=sunderland)
    PaperFactory.create_batch(5, organisation=sunderland)
    with CaptureQueriesContext(connection) as many:
        reader.get(address)
    assert len(many) <= len(one)

import re

import pytest
from django.urls import reverse

from council.roles import Role
from tests.factories.membership import member
from tests.factories.organisation import OrganisationFactory
from tests.reports.documents import HOSTILE

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _sample(settings):
    settings.REPORTS = "tests.reports.sample.REPORTS"
    settings.SELECTIONS = "tests.reports.sample.SELECTIONS"


@pytest.fixture
def sunderland():
    return OrganisationFactory(slug="sunderland", name="Sunderland City Council")


@pytest.fixture
def entitled(client, sunderland):
    client.force_login(member(sunderland, Role.PLAN_MANAGER))
    return client


@pytest.fixture
def reader(client, sunderland):
    client.force_login(member(sunderland, Role.MEMBER))
    return client


@pytest.fixture
def outsider(client, sunderland):
    client.force_login(member(OrganisationFactory(slug="telford-wrekin"), Role.PLAN_MANAGER))
    return client


def page(client, key="sample", **query):
    return client.get(reverse("reports:report", args=["sunderland", key]), query)


def download(client, form, key="sample", **query):
    return client.get(reverse("reports:report-download", args=["sunderland", key, form]), query)


def titles(response):
    return [report.title for report in response.context["reports"]]


def test_the_list_has_what_each_person_may_run(client, sunderland):
    listed = {}
    for role in (Role.PLAN_MANAGER, Role.MEMBER):
        client.force_login(member(sunderland, role))
        listed[role] = titles(client.get(reverse("reports:report-list", args=["sunderland"])))
    assert listed == {Role.PLAN_MANAGER: ["Sample", "For plan managers"], Role.MEMBER: ["Sample"]}


def test_a_reader_is_refused_what_only_managers_may_run(reader):
    assert [page(reader).status_code, page(reader, "guarded").status_code] == [200, 403]
    assert [download(reader, "csv", "guarded").status_code] == [403]


def test_an_outsider_finds_nothing(outsider):
    list_url = reverse("reports:report-list", args=["sunderland"])
    responses = [outsider.get(list_url), page(outsider), download(outsider, "csv")]
    assert [response.status_code for response in responses] == [404, 404, 404]


def test_nobody_reads_without_logging_in(client, sunderland):
    assert page(client).status_code == 302


def test_the_page_has_the_title_the_figures_and_their_links(entitled):
    html = page(entitled).content.decode()
    assert "<h1" in html
    assert '<a class="ev-figure" href="/sunderland/actions/1">2</a>' in html
    assert HOSTILE not in html


def test_the_first_plan_and_the_latest_day_need_not_be_chosen(entitled):
    form = page(entitled).context["form"]
    assert (form["plan"].value(), form["as_at"].value()) == ("plan", None)


@pytest.mark.parametrize("typed", [{"as_at": "2019-04-01"}, {"as_at_typed": "1 April 2019"}])
def test_a_day_that_is_no_review_point_may_be_asked_for(entitled, typed):
    assert page(entitled, **typed).context["document"].as_at.isoformat() == "2019-04-01"


@pytest.mark.parametrize(
    ("query", "field", "said"),
    [
        ({"as_at": "2019-02-31"}, "as_at", "31 February is not a date in 2019"),
        ({"as_at_typed": "31 February 2019"}, "as_at_typed", "31 February is not a date in 2019"),
        ({"plan": "other"}, "plan", "There is no plan of this name. Choose one from the list"),
        (
            {"as_at": "2019-01-21", "compared_with": "2019-05-31"},
            "compared_with",
            "Choose a day before the day of the report",
        ),
    ],
)
def test_a_bad_parameter_is_said_at_its_field_and_in_the_summary(entitled, query, field, said):
    response = page(entitled, **query)
    assert response.status_code == 400
    assert response.context["form"].errors == {field: [said]}
    assert response.content.decode().count(said) == 2


def test_a_download_with_a_bad_parameter_leads_to_the_page_that_says_so(entitled):
    response = download(entitled, "csv", as_at="2019-02-31")
    assert response.url == reverse("reports:report", args=["sunderland", "sample"]) + "?as_at=2019-02-31"


@pytest.mark.parametrize(
    ("form", "content_type"),
    [
        ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        ("csv", "text/csv; charset=utf-8"),
        ("json", "application/json"),
        ("html", "text/html; charset=utf-8"),
    ],
)
def test_each_format_is_a_file_named_after_report_and_day(entitled, form, content_type):
    response = download(entitled, form, as_at="2019-05-31")
    assert response["Content-Type"] == content_type
    assert response["Content-Disposition"] == f'attachment; filename="sample-2019-05-31.{form}"'


def test_downloads_keep_what_was_asked(entitled):
    html = page(entitled, plan="plan", as_at="2019-01-21").content.decode()
    assert re.findall(r'href="[^"]*download\.(\w+)\?([^"]*)"', html) == [
        (form, "plan=plan&amp;as_at=2019-01-21") for form in ("pdf", "docx", "xlsx", "csv", "json", "html")
    ]


def test_what_is_not_there_is_not_found(entitled):
    assert [page(entitled, "nothing").status_code, download(entitled, "wordperfect").status_code] == [
        404,
        404,
    ]

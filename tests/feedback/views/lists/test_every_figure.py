"""Behind every figure of the published year stand exactly as many records as it says."""

from datetime import date

import pytest

from council.roles import Permission, Role
from feedback.reports.year import Year
from feedback.reports.year_tables import tables_in
from feedback.years import ReportingYear
from reports.document import Kind, kind_in
from reports.formatting import is_number
from reports.selections import resolver
from tests.factories.membership import member
from tests.feedback.views.lists.people import BACKEND

pytestmark = pytest.mark.django_db
YEAR, TODAY = ReportingYear(2018), date(2019, 7, 9)


@pytest.fixture
def organisation(published_feedback):
    return published_feedback


def figures(organisation):
    """(where, number, selection) of every number that leads somewhere, but for shares."""
    for table in tables_in(Year.load(organisation, YEAR, TODAY)).values():
        for row in table.rows:
            for column, cell in zip(table.columns, row.cells, strict=False):
                if cell.selection and is_number(cell.value) and kind_in(row, column) is not Kind.PERCENT:
                    yield (table.name, row.label, column.heading()), cell.value, cell.selection


def there(response):
    table = response.context.get("table")
    if table is None:
        return sum(len(lessons) for _title, lessons in response.context["parts"])
    return (
        sum(row.record.amount for row in table.rows)
        if "amount" in table.columns.columns
        else table.paginator.count
    )


def test_the_list_behind_a_figure_has_as_many_rows_as_it_says(client, organisation):
    client.force_login(member(organisation, Role.FEEDBACK_TEAM), backend=BACKEND)
    url_for = resolver(organisation.slug, lambda permission: True)
    wrong, followed = [], {}
    for where, value, selection in figures(organisation):
        url = url_for(selection)
        if value:
            followed[where[0]] = followed.get(where[0], 0) + 1
            response = client.get(url)
            found = there(response) if response.status_code == 200 else response.status_code
            if found != value:
                wrong.append((where, value, found, url))
    assert wrong == []
    assert followed["complaints_by_stage"] >= 20
    assert followed["stage1_by_service_area"] >= 80


def test_nobody_but_the_feedback_team_is_led_from_a_figure_to_a_case(organisation):
    url_for = resolver(organisation.slug, lambda permission: permission is Permission.SEE_FEEDBACK)
    urls = {url_for(selection) for _where, _value, selection in figures(organisation)}
    assert {url for url in urls if url and "/lessons/" not in url} == set()

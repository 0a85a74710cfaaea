"""Behind every figure of the published year stand exactly as many records as it says."""

from collections import Counter
from datetime import date

import pytest
from django.db.models import Sum
from django.http import QueryDict

from council.roles import Permission, Role
from feedback.filters.complaints import ComplaintFilter
from feedback.filters.records import (
    ComplimentFilter,
    CostFilter,
    LessonFilter,
    PreComplaintFilter,
    ReferralFilter,
)
from feedback.reports.year import Year
from feedback.reports.year_tables import tables_in
from feedback.years import ReportingYear
from reports.document import Kind, kind_in
from reports.formatting import is_number
from reports.selections import resolver
from tests.factories.membership import member

pytestmark = pytest.mark.django_db
LISTS = {
    "feedback.complaints": ComplaintFilter,
    "feedback.pre_complaints": PreComplaintFilter,
    "feedback.compliments": ComplimentFilter,
    "feedback.referrals": ReferralFilter,
    "feedback.costs": CostFilter,
    "feedback.lessons": LessonFilter,
}
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


def there(user, organisation, selection):
    """What the list of this selection comes to: its rows, or what they cost."""
    query = QueryDict(mutable=True)
    query.update(selection.filters)
    narrowed = LISTS[selection.of](query, user=user, organisation=organisation, today=TODAY)
    records = narrowed.records()
    return (
        records.aggregate(total=Sum("amount"))["total"]
        if selection.of == "feedback.costs"
        else records.count()
    )


def test_the_list_behind_a_figure_has_as_many_rows_as_it_says(organisation):
    team = member(organisation, Role.FEEDBACK_TEAM)
    wrong, followed = [], Counter()
    for where, value, selection in figures(organisation):
        found = there(team, organisation, selection) or 0
        followed[where[0]] += bool(value)
        if found != value:
            wrong.append((where, value, found, selection.filters))
    assert wrong == []
    assert followed["complaints_by_stage"] >= 20
    assert followed["stage1_by_service_area"] >= 80


def test_nobody_but_the_feedback_team_is_led_from_a_figure_to_a_case(organisation):
    url_for = resolver(organisation.slug, lambda permission: permission is Permission.SEE_FEEDBACK)
    urls = {url_for(selection) for _where, _value, selection in figures(organisation)}
    assert {url for url in urls if url and "/lessons/" not in url} == set()

"""Every figure of every report opens a page with exactly the records that make it."""

import pytest

from council.roles import Role
from reports.formatting import is_number
from reports.selections import resolver
from tests.factories.membership import member
from tests.improvement.following import follow_with
from tests.improvement.reports.every import PLANS, documents, selected

# Hundreds of pages are opened: measuring what they run through would double the time and find nothing new.
pytestmark = [pytest.mark.django_db, pytest.mark.once, pytest.mark.no_cover]
BACKEND = "django.contrib.auth.backends.ModelBackend"


@pytest.fixture(params=PLANS)
def plan(every_plan, request):
    return every_plan[request.param]


@pytest.fixture
def follow(client, plan, monkeypatch):
    """What the page at an address comes to, for a member of the committee."""
    client.force_login(member(plan.organisation, Role.MEMBER), backend=BACKEND)
    return follow_with(client, monkeypatch)


def test_the_records_behind_every_figure_are_as_many_as_it_says(plan, follow):
    url_for = resolver(plan.organisation.slug)
    wrong, followed = [], 0
    for key, document in documents(plan):
        for where, value, selection in selected(document):
            if value and is_number(value):  # nought opens no page
                followed += 1
                found = follow(url_for(selection))
                if found != value:
                    wrong.append((key, where, value, found))
    assert wrong == []
    assert followed > 0


def test_every_count_of_a_report_says_which_records_make_it(plan):
    """A number without a selection is a sum of what stands repeated, or a target that somebody set."""
    allowed = {"Totals, as repeated", "Target", "Tolerance"}
    without = [
        (key, table.name, row.label, column.heading())
        for key, document in documents(plan)
        for table in document.tables()
        for row in table.rows
        for column, cell in zip(table.columns, row.cells, strict=False)
        if is_number(cell.value) and not cell.selection and not {row.label, column.title} & allowed
    ]
    assert without == []

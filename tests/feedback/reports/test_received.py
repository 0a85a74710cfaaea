"""What came in and how fast it was answered: by stage, team, quarter, beside the year before."""

from datetime import date

import pytest

from reports.renderers import RENDERERS
from reports.report import Run, find
from tests.feedback.reports.counts import a_year, organisation_with_feedback

pytestmark = pytest.mark.django_db
TODAY = date(2026, 7, 4)
KEYS = [
    "pre_complaints", "complaints_by_stage", "stage1_by_service_area", "escalation",
    "young_people_complaints", "timeliness", "compliments_by_team",
]  # fmt: skip


def build(key, organisation, **fields):
    return find(key).document(Run(organisation, user=None, today=TODAY, **fields))


def values(document, name):
    return {row.label: [cell.value for cell in row.cells] for row in document.table(name).rows}


@pytest.mark.parametrize("key", KEYS)
def test_each_in_every_format(key):
    organisation = organisation_with_feedback()
    a_year(organisation)
    document = build(key, organisation, year="2018-19")
    for form in RENDERERS.values():
        assert form.render(document, None)

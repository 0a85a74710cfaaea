"""The whole paper about a year: its structure, every table, in every format."""

from datetime import date

import pytest

from reports.renderers import RENDERERS
from reports.report import Run, find
from tests.feedback.reports.counts import a_year, organisation_with_feedback
from tests.feedback.reports.decided_year import a_decided_year

pytestmark = pytest.mark.django_db
TODAY = date(2026, 7, 4)


def build(key, organisation, today=TODAY, **fields):
    return find(key).document(Run(organisation, user=None, today=today, **fields))


def test_it_is_written_in_every_format():
    organisation = organisation_with_feedback()
    a_year(organisation)
    a_decided_year(organisation)
    document = build("feedback-annual-report", organisation, year="2018-19")
    for form in RENDERERS.values():
        assert form.render(document, None)

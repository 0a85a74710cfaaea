"""Numbers that two reports would tell together: of two years, of two tables, of an edition and the live record."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from feedback.enums import Outcome
from feedback.models import FeedbackSettings
from feedback.reports.year import Year
from feedback.reports.year_tables import hidden_in
from feedback.years import ReportingYear
from reports.document import Missing
from reports.domain.editions import publish
from reports.report import Run, find
from tests.factories.team import TeamFactory
from tests.factories.theme import SubjectFactory
from tests.feedback.reports.counts import organisation_with_feedback, received
from tests.feedback.reports.decided_year import decided

pytestmark = pytest.mark.django_db
TODAY, HIDDEN = date(2026, 7, 4), Missing.SUPPRESSED
AREAS = "stage1_by_service_area"


@pytest.fixture
def organisation():
    return organisation_with_feedback(suppress_below=5)


def year_of(organisation, start=2018):
    return Year.load(organisation, ReportingYear(start), TODAY)


def column(table, key):
    at = [each.key for each in table.columns].index(key)
    return {row.label: row.cells[at].value for row in table.rows if row.cells}


def test_one_year_back_is_enough_however_long_the_record_is(organisation):
    counts = []
    for start in (2017, 2014):
        received(organisation, date(start, 5, 1))
        received(organisation, date(2018, 5, 1))
        with CaptureQueriesContext(connection) as queries:
            hidden_in(year_of(organisation))
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_upheld_subjects_cannot_be_taken_from_the_outcomes(organisation):
    case = received(organisation, date(2018, 5, 1), stages=2)
    for name, count in (("Records", 8), ("Delay", 3)):
        subject = SubjectFactory(organisation=organisation, name=name)
        decided(case, 2, date(2018, 5, 9), Outcome.UPHELD, count=count, subject=subject)
    tables = hidden_in(year_of(organisation))
    subjects = column(tables["upheld_subjects"], "elements")
    all_of_them = column(tables["outcomes_q1"], Outcome.UPHELD)["Stage Two"]
    assert subjects["Delay"] is HIDDEN
    assert HIDDEN in (subjects["Records"], all_of_them)


def three_teams(organisation, on):
    """Complaints about A, B and C: 3, 6 and 9."""
    found = [organisation.teams.filter(name=name).first() for name in "ABC"]
    teams = [
        each or TeamFactory(organisation=organisation, name=name)
        for each, name in zip(found, "ABC", strict=True)
    ]
    for team, count in zip(teams, (3, 6, 9), strict=True):
        for _ in range(count):
            received(organisation, on, teams=[team])
    return teams


def test_what_an_edition_hid_stays_hidden_when_the_record_grows(organisation):
    small, *_ = three_teams(organisation, date(2018, 5, 1))
    run = Run(organisation, user=None, today=TODAY)
    publish(report=find("feedback-annual-report"), run=run, meeting="Scrutiny", by=None)
    for _ in range(4):
        received(organisation, date(2018, 5, 2), teams=[small])
    live = hidden_in(year_of(organisation))
    assert column(live[AREAS], "q1") == {"A": HIDDEN, "B": HIDDEN, "C": 9, "Total": 22}
    # The year after prints it as the year before, and a council that publishes in full has said so.
    received(organisation, date(2019, 5, 1), teams=[small])
    after = hidden_in(year_of(organisation, 2019))
    assert column(after[AREAS], "previous")["A"] is HIDDEN
    FeedbackSettings.objects.update(suppress_below=0)
    assert column(hidden_in(year_of(organisation))[AREAS], "q1")["A"] == 7


def test_what_an_edition_hid_of_the_year_before_stays_hidden_in_that_year(organisation):
    small, *_ = three_teams(organisation, date(2017, 5, 1))
    three_teams(organisation, date(2018, 5, 1))
    run = Run(organisation, user=None, today=TODAY, year="2018/19", quarter="4")
    publish(report=find(AREAS), run=run, meeting="Scrutiny", by=None)
    for _ in range(3):
        received(organisation, date(2017, 5, 1), teams=[small])
    live = hidden_in(year_of(organisation, 2017))
    assert column(live[AREAS], "ytd") == {"A": HIDDEN, "B": HIDDEN, "C": 9, "Total": 21}

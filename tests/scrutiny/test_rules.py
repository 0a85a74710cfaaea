from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from config.management.commands.load_demo import FIXTURES
from council.imports import load_organisation
from scrutiny.imports import load_scrutiny
from scrutiny.models import KeyDecision
from scrutiny.rules import findings
from tests.factories.committee import CommitteeMemberFactory
from tests.factories.meeting import AttendanceFactory, MeetingFactory
from tests.factories.recommendation import NoticeFactory

pytestmark = pytest.mark.django_db


def test_the_faults_of_sunderlands_pack_are_found(monkeypatch):
    monkeypatch.setattr("scrutiny.imports.publish", lambda **asked: None)
    organisation = load_organisation(FIXTURES / "sunderland")
    load_scrutiny(FIXTURES / "sunderland", organisation)
    assert [(each.rule, each.sentence) for each in findings(organisation)] == [
        ("apology-of-no-member", "Councillor Scullion sent apologies and has no seat on the committee."),
        (
            "members-unaccounted-for",
            "The minutes say neither that they came nor that they sent apologies: Cllr Scanlan, Cllr K. Wood.",
        ),
        ("private-without-reason", "190614/372 is to be decided in private, and no reason is given."),
        (
            "session-after-its-report",
            "The session of 25 July 2019 is reported to the meeting of 4 July 2019, which came before it.",
        ),
    ]


def test_a_record_without_faults_has_no_findings():
    meeting = MeetingFactory()
    seat = CommitteeMemberFactory(committee=meeting.committee)
    AttendanceFactory(meeting=meeting, member=seat)
    assert findings(meeting.committee.organisation) == []


@pytest.mark.parametrize(("day", "found"), [(date(2019, 7, 14), 1), (date(2019, 7, 15), 0)])
def test_a_decision_before_28_days_have_passed_is_found(day, found):
    notice = NoticeFactory(issued_on=date(2019, 6, 17))
    KeyDecision.objects.create(
        notice=notice, order=1, ref="1/1", matter="Sell", decision_maker="Cabinet", due_from=day
    )
    assert len(findings(notice.organisation)) == found


def test_as_many_queries_for_many_meetings_as_for_one():
    meeting = MeetingFactory()
    organisation = meeting.committee.organisation
    AttendanceFactory(meeting=meeting)
    with CaptureQueriesContext(connection) as one:
        findings(organisation)
    for month in range(1, 7):
        AttendanceFactory(meeting=MeetingFactory(committee=meeting.committee, date=date(2020, month, 1)))
    with CaptureQueriesContext(connection) as many:
        findings(organisation)
    assert len(many) == len(one)

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from improvement.enums import Provenance
from scrutiny.models import AgendaPaper, KeyDecision
from scrutiny.rules import checked, findings, findings_of
from tests.factories.action import ActionFactory
from tests.factories.committee import CommitteeMemberFactory
from tests.factories.meeting import AgendaItemFactory, AttendanceFactory, MeetingFactory
from tests.factories.plan import PlanFactory
from tests.factories.recommendation import NoticeFactory
from tests.factories.update import row

pytestmark = pytest.mark.django_db


def said(organisation):
    return [(each.rule, each.sentence) for each in findings(organisation)]


def test_the_faults_of_sunderlands_pack_are_found(every_committee):
    assert said(every_committee["sunderland"]) == [
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


def test_the_dates_of_telfords_plan_that_cannot_be_are_found(every_committee):
    found = [
        each for each in said(every_committee["telford-wrekin"]) if "date" in each[0] or "due" in each[0]
    ]
    reported = "is reported complete to the meeting of 15 August 2013; its date,"
    joined = (
        "has the date Nov-11, and joined the plan on 1 August 2012: answer to the Ofsted inspection of "
        "June and July 2012; the day is inferred."
    )
    assert found == [
        ("complete-before-its-date", f"T12 {reported} Jun-14, comes after that."),
        ("complete-before-its-date", f"T46 {reported} Dec-13, comes after that."),
        ("due-before-it-was-asked-for", f"T40 {joined}"),
        ("due-before-it-was-asked-for", f"T42 {joined}"),
        ("due-before-it-was-asked-for", f"T43 {joined}"),
    ]


def test_the_figures_check_gives_what_stands_and_what_was_to_be_expected(every_committee):
    found = {each.where: (each.printed, each.computed) for each in checked(every_committee["sunderland"])}
    assert found == {
        "Apology of no member": ("Councillor Scullion", "a member"),
        "Members unaccounted for": ("12 accounted for", "14 members"),
        "Private without reason": ("no reason", "a reason"),
        "Session after its report": ("25 July 2019", "by 4 July 2019"),
    }


@pytest.fixture
def tabled():
    """A meeting that a plan was put before, and the plan."""
    plan = PlanFactory()
    meeting = MeetingFactory(committee__organisation=plan.organisation, date=date(2024, 3, 1))
    item = AgendaItemFactory(meeting=meeting)
    AgendaPaper.objects.create(item=item, title="Plan", report="plan", parameters={"plan": plan.slug})
    return meeting, plan


def complete(plan, **fields):
    action = ActionFactory(priority__plan=plan, joined_on=date(2023, 1, 1), **fields)
    row(action, "completed", date(2024, 2, 1))


@pytest.mark.parametrize(
    ("provenance", "due", "found"),
    [
        (Provenance.PUBLISHED, date(2024, 3, 2), ["complete-before-its-date"]),
        (Provenance.PUBLISHED, date(2024, 3, 1), []),
        (Provenance.ENTERED, date(2024, 3, 2), []),  # recorded here, it was early and nothing is wrong
        (Provenance.ENTERED, date(2022, 12, 31), ["due-before-it-was-asked-for"]),
        (Provenance.ENTERED, None, []),
    ],
)
def test_a_date_is_doubted_only_where_it_cannot_be(tabled, provenance, due, found):
    meeting, plan = tabled
    complete(plan, provenance=provenance, due_on=due)
    assert [each.rule for each in findings(plan.organisation)] == found
    assert [each.rule for each in findings_of(meeting.committee)] == found


def test_a_date_that_was_only_reconstructed_is_nobodys_fault(tabled):
    _, plan = tabled
    complete(plan, provenance=Provenance.PUBLISHED, due_on=date(2024, 6, 1), due_provenance="reconstructed")
    assert findings(plan.organisation) == []


def test_a_plan_that_no_meeting_was_given_is_left_alone(tabled):
    complete(PlanFactory(organisation=tabled[1].organisation), due_on=date(2022, 12, 31))
    complete(PlanFactory(slug=tabled[1].slug), due_on=date(2022, 12, 31))
    assert findings(tabled[1].organisation) == []


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

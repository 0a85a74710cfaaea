"""The meeting to try the builder with: to come, half built, and plainly invented."""

from datetime import date

import pytest

from config import demo_meeting
from council.roles import Role
from reports.report import Run
from scrutiny.agenda_of import agenda_of
from scrutiny.domain.publishing import missing, publish
from scrutiny.models import Recommendation, WorkProgrammeItem
from scrutiny.reports.work_programme import REPORT as WORK_PROGRAMME
from tests.record import every_count

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 21)  # a Saturday


@pytest.fixture
def sunderland(published_scrutiny):
    return published_scrutiny


@pytest.fixture
def clerk(sunderland_people):
    return sunderland_people[Role.CLERK]


@pytest.fixture
def meeting(sunderland, clerk):
    return demo_meeting.add_meeting(organisation=sunderland, today=TODAY, by=clerk)


def test_its_agenda_is_half_built(meeting):
    assert meeting.date == date(2026, 12, 14)
    assert [
        (part.title, [item.title for item in part.items]) for part in agenda_of(meeting, public=True).parts
    ] == [
        (
            "",
            [
                "Apologies for absence",
                "Minutes of the last meeting",
                "Declarations of interest, including whipping declarations",
                "School attendance after a move of home",
            ],
        ),
        ("Part A: Cabinet referrals and responses", []),
        (
            "Part B: Scrutiny business",
            [
                "Learning and Improvement Plan",
                "Budget for children’s services (demonstration)",
                "Purchase of a property (demonstration)",
                "Next meeting",
            ],
        ),
    ]
    assert [(each.item, each.stops) for each in missing(meeting, today=TODAY)] == [(6, False), (7, False)]


def test_it_can_be_published(meeting, clerk):
    publication = publish(meeting=meeting, today=TODAY, by=clerk)
    assert "Larkspur" not in str(publication.content["public"])
    assert "Larkspur" in str(publication.content["full"])


def test_of_two_recommendations_one_is_late(meeting):
    due = Recommendation.objects.filter(committee=meeting.committee).in_order()
    assert [(each.ref, each.answer_due_on < TODAY, each.responses.count()) for each in due] == [
        ("DEMO-1", True, 0),
        ("DEMO-2", False, 0),
    ]


def test_topics_wait_and_the_programme_of_the_record_stays_the_one_that_is_reported(meeting, clerk):
    assert WorkProgrammeItem.objects.filter(year="2026-27", agenda_item__isnull=True).count() == 2
    run = Run(meeting.committee.organisation, clerk, TODAY, committee=meeting.committee.slug)
    assert WORK_PROGRAMME.document(run).title == "Work programme 2019/20"


def test_it_comes_once(meeting, sunderland, clerk):
    before = every_count()
    assert demo_meeting.add_meeting(organisation=sunderland, today=TODAY, by=clerk) is None
    assert every_count() == before


def test_once_it_is_over_another_takes_the_next_topic(meeting, sunderland, clerk):
    after = demo_meeting.add_meeting(organisation=sunderland, today=date(2027, 1, 11), by=clerk)
    taken = WorkProgrammeItem.objects.filter(agenda_item__meeting=after)
    assert [topic.topic for topic in taken] == ["What foster carers are told before a placement"]
    assert Recommendation.objects.filter(committee=after.committee).count() == 2

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from scrutiny.domain.agenda import begin_agenda
from scrutiny.domain.attendance import There, take_attendance
from scrutiny.domain.meetings import call_meeting, cancel_meeting, change_meeting, declare, record_attendance
from scrutiny.domain.work_programme import drop_topic, take_to_meeting
from scrutiny.models import Attendance, Meeting
from tests.factories.committee import CommitteeMemberFactory
from tests.factories.meeting import AttendanceFactory, MeetingFactory
from tests.factories.recommendation import WorkProgrammeItemFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def meeting():
    return MeetingFactory()


def refused(work, **given) -> dict:
    with pytest.raises(ValidationError) as error:
        work(by=None, **given)
    return error.value.message_dict


def test_a_committee_meets_once_a_day(meeting):
    taken = {"date": ["The committee meets on 4 July 2019 already"]}
    assert refused(call_meeting, committee=meeting.committee, on=meeting.date) == taken
    other = call_meeting(committee=meeting.committee, on=date(2019, 9, 5), by=None)
    assert refused(change_meeting, meeting=other, date=meeting.date) == taken
    assert change_meeting(meeting=other, venue="Old Hall", by=None).venue == "Old Hall"


def test_a_meeting_has_a_date(meeting):
    missing = {"date": ["Enter the date of the meeting"]}
    assert refused(call_meeting, committee=meeting.committee, on=None) == missing
    assert refused(change_meeting, meeting=meeting, date=None) == missing
    assert Meeting.objects.count() == 1


def test_a_meeting_is_cancelled_with_a_reason(meeting):
    assert refused(cancel_meeting, meeting=meeting, because=" ") == {
        "cancelled_because": ["Say why the meeting is cancelled"]
    }
    assert cancel_meeting(meeting=meeting, because=" Flood ", by=None).cancelled_because == "Flood"


def test_the_standing_items_come_once(meeting):
    assert len(begin_agenda(meeting=meeting, by=None)) == 3
    assert begin_agenda(meeting=meeting, by=None) == []
    assert [item.order for item in meeting.items.in_order()] == [1, 2, 3]


def test_a_member_is_accounted_for_once(meeting):
    seat = CommitteeMemberFactory(committee=meeting.committee)
    record_attendance(meeting=meeting, member=seat, presence="apologies", by=None)
    row = record_attendance(meeting=meeting, member=seat, presence="present", by=None)
    assert (Attendance.objects.get(), row.presence) == (row, "present")


def test_one_person_is_in_the_chair(meeting):
    record_attendance(meeting=meeting, name="Ada", presence="present", in_chair=True, by=None)
    given = {"meeting": meeting, "name": "Ben", "in_chair": True}
    assert refused(record_attendance, presence="present", **given) == {
        "in_chair": ["Ada is in the chair already"]
    }
    assert refused(record_attendance, presence="apologies", **given) == {
        "in_chair": ["Only somebody who was present can be in the chair"]
    }


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"presence": "present"}, "name"),
        ({"presence": "substitute", "name": "Ben"}, "stands_in_for"),
    ],
)
def test_attendance_that_says_too_little_is_refused(meeting, given, field):
    assert list(refused(record_attendance, meeting=meeting, **given)) == [field]


def test_nobody_stands_in_for_who_was_there_nor_sits_for_another_committee(meeting):
    seat, theirs = CommitteeMemberFactory(committee=meeting.committee), CommitteeMemberFactory()
    record_attendance(meeting=meeting, member=seat, presence="present", by=None)
    substitute = {"meeting": meeting, "name": "Ben", "presence": "substitute", "stands_in_for": seat}
    assert list(refused(record_attendance, **substitute)) == ["stands_in_for"]
    assert list(refused(record_attendance, meeting=meeting, member=theirs, presence="present")) == ["member"]


def test_two_chairs_in_one_roll_are_refused_and_nobody_is_recorded(meeting):
    both = [There(key=name, presence="present", name=name, in_chair=True) for name in ("Ada", "Ben")]
    assert refused(take_attendance, meeting=meeting, there=both) == {
        "Ben": ["Only one person is in the chair: you ticked Ada and Ben"]
    }
    assert Attendance.objects.count() == 0


def test_the_chair_and_a_seat_change_hands_in_one_roll(meeting):
    seat = CommitteeMemberFactory(committee=meeting.committee)
    ada = AttendanceFactory(meeting=meeting, name="Ada", in_chair=True)
    present = AttendanceFactory(meeting=meeting, name=str(seat), member=seat)
    roll = [
        There(key="b", presence="present", name="Ben", in_chair=True),
        There(key="a", presence="present", name="Ada", row=ada),
        There(key="s", presence="substitute", name="Sue", stands_in_for=seat),
        There(key="m", presence="", member=seat, row=present),
    ]
    take_attendance(meeting=meeting, there=roll, by=None)
    rows = Attendance.objects.order_by("name")
    assert [(row.name, row.presence, row.in_chair) for row in rows] == [
        ("Ada", "present", False),
        ("Ben", "present", True),
        ("Sue", "substitute", False),
    ]


def test_who_is_recorded_as_before_gains_no_history(meeting):
    ada = record_attendance(meeting=meeting, name="Ada", presence="present", by=None)
    take_attendance(meeting=meeting, there=[There(key="a", presence="present", name="Ada", row=ada)], by=None)
    assert ada.history.count() == 1


def test_who_was_not_there_declares_nothing(meeting):
    away = AttendanceFactory(meeting=meeting, name="Ada", presence="apologies")
    assert refused(declare, attendance=away, kind="other", about="x") == {
        "attendance": ["Ada sent apologies and could not declare an interest"]
    }
    away.presence = "present"
    assert list(refused(declare, attendance=away, kind="other", about=" ")) == ["about"]


def test_a_topic_goes_to_a_meeting_of_its_own_committee_unless_it_was_dropped(meeting):
    topic, theirs = WorkProgrammeItemFactory(committee=meeting.committee), WorkProgrammeItemFactory()
    assert refused(take_to_meeting, topic=theirs, meeting=meeting) == {
        "meeting": ["Choose a meeting of this committee"]
    }
    drop_topic(topic=topic, because="Done elsewhere", by=None)
    with pytest.raises(ValidationError, match="was dropped from the work programme"):
        take_to_meeting(topic=topic, meeting=meeting, by=None)
    assert meeting.items.count() == 0

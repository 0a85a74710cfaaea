from datetime import date

import pytest
from django.core.exceptions import ValidationError

from scrutiny.domain.minutes import arise, change_minute, confirm_minutes, publish_minutes, write_minute
from scrutiny.enums import ItemKind, Numbering
from scrutiny.models import Minute, Resolution
from tests.factories.committee import CommitteeFactory
from tests.factories.meeting import AgendaItemFactory, MeetingFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def meeting():
    return MeetingFactory()


@pytest.fixture
def later(meeting):
    return MeetingFactory(committee=meeting.committee, date=date(2019, 9, 5))


def test_numbers_run_on_through_the_municipal_year_and_begin_anew_with_the_next():
    committee = CommitteeFactory(numbering=Numbering.RUNNING)
    days = [date(2019, 6, 6), date(2019, 7, 4), date(2020, 6, 4)]
    given = []
    for day in days:
        meeting = MeetingFactory(committee=committee, date=day)
        apologies = AgendaItemFactory(meeting=meeting, kind=ItemKind.APOLOGIES)
        minutes = [write_minute(meeting=meeting, item=apologies, heading="Apologies", by=None)]
        minutes += [write_minute(meeting=meeting, heading=words, by=None) for words in ("Plan", "Budget")]
        given.append([minute.number for minute in minutes])
    assert given == [["", "1", "2"], ["", "3", "4"], ["", "1", "2"]]


def test_resolutions_are_numbered_anew_where_an_earlier_minute_gains_one(meeting):
    first = write_minute(meeting=meeting, heading="Plan", resolutions=["a"], by=None)
    write_minute(meeting=meeting, heading="Budget", resolutions=["b"], by=None)
    change_minute(minute=first, heading="Plan", text="", resolutions=["a", " ", "c"], by=None)
    rows = Resolution.objects.order_by("minute__order", "order")
    assert [(row.number, row.text) for row in rows] == [("1", "a"), ("2", "c"), ("3", "b")]
    change_minute(minute=first, heading="Plan", text="More", by=None)
    assert first.resolutions.count() == 2


def test_an_item_has_one_minute_of_its_own_meeting(meeting):
    item, theirs = AgendaItemFactory(meeting=meeting), AgendaItemFactory()
    write_minute(meeting=meeting, item=item, heading="Plan", by=None)
    for other in (item, theirs):
        with pytest.raises(ValidationError) as error:
            write_minute(meeting=meeting, item=other, heading="Plan", by=None)
        assert list(error.value.message_dict) == ["item"]
    assert Minute.objects.count() == 1


def test_the_minute_of_an_exempt_item_is_closed(meeting):
    item = AgendaItemFactory(meeting=meeting, exempt=3, public_interest="Negotiations")
    assert write_minute(meeting=meeting, item=item, heading="Costs", by=None).is_closed
    assert Minute.objects.open().count() == 0


def test_what_arises_is_due_at_a_later_meeting_or_on_a_day(meeting, later):
    minute = write_minute(meeting=meeting, heading="Plan", by=None)
    assert arise(minute=minute, text="Send it", due_at=later, by=None).due_on == later.date
    assert arise(minute=minute, text="Send it", due_on=date(2019, 8, 1), by=None).order == 2
    with pytest.raises(ValidationError, match="Choose a later meeting"):
        arise(minute=minute, text="Send it", due_at=meeting, by=None)
    with pytest.raises(ValidationError, match="Say what is to be done"):
        arise(minute=minute, text=" ", by=None)


def test_minutes_are_confirmed_once_by_the_committee_or_the_one_that_followed_it(meeting):
    write_minute(meeting=meeting, heading="Plan", by=None)
    followed = CommitteeFactory(organisation=meeting.committee.organisation, predecessor=meeting.committee)
    at = MeetingFactory(committee=followed, date=date(2020, 6, 4))
    confirmed = confirm_minutes(meeting=meeting, at=at, subject_to=" “May” be “June” ", by=None)
    assert (confirmed.confirmed_at, confirmed.confirmed_subject_to) == (at, "“May” be “June”")
    for change in (
        lambda: confirm_minutes(meeting=meeting, at=at, by=None),
        lambda: write_minute(meeting=meeting, heading="More", by=None),
        lambda: change_minute(minute=meeting.minutes.get(), heading="x", text="", by=None),
    ):
        with pytest.raises(ValidationError, match="The minutes are confirmed"):
            change()
    assert publish_minutes(meeting=meeting, by=None).minutes_published_at is not None


@pytest.mark.parametrize("where", ["earlier", "elsewhere", "the same"])
def test_minutes_are_confirmed_by_no_other_meeting(meeting, where):
    write_minute(meeting=meeting, heading="Plan", by=None)
    at = {
        "earlier": lambda: MeetingFactory(committee=meeting.committee, date=date(2019, 6, 6)),
        "elsewhere": lambda: MeetingFactory(date=date(2019, 9, 5)),
        "the same": lambda: meeting,
    }[where]()
    with pytest.raises(ValidationError) as error:
        confirm_minutes(meeting=meeting, at=at, by=None)
    assert list(error.value.message_dict) == ["at"]


def test_minutes_keep_the_day_on_which_they_were_first_published(meeting):
    write_minute(meeting=meeting, heading="Plan", by=None)
    first = publish_minutes(meeting=meeting, by=None).minutes_published_at
    assert publish_minutes(meeting=meeting, by=None).minutes_published_at == first

"""A meeting is called on a day that can be, gets its standing items, and is cancelled with a reason."""

from datetime import date

import pytest

from scrutiny.models import Meeting
from tests.improvement.views.cast import errors, said, text_of, typed

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("day", ["2019-02-31", "2019-13-01", "0000-01-01"])
def test_no_meeting_is_on_a_day_that_does_not_exist(as_clerk, house, day):
    assert as_clerk.get(house.url().replace("2019-07-04", day)).status_code == 404


def of_meeting(**fields) -> dict:
    return {"starts_at": "5.30pm", "venue": "Civic Centre", "kind": "ordinary"} | fields


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, {"date": ["Enter the date of the meeting"]}),
        (typed("date", "31 2 2019"), {"date": ["Date must be a real date"]}),
        (typed("date", "4 7 2019"), {"date": ["The committee meets on 4 July 2019 already"]}),
        (
            typed("date", "5 9 2019") | {"starts_at": "tea time"},
            {"starts_at": ["Enter the time like 5.30pm or 17:30"]},
        ),
    ],
)
def test_a_meeting_that_cannot_be_is_not_called(as_clerk, house, fields, expected):
    url = house.url("meeting").replace("2019-07-04/", "meetings/add/")
    response = as_clerk.post(url, of_meeting(venue="The old school") | fields)
    assert errors(response) == expected
    assert "The old school" in response.content.decode()
    assert Meeting.objects.filter(committee=house.committee).count() == 1


def test_a_meeting_that_is_called_has_the_standing_items(as_clerk, house):
    url = house.url("meeting").replace("2019-07-04/", "meetings/add/")
    page = as_clerk.get(url)
    assert 'value="5.30pm"' in page.content.decode()  # as the last one
    response = as_clerk.post(url, of_meeting(**typed("date", "5 9 2019")), follow=True)
    assert said(response) == ["Meeting called. Its agenda has the standing items."]
    called = Meeting.objects.get(date=date(2019, 9, 5))
    assert [item.title for item in called.items.in_order()] == [
        "Apologies for absence",
        "Minutes of the last meeting",
        "Declarations of interest, including whipping declarations",
    ]


def test_a_meeting_that_is_cancelled_says_why_and_is_not_published(as_clerk, house):
    house.item()
    url = house.url("meeting-cancel")
    assert errors(as_clerk.post(url, {"cancelled_because": " "})) == {
        "cancelled_because": ["Say why the meeting is cancelled"]
    }
    as_clerk.post(url, {"cancelled_because": "The hall is flooded"})
    page = text_of(as_clerk.get(house.url()))
    assert "Cancelled: Thursday 4 July 2019 The hall is flooded" in page
    assert "The meeting is cancelled" in text_of(as_clerk.get(house.url("meeting-publish")))

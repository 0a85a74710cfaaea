"""Who was there, by tick: members, substitutes, everybody else, one chair, and what was declared."""

import pytest

from council import history
from scrutiny.models import Attendance, Declaration
from tests.factories.meeting import AttendanceFactory
from tests.improvement.views.cast import errors, said, statuses, text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def seats(house):
    return [house.seat(name) for name in ("Crosby", "Francis", "Hunt")]


def ticked(client, house, **fields) -> dict:
    """What the form posts as it is opened, with these fields over it."""
    form = client.get(house.url("meeting-attendance")).context["form"]
    opened = {name: form[name].value() for name in form.fields}
    return {name: value for name, value in (opened | fields).items() if value not in (None, False)}


def take(client, house, **fields):
    data = ticked(client, house, **{name.replace("_", "-"): value for name, value in fields.items()})
    return client.post(house.url("meeting-attendance"), data, follow=True)


def roll(house) -> list[tuple]:
    rows = Attendance.objects.filter(meeting=house.meeting).order_by("presence", "name")
    return [(row.name, row.presence, row.in_chair) for row in rows]


def test_members_are_ticked_a_substitute_stands_in_and_visitors_are_named(as_clerk, house, seats):
    crosby, francis = (f"m{seat.pk}" for seat in seats[:2])
    response = take(
        as_clerk,
        house,
        **{f"{crosby}_presence": "present", f"{crosby}_chair": "on", f"{francis}_presence": "apologies"},
        sn0_name="Cllr Wood",
        sn0_for=str(seats[2].pk),
        vn0_name="Jill Colbert",
        vn0_post="Chief Executive",
    )
    assert said(response) == ["Attendance saved"]
    assert roll(house) == [
        ("Cllr Francis", "apologies", False),
        ("Jill Colbert", "attending", False),
        ("Cllr Crosby", "present", True),
        ("Cllr Wood", "substitute", False),
    ]
    text = text_of(response)
    assert "Cllr Crosby in the chair" in text
    assert "Cllr Wood for Cllr Hunt" in text
    assert "Not accounted for" not in text
    assert history.changes(Attendance.objects.get(name="Cllr Crosby"))[0].who == "Clare Clerk"


def test_who_was_ticked_by_mistake_is_taken_back_and_members_of_whom_nothing_is_said_are_named(
    as_clerk, house, seats
):
    key = f"m{seats[0].pk}"
    take(as_clerk, house, **{f"{key}_presence": "present"}, vn0_name="Jill Colbert")
    visitor = Attendance.objects.get(name="Jill Colbert")
    response = take(as_clerk, house, **{f"v{visitor.pk}_name": ""})
    assert roll(house) == [("Cllr Crosby", "present", False)]
    assert "Not accounted for Cllr Francis, Cllr Hunt" in text_of(response)
    take(as_clerk, house, **{f"{key}_presence": ""})
    assert roll(house) == []


def test_two_in_the_chair_are_refused_and_every_tick_stays(as_clerk, house, seats):
    first, second = (f"m{seat.pk}" for seat in seats[:2])
    data = {
        f"{key}_{name}": value
        for key in (first, second)
        for name, value in (("presence", "present"), ("chair", "on"))
    }
    response = take(as_clerk, house, **data, vn0_name="Jill Colbert")
    message = "Only one person is in the chair: you ticked Cllr Crosby and Cllr Francis"
    assert errors(response) == {f"{second}-chair": [message]}
    assert text_of(response).count(message) == 2  # at the top and at the line
    page = response.content.decode()
    for field in (f"{first}-chair", f"{second}-chair"):
        assert f'name="{field}" id="id_{field}" checked' in page
    assert 'value="Jill Colbert"' in page
    assert roll(house) == []


def test_the_chair_passes_from_one_to_another(as_clerk, house, seats):
    first, second = (f"m{seat.pk}" for seat in seats[:2])
    take(
        as_clerk,
        house,
        **{f"{first}_presence": "present", f"{first}_chair": "on", f"{second}_presence": "present"},
    )
    take(as_clerk, house, **{f"{first}_chair": None, f"{second}_chair": "on"})
    assert roll(house) == [("Cllr Crosby", "present", False), ("Cllr Francis", "present", True)]


def test_who_sent_apologies_is_not_in_the_chair_and_a_substitute_names_a_member(as_clerk, house, seats):
    key = f"m{seats[0].pk}"
    response = take(as_clerk, house, **{f"{key}_presence": "apologies", f"{key}_chair": "on"})
    assert "Only somebody who was present can be in the chair" in text_of(response)
    response = take(as_clerk, house, sn0_name="Cllr Wood")
    assert errors(response) == {"sn0-for": ["Select for whom Cllr Wood stood in"]}
    response = take(
        as_clerk, house, **{f"{key}_presence": "present"}, sn0_name="Wood", sn0_for=str(seats[0].pk)
    )
    assert "Cllr Crosby was present" in text_of(response)
    assert roll(house) == []


def test_of_two_who_tick_at_once_the_second_is_told_and_loses_nothing(as_clerk, house, seats):
    first, second = (f"m{seat.pk}" for seat in seats[:2])
    opened = ticked(as_clerk, house, **{f"{second}-presence": "present", "vn0-name": "Jill Colbert"})
    take(as_clerk, house, **{f"{first}_presence": "present"})
    refused = as_clerk.post(house.url("meeting-attendance"), opened)
    text = text_of(refused)
    assert "Clare Clerk changed the attendance while you were ticking." in text
    assert "What stands now Cllr Crosby: present" in text
    assert 'value="Jill Colbert"' in refused.content.decode()
    assert roll(house) == [("Cllr Crosby", "present", False)]
    again = opened | {"seen": refused.context["form"]["seen"].value()}
    as_clerk.post(house.url("meeting-attendance"), again)
    assert ("Cllr Francis", "present", False) in roll(house)


def test_nobody_sat_yet(as_clerk, house):
    assert "Nobody sat on the committee on that day." in text_of(
        as_clerk.get(house.url("meeting-attendance"))
    )


def test_an_interest_is_declared_by_somebody_who_was_there(as_clerk, house):
    there = AttendanceFactory(meeting=house.meeting, name="Cllr Hunt")
    away = AttendanceFactory(meeting=house.meeting, name="Cllr Wood", presence="apologies")
    url = house.url("declaration-add")
    assert errors(as_clerk.post(url, {"kind": "other"})) == {
        "attendance": ["Select who declared it"],
        "about": ["Say in which item, and what the interest is"],
    }
    data = {"attendance": there.pk, "kind": "other", "about": "Item 4: governor", "left_the_room": "on"}
    assert "attendance" in errors(as_clerk.post(url, data | {"attendance": away.pk}))
    page = text_of(as_clerk.post(url, data, follow=True))
    assert "Cllr Hunt : other interest. Item 4: governor Left the room." in page
    assert Declaration.objects.get().attendance == there


def test_who_declared_an_interest_is_not_taken_off(as_clerk, house):
    there = AttendanceFactory(meeting=house.meeting, name="Jill Colbert", presence="attending")
    Declaration.objects.create(meeting=house.meeting, attendance=there, kind="other", about="x")
    response = take(as_clerk, house, **{f"v{there.pk}_name": ""})
    assert "Jill Colbert declared an interest. Remove the declaration first" in text_of(response)
    assert Attendance.objects.count() == 1


def test_only_the_clerk_takes_attendance_and_of_our_members_alone(client, as_clerk, house, seats):
    theirs = AttendanceFactory(meeting=house.other, name="Theirs")
    data = {"attendance": theirs.pk, "kind": "other", "about": "x"}
    assert "attendance" in errors(as_clerk.post(house.url("declaration-add"), data))
    for name in ("meeting-attendance", "declaration-add"):
        assert statuses(
            client, house.url(name), house.reader, house.councillor, house.outsider, method="post"
        ) == [*[403, 403, 404]]

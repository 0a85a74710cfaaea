from datetime import date, timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import transaction
from django.utils import timezone

from config import demo
from council.calendar import WorkingCalendar
from council.models import Organisation, User
from council.roles import Role
from improvement.domain.review_points import close_review
from improvement.models import Action, Plan
from tests.record import every_count

pytestmark = pytest.mark.django_db


def run():
    out = StringIO()
    call_command("load_demo", stdout=out)
    return out.getvalue()


@pytest.fixture(scope="module")
def demonstration(django_db_setup, django_db_blocker):
    """What the first run printed; it stays for the module."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield run()
        transaction.set_rollback(True)


def test_one_log_in_for_each_kind_of_person_is_printed(demonstration, settings):
    lines = demonstration
    assert [person.role for person in demo.PEOPLE] == [role for role in Role if role is not Role.PUBLIC]
    assert f"all with the password {settings.DEMO_PASSWORD}" in lines
    assert [line.split()[0] for line in lines.splitlines() if "@" in line] == [
        *(f"{person.login}@sunderland.example" for person in demo.PEOPLE),
        "manager@telford.example",
        "manager@tameside.example",
    ]


def test_each_has_their_role_and_the_password(demonstration, settings):
    organisation = Organisation.objects.get(slug="sunderland")
    theirs = User.objects.filter(email__endswith="@sunderland.example")
    roles = {user.email.split("@")[0]: user.roles_in(organisation) for user in theirs}
    assert roles == {person.login: {person.role} for person in demo.PEOPLE}
    assert all(user.check_password(settings.DEMO_PASSWORD) for user in User.objects.all())
    assert set(User.objects.filter(is_staff=True).values_list("name", flat=True)) == {
        "Administrator (demo)",
        "Plan manager (demo)",
        "Feedback team (demo)",
        "Clerk (demo)",
        "Scrutiny officer (demo)",
    }


def test_the_lead_leads_by_their_post(demonstration):
    lead = User.objects.get(email="lead@sunderland.example")
    actions = Action.objects.led_by(lead, on=date(2019, 5, 31)).in_order()
    assert [action.ref for action in actions] == ["2.4", "3.8", "9.7", "9.10"]


def test_a_second_run_adds_nothing(demonstration):
    before = every_count()

    run()

    assert every_count() == before


def test_a_review_is_open_so_that_leads_owe_updates(demonstration):
    today, point = (
        timezone.localdate(),
        Plan.objects.get(slug="learning-and-improvement-plan").review_points.open().get(),
    )
    calendar = WorkingCalendar.of(point.plan.organisation)
    assert all(calendar.is_working_day(day) for day in (point.date, point.updates_by))
    assert today + timedelta(weeks=4) <= point.date <= today + timedelta(weeks=5)
    assert timedelta(days=10) < point.date - point.updates_by <= timedelta(weeks=2)
    assert point.meeting.startswith("Demonstration meeting of the ")


def test_another_review_opens_once_the_first_is_closed(demonstration):
    first = Plan.objects.get(slug="learning-and-improvement-plan").review_points.open().get()
    close_review(point=first, today=timezone.localdate(), by=None)

    run()

    second = first.plan.review_points.open().get()
    assert timedelta(days=1) <= second.date - first.date <= timedelta(weeks=1)

import shutil
from datetime import date, timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from config import demo
from config.management.commands import load_demo
from council.calendar import WorkingCalendar
from council.models import Organisation, User
from council.roles import Role
from improvement.domain.review_points import close_review
from improvement.models import Action, Plan, ReviewPoint, Update
from tests.record import change, every_count

pytestmark = pytest.mark.django_db


def run():
    out = StringIO()
    call_command("load_demo", stdout=out)
    return out.getvalue()


def test_one_log_in_for_each_kind_of_person_is_printed(settings):
    lines = run()

    assert [person.role for person in demo.PEOPLE] == [role for role in Role if role is not Role.PUBLIC]
    assert f"all with the password {settings.DEMO_PASSWORD}" in lines
    assert [line.split()[0] for line in lines.splitlines() if "@" in line] == [
        *(f"{person.login}@sunderland.example" for person in demo.PEOPLE),
        "manager@telford.example",
        "manager@tameside.example",
    ]


def test_each_has_their_role_and_the_password(settings):
    run()

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


def test_the_lead_leads_by_their_post():
    run()

    lead = User.objects.get(email="lead@sunderland.example")
    actions = Action.objects.led_by(lead, on=date(2019, 5, 31)).in_order()
    assert [action.ref for action in actions] == ["2.4", "3.8", "9.7", "9.10"]


def test_a_second_run_adds_nothing():
    run()
    before = every_count()

    run()

    assert every_count() == before


def test_a_review_is_open_so_that_leads_owe_updates():
    run()

    today, point = (
        timezone.localdate(),
        Plan.objects.get(slug="learning-and-improvement-plan").review_points.open().get(),
    )
    calendar = WorkingCalendar.of(point.plan.organisation)
    assert all(calendar.is_working_day(day) for day in (point.date, point.updates_by))
    assert today + timedelta(weeks=4) <= point.date <= today + timedelta(weeks=5)
    assert timedelta(days=10) < point.date - point.updates_by <= timedelta(weeks=2)
    assert point.meeting.startswith("Demonstration meeting of the ")


def test_another_review_opens_once_the_first_is_closed():
    run()
    first = Plan.objects.get(slug="learning-and-improvement-plan").review_points.open().get()
    close_review(point=first, today=timezone.localdate(), by=None)

    run()

    second = first.plan.review_points.open().get()
    assert timedelta(days=1) <= second.date - first.date <= timedelta(weeks=1)


@pytest.mark.parametrize(("development", "password"), [(False, "a-password"), (True, "")])
def test_no_log_ins_in_production_or_without_a_password(settings, development, password):
    settings.DEVELOPMENT, settings.DEMO_PASSWORD = development, password

    lines = run()

    assert "Made no demo log-ins" in lines
    assert not User.objects.exists()
    assert not ReviewPoint.objects.open().exists()
    assert Update.objects.count() == 285 + 57


def test_a_fault_in_the_record_is_told_and_nothing_is_loaded(tmp_path, monkeypatch):
    fixtures = shutil.copytree(load_demo.FIXTURES, tmp_path / "fixtures")
    monkeypatch.setattr(load_demo, "FIXTURES", fixtures)
    change(fixtures / "sunderland" / "learning-and-improvement-plan" / "ratings.csv", 2, holds_from="31/02")

    with pytest.raises(CommandError, match=r"ratings\.csv, row 2, column holds_from: “31/02” is not a date"):
        run()
    assert not Organisation.objects.exists()

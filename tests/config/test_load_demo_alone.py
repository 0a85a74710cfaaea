"""What `load_demo` does on an empty database where it may make no log-ins, or where the record has a fault."""

import shutil
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from config.management.commands import load_demo
from council.models import Organisation, User
from improvement.models import ReviewPoint, Update
from tests.record import change

pytestmark = pytest.mark.django_db


def run():
    out = StringIO()
    call_command("load_demo", stdout=out)
    return out.getvalue()


def test_no_log_ins_in_production_or_without_a_password(settings):
    for settings.DEVELOPMENT, settings.DEMO_PASSWORD in ((False, "a-password"), (True, "")):
        assert "Made no demo log-ins" in run()
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

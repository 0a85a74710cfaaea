"""What must be true of the code before it may be installed."""

import os
import subprocess
import sys
from io import StringIO

import pytest
from django.core.management import call_command

from tests.guards.source import ROOT

PRODUCTION = {
    "ENVIRONMENT": "production",
    "SECRET_KEY": "production-" + "k3y" * 20,
    "ALLOWED_HOSTS": "evidenced.council.example",
    "DJANGO_SETTINGS_MODULE": "config.settings",
    "DEMO_PASSWORD": "never",
}


def manage(*arguments: str, **environment: str) -> subprocess.CompletedProcess:
    """A management command in a process of its own, with production's settings and no `.env`."""
    return subprocess.run(
        [sys.executable, "-W", "ignore", "manage.py", *arguments],
        cwd=ROOT,
        env={"PATH": os.environ["PATH"], **PRODUCTION, **environment},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.django_db
def test_every_change_of_a_model_has_its_migration():
    try:
        call_command("makemigrations", check=True, dry_run=True, stdout=(output := StringIO()))
    except SystemExit:
        pytest.fail(output.getvalue())


def test_production_settings_pass_the_deployment_check():
    (ROOT / "build" / "static").mkdir(parents=True, exist_ok=True)
    result = manage("check", "--deploy", "--fail-level", "WARNING")
    assert (result.returncode, result.stderr) == (0, "")

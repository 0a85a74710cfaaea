"""What the settings make of an environment, each in a process of its own."""

import json
import os
import re
import subprocess
import sys

import pytest
from django.db import connection

from tests.guards.source import ROOT

PRODUCTION = {"SECRET_KEY": "k" * 60, "ALLOWED_HOSTS": "evidenced.council.example"}
READ = """
import json, sys
import environ
environ.Env.read_env = classmethod(lambda *args, **kwargs: None)  # this checkout may have a `.env`
from config import settings
print(json.dumps({name: getattr(settings, name) for name in sys.argv[1:]}, default=str))
"""


def load(*names: str, **environment: str) -> subprocess.CompletedProcess:
    return subprocess.run(
        [sys.executable, "-c", READ, *names],
        cwd=ROOT,
        env={"PATH": os.environ["PATH"], **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def settings(*names: str, **environment: str):
    """The values of these settings, or of the one."""
    values = json.loads(load(*names, **{**PRODUCTION, **environment}).stdout)
    return values if len(names) > 1 else values[names[0]]


def refusal(**environment: str) -> str:
    """The last line of what stops the settings from loading."""
    result = load(**environment)
    assert result.returncode == 1
    return result.stderr.strip().splitlines()[-1]


def test_a_server_without_a_secret_key_does_not_start():
    assert refusal() == (
        "django.core.exceptions.ImproperlyConfigured: Set the SECRET_KEY environment variable"
    )


def test_an_environment_is_production_or_development():
    assert refusal(SECRET_KEY="k", ENVIRONMENT="test") == (
        "django.core.exceptions.ImproperlyConfigured: ENVIRONMENT is either production or development"
    )


def test_settings_are_productions_unless_the_environment_says_otherwise():
    strict = {
        "DEVELOPMENT": False,
        "DEBUG": False,
        "SECURE_SSL_REDIRECT": True,
        "SESSION_COOKIE_SECURE": True,
        "CSRF_COOKIE_SECURE": True,
        "SECURE_HSTS_SECONDS": 31_536_000,
    }
    assert settings(*strict) == strict
    assert settings(*strict, ENVIRONMENT="development") == {
        **dict.fromkeys(strict, False),
        "DEVELOPMENT": True,
        "SECURE_HSTS_SECONDS": 0,
    }


def test_debugging_is_for_development_only():
    assert settings("DEBUG", DEBUG="true") is False
    assert settings("DEBUG", DEBUG="true", ENVIRONMENT="development") is True


def test_there_is_no_demo_password_in_production():
    assert settings("DEMO_PASSWORD", DEMO_PASSWORD="demo") == ""
    assert settings("DEMO_PASSWORD", DEMO_PASSWORD="demo", ENVIRONMENT="development") == "demo"


def test_hosts_are_named_in_production_and_this_machine_in_development():
    assert settings("ALLOWED_HOSTS", ALLOWED_HOSTS="a.example,b.example") == ["a.example", "b.example"]
    assert settings("ALLOWED_HOSTS", ALLOWED_HOSTS="") == []


def test_postgresql_keeps_the_options_of_its_address():
    url = "postgres://user:pass@db.example:5433/evidenced?sslmode=require"
    database = settings("DATABASES", DATABASE_URL=url)["default"]
    assert (database["HOST"], database["PORT"], database["NAME"]) == ("db.example", 5433, "evidenced")
    assert database["OPTIONS"] == {"sslmode": "require", "pool": True}


def test_a_proxy_is_believed_only_where_there_is_one():
    assert settings("SECURE_PROXY_SSL_HEADER") is None
    assert settings("SECURE_PROXY_SSL_HEADER", TRUSTED_PROXIES="1") == ["HTTP_X_FORWARDED_PROTO", "https"]


def test_a_councils_own_log_in_is_there_when_it_is_set_up():
    assert settings("SOCIALACCOUNT_PROVIDERS") == {}
    given = {"OIDC_SERVER_URL": "https://id.example", "OIDC_CLIENT_ID": "x", "OIDC_CLIENT_SECRET": "y"}
    app = settings("SOCIALACCOUNT_PROVIDERS", **given)["openid_connect"]["APPS"][0]
    assert (app["client_id"], app["settings"]) == ("x", {"server_url": "https://id.example"})


@pytest.mark.django_db
@pytest.mark.skipif("connection.vendor != 'sqlite'", reason="these are SQLite's own settings")
def test_sqlite_keeps_foreign_keys_and_lets_readers_go_on_while_one_writes():
    with connection.cursor() as cursor:
        pragmas = {
            name: cursor.execute(f"PRAGMA {name}").fetchone()[0]
            for name in ("foreign_keys", "journal_mode", "busy_timeout")
        }
    assert pragmas == {"foreign_keys": 1, "journal_mode": "wal", "busy_timeout": 20_000}
    assert connection.transaction_mode == "IMMEDIATE"


def test_a_file_that_sqlite_writes_is_named_by_the_address():
    database = settings("DATABASES", DATABASE_URL="sqlite:////var/lib/evidenced/record.sqlite3")["default"]
    assert database["NAME"] == "/var/lib/evidenced/record.sqlite3"
    assert database["OPTIONS"]["transaction_mode"] == "IMMEDIATE"


def test_every_variable_is_explained_to_the_person_who_installs():
    read = set(re.findall(r'env\.\w+\(\s*"([A-Z_]+)"', (ROOT / "config" / "settings.py").read_text()))
    table = [
        line for line in (ROOT / "docs" / "running.md").read_text().splitlines() if line.startswith("| `")
    ]
    assert {name for line in table for name in re.findall(r"`([A-Z_]+)`", line.split("|")[1])} == read

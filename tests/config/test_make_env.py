from pathlib import Path

import environ

from config.make_env import content, make


def test_the_env_of_a_demo_is_written_once(tmp_path):
    assert make(tmp_path) is True
    first = (tmp_path / ".env").read_text()
    assert make(tmp_path) is False
    assert (tmp_path / ".env").read_text() == first


def test_nobody_else_on_the_machine_reads_it(tmp_path):
    make(tmp_path)
    assert (tmp_path / ".env").stat().st_mode & 0o777 == 0o600


def test_settings_find_the_database_wherever_the_checkout_lies(tmp_path, monkeypatch):
    folder = Path("/srv/our work+more/evidenced")
    url = next(line for line in content(folder).splitlines() if line.startswith("DATABASE_URL="))
    monkeypatch.setenv(*url.split("=", 1))
    assert environ.Env().db_url("DATABASE_URL")["NAME"] == f"{folder}/evidenced.sqlite3"


def test_no_two_demos_share_a_key_or_a_password(tmp_path):
    first, second = (set(content(tmp_path).splitlines()) for _ in range(2))
    assert {line.split("=")[0] for line in first - second} == {"SECRET_KEY", "DEMO_PASSWORD"}

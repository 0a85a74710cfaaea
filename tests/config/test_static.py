"""Static files as a council's server has them: collected, hashed, compressed."""

import json
import re

import pytest
from django.conf import settings
from django.core.management import call_command
from django.test import override_settings

HASHED = {**settings.STORAGES, "staticfiles": {"BACKEND": "config.static.HashedStaticStorage"}}


@pytest.fixture(scope="module")
def collected(tmp_path_factory):
    """The folder, and the hashed name of each file."""
    folder = tmp_path_factory.mktemp("static")
    with override_settings(STATIC_ROOT=folder, STORAGES=HASHED):
        call_command("collectstatic", interactive=False, verbosity=0)
    return folder, json.loads((folder / "staticfiles.json").read_text())["paths"]


def test_a_script_imports_the_hashed_names_of_others(collected):
    folder, names = collected
    script = (folder / names["evidenced.mjs"]).read_text()
    imported = re.findall(r'from "\./(.+?)"', script)
    assert imported == [names["govuk-frontend.min.js"]]


def test_style_sheets_and_scripts_are_compressed_beforehand(collected):
    folder, names = collected
    for name in ("evidenced.css", "evidenced.mjs"):
        assert (folder / f"{names[name]}.gz").exists()

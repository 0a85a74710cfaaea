"""Sunderland's tables of 2018/19 as they were printed, every cell, in every format."""

import json
from datetime import date

import pytest
from django.core.management import call_command

from tests.record import golden

pytestmark = pytest.mark.django_db
GOLDEN = golden("feedback_received")["tables"]
TODAY = date(2026, 7, 4)


@pytest.mark.parametrize("key", GOLDEN)
def test_the_command_gives_the_printed_table(published_feedback, capsys, key):
    call_command("report", key, "--organisation=sunderland", "--year=2018-19", "--format=json")
    content = json.loads(capsys.readouterr().out)
    table = content["tables"][0]
    assert table["name"] == key
    assert [[row["label"], row["values"][:5]] for row in table["rows"]] == GOLDEN[key]

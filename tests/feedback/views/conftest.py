import pytest
import time_machine

from tests.feedback.views.cast import NOON, Cast


@pytest.fixture(autouse=True)
def _on_10_april_2019():
    with time_machine.travel(NOON, tick=False):
        yield


@pytest.fixture
def cast(db) -> Cast:
    return Cast()


@pytest.fixture
def as_team(client, cast):
    """A client of the feedback team."""
    client.force_login(cast.team, backend="django.contrib.auth.backends.ModelBackend")
    return client


@pytest.fixture
def as_lead(client, cast):
    """A client of somebody who handles the cases they are given."""
    client.force_login(cast.lead, backend="django.contrib.auth.backends.ModelBackend")
    return client

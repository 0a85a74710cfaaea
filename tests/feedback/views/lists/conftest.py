import pytest
import time_machine

from tests.feedback.views.lists.people import BACKEND, NOON, People


@pytest.fixture(autouse=True)
def _noon():
    with time_machine.travel(NOON, tick=False):
        yield


@pytest.fixture
def people(db) -> People:
    return People()


@pytest.fixture
def as_team(client, people):
    """A client of somebody of the feedback team."""
    client.force_login(people.team, backend=BACKEND)
    return client

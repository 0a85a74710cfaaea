import pytest
import time_machine

from tests.scrutiny.views.meetings.house import NOON, House

BACKEND = "django.contrib.auth.backends.ModelBackend"


@pytest.fixture(autouse=True)
def _before_the_agenda_is_due():
    with time_machine.travel(NOON, tick=False):
        yield


@pytest.fixture
def house(db) -> House:
    return House()


@pytest.fixture
def as_clerk(client, house):
    client.force_login(house.clerk, backend=BACKEND)
    return client


@pytest.fixture
def as_reader(client, house):
    client.force_login(house.reader, backend=BACKEND)
    return client


@pytest.fixture
def as_councillor(client, house):
    client.force_login(house.councillor, backend=BACKEND)
    return client


@pytest.fixture
def as_outsider(client, house):
    client.force_login(house.outsider, backend=BACKEND)
    return client

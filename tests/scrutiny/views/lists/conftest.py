import pytest
import time_machine

from tests.scrutiny.views.lists.cast import NOON, Browser, Cast


@pytest.fixture(autouse=True)
def _on_10_october_2019():
    with time_machine.travel(NOON, tick=False):
        yield


@pytest.fixture
def cast(db) -> Cast:
    return Cast()


@pytest.fixture
def browser(client, cast) -> Browser:
    """Of the scrutiny officer, until somebody else logs in."""
    return Browser(client, cast).log_in(cast.officer)

"""What every test stands on: no network, a flush that may empty ledgers, and three persons."""

import ipaddress
import socket

import pytest
from django.core.management.commands import flush
from django.db import connection
from hypothesis import settings as hypothesis_settings

from council import append_only

pytest_plugins = ["tests.record"]

# A shared machine can be slow without anything being wrong; a failure should come back on the next run.
hypothesis_settings.register_profile("suite", deadline=None, derandomize=True, max_examples=25)
# What holds for any record was tried on SQLite; the second engine is asked about the engine.
hypothesis_settings.register_profile(
    "second-engine", parent=hypothesis_settings.get_profile("suite"), max_examples=10
)
hypothesis_settings.load_profile("suite" if connection.vendor == "sqlite" else "second-engine")


DATABASE = {"db", "transactional_db", "django_db_setup"}


def pytest_collection_modifyitems(config, items):
    """On PostgreSQL, the second engine, leave out what says the same on any: it was run on SQLite."""
    if connection.vendor == "sqlite":
        return
    again = [item for item in items if _touches_the_database(item) and not item.get_closest_marker("once")]
    config.hook.pytest_deselected(items=[item for item in items if item not in set(again)])
    items[:] = again


def _touches_the_database(item) -> bool:
    return bool(item.get_closest_marker("django_db") or DATABASE & set(getattr(item, "fixturenames", ())))


@pytest.fixture(autouse=True, scope="session")
def _no_network():
    """Tests reach this machine and nothing else."""
    connect = socket.socket.connect

    def connect_here(self, address):
        if self.family in {socket.AF_INET, socket.AF_INET6} and not _is_loopback(address[0]):
            raise RuntimeError(f"a test tried to reach {address[0]}")
        return connect(self, address)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", connect_here)
        yield


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


@pytest.fixture(autouse=True, scope="session")
def _flush_empties_ledgers():
    """
    After a test with real transactions Django empties every table, which the ledgers' triggers refuse.

    So they are dropped for that moment. The `post_migrate` that a flush sends puts them back.
    """
    handle = flush.Command.handle

    def handle_without_triggers(self, **options):
        append_only.drop(options["database"])
        handle(self, **options)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(flush.Command, "handle", handle_without_triggers)
        yield


@pytest.fixture(autouse=True, scope="session")
def _no_connection_outlives_the_tests(request, django_db_blocker):
    """
    Threads of a live server may leave connections open, and PostgreSQL drops no database that has any.

    Those are ended when the last test is done, just before the test database goes.
    """
    if connection.vendor != "postgresql":
        yield
        return
    request.getfixturevalue("django_db_setup")
    yield
    with django_db_blocker.unblock(), connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            "WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )

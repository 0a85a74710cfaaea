import pytest

from tests.improvement.views.cast import Cast


@pytest.fixture
def cast(db) -> Cast:
    return Cast()


@pytest.fixture
def as_manager(client, cast):
    """A client of the plan's manager."""
    client.force_login(cast.manager, backend="django.contrib.auth.backends.ModelBackend")
    return client


@pytest.fixture
def as_assurer(client, cast):
    """A client of quality assurance."""
    client.force_login(cast.assurer, backend="django.contrib.auth.backends.ModelBackend")
    return client

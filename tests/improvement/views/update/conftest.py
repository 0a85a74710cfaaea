"""Ada, who leads 3.8, on 9 July 2019."""

from datetime import UTC, date, datetime

import pytest
import time_machine

from council.roles import Role
from tests.factories.action import led_by
from tests.factories.membership import member
from tests.factories.organisation import OrganisationFactory
from tests.factories.priority import PriorityFactory
from tests.factories.update import row


@pytest.fixture
def july():
    with time_machine.travel(datetime(2019, 7, 9, 9, tzinfo=UTC), tick=False):
        yield


@pytest.fixture
def organisation():
    return OrganisationFactory()


@pytest.fixture
def lead(organisation):
    return member(organisation, Role.ACTION_LEAD, name="Ada Lead")


@pytest.fixture
def action(organisation, lead):
    priority = PriorityFactory(plan__organisation=organisation, number=3)
    action = led_by(lead, priority=priority, ref="3.8", title="Map routes", due_on=date(2018, 12, 31))
    row(action, "amber", date(2019, 5, 31), "A specification is drafted")
    return action

"""A day that is lost moves open cases; whoever enters it reads which, where they may."""

from datetime import date

import pytest

from council.models import Closure
from council.roles import Role
from feedback.models import ClockChange
from tests.council.admin.pages import address
from tests.factories.membership import member
from tests.feedback.domain.cases import council, logged

pytestmark = pytest.mark.django_db
FLOOD = {"day": "2018-05-10", "reason": "Flood", "why": "Told by the director"}


def said(response) -> list[str]:
    return [str(message) for message in response.context["messages"] if message.level_tag == "info"]


def entered(client, user, organisation, **fields):
    client.force_login(user)
    sent = {"organisation": organisation.pk, **FLOOD, **fields}
    return said(client.post(address(Closure, "add"), sent, follow=True))


@pytest.fixture
def organisation():
    organisation = council()
    logged(organisation)
    logged(organisation, ref="C-0007", received_on=date(2018, 5, 2))
    logged(organisation, received_on=date(2018, 5, 14))
    return organisation


def test_the_feedback_team_reads_which_cases_moved(client, organisation):
    user = member(organisation, Role.FEEDBACK_TEAM, is_staff=True)
    first = "C-0001 (Stage one, response) from 16 May 2018 to 17 May 2018; "
    second = "C-0007 (Stage one, response) from 17 May 2018 to 18 May 2018"
    assert entered(client, user, organisation) == [f"2 dates have moved: {first}{second}"]
    assert [(c.reason, c.by) for c in ClockChange.objects.all()] == [
        ("10 May 2018 is not a working day: Flood", user)
    ] * 2


def test_an_administrator_reads_how_many_moved(client, organisation):
    user = member(organisation, Role.ADMINISTRATOR, is_staff=True)
    assert entered(client, user, organisation) == ["2 dates have moved"]


def test_a_closure_that_moves_moves_the_cases_back(client, organisation):
    user = member(organisation, Role.ADMINISTRATOR, is_staff=True)
    entered(client, user, organisation)
    page = address(Closure, "change", Closure.objects.get().pk)
    assert said(client.post(page, {**FLOOD, "day": "2018-08-01"}, follow=True)) == ["2 dates have moved"]
    assert said(client.post(page, {**FLOOD, "day": "2018-08-02"}, follow=True)) == []


def test_a_refused_closure_moves_nothing(client, organisation):
    user = member(organisation, Role.ADMINISTRATOR, is_staff=True)
    assert entered(client, user, organisation, reason="") == []
    assert not ClockChange.objects.exists()

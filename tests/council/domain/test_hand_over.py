from datetime import date

import pytest
from django.core.exceptions import ValidationError

from council.domain.posts import hand_over
from tests.factories.organisation import OrganisationFactory
from tests.factories.person import PersonFactory
from tests.factories.post import PostHoldingFactory
from tests.factories.user import UserFactory

pytestmark = pytest.mark.django_db
LAST, NEXT = date(2019, 7, 31), date(2019, 8, 1)


@pytest.fixture
def holding():
    return PostHoldingFactory(held_from=date(2018, 1, 1))


@pytest.fixture
def successor(holding):
    return PersonFactory(organisation=holding.post.organisation)


def handed_over(holding, **fields):
    return hand_over(**{"holding": holding, "last_day": LAST, "by": None, "why": "Retires"} | fields)


def test_the_next_holder_follows_the_day_after(holding, successor):
    by = UserFactory()
    after = handed_over(holding, successor=successor, by=by)
    holding.refresh_from_db()
    assert (holding.held_to, after.person, after.held_from, after.held_to) == (LAST, successor, NEXT, None)
    for row in (holding, after):
        latest = row.history.latest()
        assert (latest.history_user, latest.history_change_reason) == (by, "Retires")


def test_without_a_successor_the_post_is_vacant(holding):
    assert handed_over(holding) is None
    assert holding.post.holdings.get().held_to == LAST


@pytest.mark.parametrize(
    ("fields", "errors"),
    [
        ({"why": " "}, {"why": ["Give the reason for the change"]}),
        (
            {"last_day": date(2017, 12, 31)},
            {"last_day": ["The last day must be on or after 1 January 2018"]},
        ),
    ],
)
def test_a_post_is_left_for_a_reason_after_it_was_taken_up(holding, successor, fields, errors):
    with pytest.raises(ValidationError) as refused:
        handed_over(holding, successor=successor, **fields)
    assert refused.value.message_dict == errors
    assert list(holding.post.holdings.values_list("held_to", flat=True)) == [None]


@pytest.mark.parametrize("who", ["the leaver", "a stranger"])
def test_the_successor_is_somebody_else_of_the_organisation_or_nothing_happens(holding, who):
    people = {"the leaver": holding.person, "a stranger": PersonFactory(organisation=OrganisationFactory())}
    with pytest.raises(ValidationError) as refused:
        handed_over(holding, successor=people[who])
    assert list(refused.value.message_dict) == ["successor"]
    assert list(holding.post.holdings.values_list("held_to", flat=True)) == [None]


def test_a_post_is_handed_over_once(holding, successor):
    handed_over(holding, successor=successor)
    with pytest.raises(ValidationError, match="leaves this post on 31 July 2019 already"):
        handed_over(holding, successor=successor)
    assert holding.post.holdings.count() == 2

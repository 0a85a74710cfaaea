from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction

from council.domain.posts import appoint, leave_post
from council.models import PostHolding
from tests.factories.person import PersonFactory
from tests.factories.post import PostFactory, PostHoldingFactory
from tests.factories.user import UserFactory

pytestmark = pytest.mark.django_db
HELD = {"held_from": date(2018, 4, 1), "held_to": date(2019, 3, 31)}


@pytest.fixture
def post():
    return PostFactory()


@pytest.fixture
def newcomer(post):
    return PersonFactory(organisation=post.organisation, name="Ben New")


def errors(function, **arguments):
    with pytest.raises(ValidationError) as refused, transaction.atomic():
        function(by=None, **arguments)
    return refused.value.message_dict


def test_a_person_is_put_in_a_post_with_who_did_it_and_why(post, newcomer):
    user = UserFactory(name="Ada Admin")
    holding = appoint(post=post, person=newcomer, held_from=date(2019, 1, 1), by=user, why="Ann retired")
    row = holding.history.get()
    assert (row.history_user, row.history_change_reason) == (user, "Ann retired")
    assert list(post.holdings.all()) == [holding]


@pytest.mark.parametrize(
    ("held_from", "held_to"),
    [
        (date(2018, 6, 1), date(2018, 7, 1)),
        (date(2018, 1, 1), date(2018, 4, 1)),
        (date(2019, 3, 31), None),
        (date(2018, 1, 1), None),
    ],
    ids=["within", "their first day", "their last day", "all of it"],
)
def test_nobody_holds_a_post_beside_another(post, newcomer, held_from, held_to):
    PostHoldingFactory(post=post, person__name="Ann Old", **HELD)
    assert errors(appoint, post=post, person=newcomer, held_from=held_from, held_to=held_to) == {
        "held_from": ["Ann Old holds this post from 1 April 2018: end that first"]
    }
    assert PostHolding.objects.count() == 1


@pytest.mark.parametrize(
    ("held_from", "held_to"),
    [(date(2019, 4, 1), None), (date(2018, 1, 1), date(2018, 3, 31))],
    ids=["after", "before"],
)
def test_a_post_may_be_held_on_the_very_next_day(post, newcomer, held_from, held_to):
    PostHoldingFactory(post=post, **HELD)
    appoint(post=post, person=newcomer, held_from=held_from, held_to=held_to, by=None)
    assert post.holdings.count() == 2


def test_a_post_is_not_held_backwards(post, newcomer):
    days = {"held_from": date(2019, 1, 2), "held_to": date(2019, 1, 1)}
    assert errors(appoint, post=post, person=newcomer, **days) == {
        "held_to": ["The last day must be on or after the first"]
    }


def test_a_post_is_not_given_to_somebody_of_another_organisation(post):
    assert errors(appoint, post=post, person=PersonFactory(), held_from=date(2019, 1, 1)) == {
        "person": ["Choose somebody of the same organisation"]
    }


def test_leaving_a_post_sets_its_last_day_and_frees_it(post, newcomer):
    holding = PostHoldingFactory(post=post, held_from=date(2018, 1, 1))
    leave_post(holding=holding, held_to=date(2018, 12, 31), by=None, why="Retired")
    assert holding.history.latest().history_change_reason == "Retired"
    assert list(post.holdings.on(date(2018, 12, 31))) == [holding]
    assert list(post.holdings.on(date(2019, 1, 1))) == []


def test_a_post_is_not_left_before_it_was_taken_up():
    holding = PostHoldingFactory(held_from=date(2018, 1, 1))
    assert errors(leave_post, holding=holding, held_to=date(2017, 12, 31)) == {
        "held_to": ["The last day must be on or after 1 January 2018"]
    }


def test_the_posts_that_a_user_holds_on_a_day():
    user = UserFactory()
    holding = PostHoldingFactory(person__user=user, **HELD)
    PostHoldingFactory()
    held = PostHolding.objects.filter(person__user=user)
    assert list(held.on(date(2018, 4, 1))) == [holding]
    assert list(held.on(date(2019, 4, 1))) == []


def test_the_database_refuses_a_post_that_is_held_backwards():
    with pytest.raises(IntegrityError), transaction.atomic():
        PostHoldingFactory(held_from=date(2019, 1, 2), held_to=date(2019, 1, 1))


@pytest.mark.skipif("connection.vendor != 'postgresql'", reason="SQLite has one writer at a time")
def test_the_database_refuses_two_holders_at_once(post):
    assert connection.vendor == "postgresql"
    PostHoldingFactory(post=post, **HELD)
    PostHoldingFactory(post=PostFactory(organisation=post.organisation), **HELD)
    with pytest.raises(IntegrityError, match="one_holder_of_a_post_at_a_time"), transaction.atomic():
        PostHoldingFactory(post=post, held_from=HELD["held_to"])
    PostHoldingFactory(post=post, held_from=date(2019, 4, 1))


def test_a_last_day_is_not_moved_into_the_time_of_the_next_holder(post, newcomer):
    before = PostHoldingFactory(post=post, **HELD)
    appoint(post=post, person=newcomer, held_from=date(2019, 4, 1), by=None)
    assert errors(leave_post, holding=before, held_to=date(2019, 4, 1)) == {
        "held_to": [f"{newcomer} holds this post from 1 April 2019"]
    }

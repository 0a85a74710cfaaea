from datetime import date
from uuid import uuid4

import pytest
import time_machine

from tests.factories.action import ActionLeadFactory
from tests.factories.person import PersonFactory
from tests.factories.post import PostFactory, PostHoldingFactory
from tests.improvement.views.cast import NOON, day, said, text_of, typed

pytestmark = pytest.mark.django_db
LAST = date(2019, 7, 31)


@pytest.fixture(autouse=True)
def _on_the_day():
    with time_machine.travel(NOON, tick=False):
        yield


@pytest.fixture
def leaver(cast):
    return PersonFactory(organisation=cast.plan.organisation, name="Lena Leaver")


@pytest.fixture
def heir(cast):
    return PersonFactory(organisation=cast.plan.organisation, name="Henry Heir")


@pytest.fixture
def action(cast, leaver):
    action = cast.action(ref="1.7")
    ActionLeadFactory(action=action, person=leaver)
    return action


@pytest.fixture
def holding(cast, leaver):
    post = PostFactory(organisation=cast.plan.organisation, slug="director", title="Director")
    ActionLeadFactory(action=cast.action(ref="1.8"), person=None, post=post)
    return PostHoldingFactory(post=post, person=leaver)


def url(cast, person):
    return f"{cast.url('hand-on')}?leaver={person.public_id}"


def leads(action):
    return [str(row) for row in action.leads.in_order()]


def test_people_who_lead_in_person_or_by_a_post_can_be_chosen(as_manager, cast, leaver, heir, action):
    post = PostFactory(organisation=cast.plan.organisation)
    ActionLeadFactory(action=cast.action(), person=None, post=post)
    holder = PostHoldingFactory(post=post, person__name="Anna Holder").person
    ActionLeadFactory(action=cast.their_action())
    assert list(as_manager.get(cast.url("hand-on")).context["people"]) == [holder, leaver]


def test_what_would_move_is_shown_before_anything_does(as_manager, cast, leaver, action, holding):
    text = text_of(as_manager.get(url(cast, leaver)))
    assert "Lena Leaver leads 1 action in person and holds 1 post" in text
    assert "Title of 1.7" in text
    assert "Title of 1.8" in text
    assert leads(action) == ["Lena Leaver"]


def test_a_leaver_s_actions_are_handed_on_for_a_reason(as_manager, cast, leaver, heir, action):
    data = {"actions-to": f"person:{heir.public_id}", "actions-why": "She retires"}
    response = as_manager.post(url(cast, leaver), data, follow=True)
    assert leads(action) == ["Henry Heir"]
    assert said(response) == ["Henry Heir now leads 1.7"]


def test_sent_twice_the_second_says_there_is_nothing_left(as_manager, cast, leaver, heir, action):
    data = {"actions-to": f"person:{heir.public_id}", "actions-why": "She retires"}
    as_manager.post(url(cast, leaver), data)
    response = as_manager.post(url(cast, leaver), data)
    assert "Lena Leaver leads no action of this plan in person" in text_of(response)
    assert action.leads.get().history.filter(history_type="~").count() == 1


def test_nobody_of_another_council_gets_them_and_a_reason_is_needed(as_manager, cast, leaver, action):
    stranger = PersonFactory(organisation=cast.other.organisation, name="Secret Stranger")
    data = {"actions-to": f"person:{stranger.public_id}", "actions-why": ""}
    response = as_manager.post(url(cast, leaver), data)
    assert sorted(response.context["form"].errors) == ["to", "why"]
    assert leads(action) == ["Lena Leaver"]
    assert "Secret Stranger" not in response.content.decode()


@pytest.mark.parametrize("who", ["stranger", "unknown", "nonsense"])
def test_there_is_no_page_for_somebody_from_elsewhere(as_manager, cast, who):
    stranger = PersonFactory(organisation=cast.other.organisation)
    leaver = {"stranger": stranger.public_id, "unknown": uuid4(), "nonsense": "me"}[who]
    assert as_manager.get(f"{cast.url('hand-on')}?leaver={leaver}").status_code == 404


def leave(client, cast, leaver, **fields):
    data = {"post": "director", "post-director-why": "She retires"}
    return client.post(url(cast, leaver), data | day("post-director-last_day", LAST) | fields, follow=True)


def test_a_post_goes_to_the_next_holder_from_the_day_after(as_manager, cast, leaver, heir, holding):
    leave(as_manager, cast, leaver, **{"post-director-successor": str(heir.public_id)})
    holding.refresh_from_db()
    after = holding.post.holdings.get(person=heir)
    assert (holding.held_to, after.held_from, after.held_to) == (LAST, date(2019, 8, 1), None)


def test_a_post_may_stay_vacant(as_manager, cast, leaver, holding):
    response = leave(as_manager, cast, leaver)
    assert said(response) == ["Lena Leaver leaves Director on 31 July 2019. It is vacant after that."]
    assert holding.post.holdings.count() == 1


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"post-director-why": " "}, "why"),
        (typed("post-director-last_day", "31 2 2019"), "last_day"),
        (typed("post-director-last_day", "31 12 2017"), "last_day"),
    ],
)
def test_a_post_is_left_on_a_real_day_for_a_reason(as_manager, cast, leaver, holding, fields, field):
    response = leave(as_manager, cast, leaver, **fields)
    assert list(response.context["form"].errors) == [field]
    holding.refresh_from_db()
    assert holding.held_to is None


def test_somebody_else_s_post_is_not_left_for_them(as_manager, cast, leaver, heir, holding):
    assert leave(as_manager, cast, heir).status_code == 404

from datetime import date
from uuid import uuid4

import pytest
import time_machine

from improvement.models import Update
from tests.factories.update import row
from tests.improvement.views.cast import NOON, day, errors, statuses, text_of, typed

pytestmark = pytest.mark.django_db
MAY = date(2019, 5, 31)


@pytest.fixture(autouse=True)
def _on_the_day():
    with time_machine.travel(NOON, tick=False):
        yield


@pytest.fixture
def mistaken(cast):
    return row(cast.action(ref="1.7"), "green", MAY, "All is well")


def corrected(client, cast, update, **fields):
    data = {"rating": "amber", "words": "Some delay", "why": "Typed in the wrong row"} | day(
        "holds_from", MAY
    )
    return client.post(cast.url("update-correct", update.action.ref, update.public_id), data | fields)


def test_the_mistaken_row_stands_beside_the_form(as_manager, cast, mistaken):
    response = as_manager.get(cast.url("update-correct", "1.7", mistaken.public_id))
    assert "All is well" in text_of(response)
    choices = [value for value, _ in response.context["form"].fields["rating"].choices]
    assert [str(value) for value in choices] == ["red", "amber", "green"]


def test_a_mistake_is_put_right_in_one_step(as_manager, cast, mistaken):
    assert corrected(as_manager, cast, mistaken).url == cast.url("action", "1.7")
    right = Update.objects.get(corrects=mistaken)
    assert (right.rating.code, right.words, right.why_corrected, right.typed_by) == (
        "amber",
        "Some delay",
        "Typed in the wrong row",
        cast.manager,
    )


def test_the_day_may_be_the_mistake(as_manager, cast, mistaken):
    corrected(as_manager, cast, mistaken, rating="green", **typed("holds_from", "10 6 2019"))
    assert Update.objects.get(corrects=mistaken).holds_from == date(2019, 6, 10)


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"why": " "}, {"why": ["Give the reason for the correction"]}),
        (
            {"rating": "purple"},
            {"rating": ["Select a valid choice. That choice is not one of the available choices."]},
        ),
        (typed("holds_from", "31 2 2019"), {"holds_from": ["Date it holds from must be a real date"]}),
        (
            typed("holds_from", "10 7 2019"),
            {"holds_from": ["The date of the rating must be today or in the past"]},
        ),
    ],
)
def test_a_correction_that_is_wrong_itself_saves_nothing(as_manager, cast, mistaken, fields, expected):
    assert errors(corrected(as_manager, cast, mistaken, **fields)) == expected
    assert Update.objects.get() == mistaken


def test_red_needs_words_here_too(as_manager, cast):
    mistaken = row(cast.action(), "green", MAY)
    response = corrected(as_manager, cast, mistaken, rating="red", words="")
    assert errors(response) == {"words": ["Say why the action is red"]}


def test_no_correction_gives_completed(as_manager, cast, mistaken):
    assert list(errors(corrected(as_manager, cast, mistaken, rating="completed"))) == ["rating"]


def test_sent_twice_the_second_says_it_has_been_put_right(as_manager, cast, mistaken):
    corrected(as_manager, cast, mistaken)
    response = corrected(as_manager, cast, mistaken, rating="red")
    assert "has been put right already" in text_of(response)
    assert Update.objects.count() == 2


def test_only_who_manages_the_plan_puts_ratings_right(client, cast, mistaken):
    url = cast.url("update-correct", "1.7", mistaken.public_id)
    people = (cast.manager, cast.reader, cast.lead, cast.assurer, cast.outsider)
    assert statuses(client, url, *people) == [200, 403, 403, 403, 404]
    assert statuses(client, url, *people[1:], method="post") == [403, 403, 403, 404]
    assert Update.objects.count() == 1


def test_a_row_has_its_page_only_below_its_own_action(as_manager, cast, mistaken):
    cast.action(ref="1.8")
    theirs = row(cast.their_action(ref="1.9"), "green", MAY)
    for ref, public_id in (("1.8", mistaken.public_id), ("1.7", theirs.public_id), ("1.7", uuid4())):
        assert as_manager.get(cast.url("update-correct", ref, public_id)).status_code == 404

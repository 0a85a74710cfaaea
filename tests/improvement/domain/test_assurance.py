"""What quality assurance decides about a claim, and what a correction puts right: the ledger either way."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError

from improvement.domain.updates import accept, claim, correct, record_update, return_claim
from improvement.enums import UpdateKind
from improvement.models import Update
from tests.factories.action import ActionFactory
from tests.factories.evidence import EvidenceFactory, EvidenceVersionFactory
from tests.factories.scale import RatingFactory
from tests.factories.update import claim_row, rating, row
from tests.factories.user import UserFactory

pytestmark = pytest.mark.django_db
CLAIMED, DECIDED = date(2019, 6, 14), date(2019, 6, 18)


@pytest.fixture
def lead():
    return UserFactory(name="Ada Lead")


@pytest.fixture
def assurer():
    return UserFactory(name="Quentin Assurance")


@pytest.fixture
def action():
    return ActionFactory()


@pytest.fixture
def waiting(action, lead):
    """A claim of completed with one version, after an amber."""
    row(action, "amber", date(2019, 5, 31), "Waiting for funds")
    version = EvidenceVersionFactory(evidence=EvidenceFactory(action=action))
    return claim(
        action=action,
        rating=rating(action, "completed"),
        versions=[version],
        words="It is done",
        holds_from=CLAIMED,
        today=CLAIMED,
        by=lead,
    )


def accepted(claimed, by, versions=None, today=DECIDED):
    versions = claimed.evidence.all() if versions is None else versions
    return accept(claim=claimed, versions=versions, words="Seen", today=today, by=by)


def returned(claimed, by, **fields):
    fields = {"words": "Send the list of gaps", "today": DECIDED} | fields
    return return_claim(claim=claimed, by=by, **fields)


def standing(action, day, recorded_by=None):
    found = Update.objects.standing(day, recorded_by).filter(action=action).latest_first().first()
    return found and found.rating.code


def test_a_claim_counts_as_green_until_it_is_accepted_and_as_completed_from_that_day(waiting, assurer):
    accepted(waiting, assurer)
    days = [CLAIMED - timedelta(1), CLAIMED, DECIDED - timedelta(1), DECIDED]
    assert [standing(waiting.action, day) for day in days] == ["amber", "green", "green", "completed"]


def test_an_acceptance_names_the_claim_the_versions_and_who_decided(waiting, assurer):
    second = EvidenceVersionFactory(evidence=waiting.evidence.get().evidence)
    answer = accepted(waiting, assurer)
    assert (answer.kind, answer.answers, answer.said_by) == (
        UpdateKind.ACCEPTANCE,
        waiting,
        "Quentin Assurance",
    )
    assert list(answer.evidence.all()) == list(waiting.evidence.all())
    assert second not in answer.evidence.all()
    assert not Update.objects.unanswered_claims().exists()


def test_what_was_recorded_later_was_not_known_before(waiting, assurer):
    answer = accepted(waiting, assurer)
    before = answer.recorded_at - timedelta(microseconds=1)
    assert standing(waiting.action, DECIDED, before) == "green"
    assert standing(waiting.action, DECIDED, answer.recorded_at) == "completed"


@pytest.mark.parametrize("choice", ["none", "another action's", "not presented"])
def test_only_evidence_of_the_claim_is_accepted(waiting, assurer, choice):
    versions = {
        "none": [],
        "another action's": [EvidenceVersionFactory()],
        "not presented": [EvidenceVersionFactory(evidence=waiting.evidence.get().evidence)],
    }[choice]
    with pytest.raises(ValidationError) as refused:
        accepted(waiting, assurer, versions)
    assert list(refused.value.message_dict) == ["evidence"]
    assert standing(waiting.action, DECIDED) == "green"


def test_who_made_the_claim_does_not_decide_it(waiting, lead):
    for decide in (accepted, returned):
        with pytest.raises(ValidationError, match="Somebody else must decide"):
            decide(waiting, lead)
    assert Update.objects.unanswered_claims().get() == waiting


@pytest.mark.parametrize(("first", "word"), [(accepted, "accepted"), (returned, "returned")])
@pytest.mark.parametrize("second", [accepted, returned])
def test_a_claim_is_decided_once_and_the_second_is_told_what_was_decided(
    waiting, assurer, first, word, second
):
    first(waiting, assurer)
    with pytest.raises(ValidationError, match=f"Quentin Assurance has {word} this claim already"):
        second(waiting, UserFactory())
    assert waiting.answered_by.count() == 1


def test_a_claim_that_was_put_right_needs_no_decision(waiting, assurer):
    amber = rating(waiting.action, "amber")
    correct(
        update=waiting, rating=amber, why="Wrong action", words="Still waiting", today=DECIDED, by=assurer
    )
    with pytest.raises(ValidationError, match="put right since"):
        accepted(waiting, assurer)


def test_a_return_says_what_is_missing_and_restores_the_rating_before(waiting, assurer):
    answer = returned(waiting, assurer)
    assert (answer.kind, answer.rating.code, answer.words) == (
        UpdateKind.RETURN,
        "amber",
        "Send the list of gaps",
    )
    assert [standing(waiting.action, day) for day in (DECIDED - timedelta(1), DECIDED)] == ["green", "amber"]


def test_a_return_keeps_what_the_lead_said_since_the_claim(waiting, lead, assurer):
    red = rating(waiting.action, "red")
    record_update(
        action=waiting.action, rating=red, words="It fell through", holds_from=DECIDED, today=DECIDED, by=lead
    )
    assert returned(waiting, assurer).rating == red


def test_a_return_keeps_what_was_put_right_since_the_claim(waiting, assurer):
    mistaken = waiting.action.updates.get(holds_from=date(2019, 5, 31))
    red = rating(waiting.action, "red")
    correct(update=mistaken, rating=red, why="It was red", today=DECIDED, by=assurer)
    assert returned(waiting, assurer).rating == red


def test_a_return_of_a_first_rating_leaves_what_the_claim_counts_as(action, assurer):
    assert returned(claim_row(action, CLAIMED), assurer).rating.code == "green"


def test_a_return_may_say_which_rating_stands(waiting, assurer):
    assert returned(waiting, assurer, rating=rating(waiting.action, "red")).rating.code == "red"


def test_a_return_stands_at_no_assured_rating_and_none_of_another_scale(waiting, assurer):
    for other in (rating(waiting.action, "completed"), RatingFactory()):
        with pytest.raises(ValidationError) as refused:
            returned(waiting, assurer, rating=other)
        assert list(refused.value.message_dict) == ["rating"]


def test_a_return_without_words_is_no_answer(waiting, assurer):
    with pytest.raises(ValidationError) as refused:
        returned(waiting, assurer, words=" ")
    assert refused.value.message_dict == {"words": ["Say what is missing, so that the lead can send it"]}
    assert Update.objects.unanswered_claims().get() == waiting


def test_no_claim_of_an_action_that_left_the_plan_is_decided(waiting, assurer):
    waiting.action.withdrawn_on, waiting.action.withdrawn_because = DECIDED, "Done elsewhere"
    waiting.action.save()
    with pytest.raises(ValidationError, match="has left the plan"):
        accepted(waiting, assurer)


def corrected(update, code="amber", **fields):
    fields = {"why": "Typed in the wrong row", "today": DECIDED, "by": None, "words": "Delayed"} | fields
    return correct(update=update, rating=rating(update.action, code), **fields)


def test_a_correction_speaks_for_the_mistaken_row_s_day_and_both_stay(action):
    mistaken = row(action, "green", date(2019, 5, 31))
    right = corrected(mistaken)
    assert (right.corrects, right.why_corrected, right.holds_from) == (
        mistaken,
        "Typed in the wrong row",
        mistaken.holds_from,
    )
    assert [standing(action, day) for day in (date(2019, 5, 30), date(2019, 5, 31))] == [None, "amber"]
    assert action.updates.count() == 2


def test_before_the_correction_was_recorded_the_mistake_stood(action):
    mistaken = row(action, "green", date(2019, 5, 31))
    right = corrected(mistaken)
    before = right.recorded_at - timedelta(microseconds=1)
    assert standing(action, DECIDED, before) == "green"
    assert standing(action, DECIDED, right.recorded_at) == "amber"


def test_a_later_rating_goes_on_standing_over_a_correction(action):
    mistaken = row(action, "green", date(2019, 3, 31))
    row(action, "red", date(2019, 5, 31), "Stopped")
    corrected(mistaken)
    assert [standing(action, day) for day in (date(2019, 4, 1), date(2019, 5, 31))] == ["amber", "red"]


def test_a_correction_may_put_the_day_right_too(action):
    mistaken = row(action, "amber", date(2019, 5, 31), "Delayed")
    corrected(mistaken, holds_from=date(2019, 6, 10))
    assert [standing(action, day) for day in (date(2019, 5, 31), date(2019, 6, 10))] == [None, "amber"]


def test_the_corrected_day_is_one_from_which_a_rating_can_hold(action):
    mistaken = row(action, "amber", date(2019, 5, 31), "Delayed")
    for day in (DECIDED + timedelta(1), action.joined_on - timedelta(1)):
        with pytest.raises(ValidationError) as refused:
            corrected(mistaken, holds_from=day)
        assert list(refused.value.message_dict) == ["holds_from"]
    assert standing(action, DECIDED) == "amber"


def test_a_correction_without_words_keeps_those_that_stood(action):
    mistaken = row(action, "red", date(2019, 5, 31), "The bid was lost")
    assert corrected(mistaken, words="").words == "The bid was lost"


def test_a_correction_to_amber_needs_an_explanation(action):
    mistaken = row(action, "green", date(2019, 5, 31))
    with pytest.raises(ValidationError) as refused:
        corrected(mistaken, words=" ")
    assert refused.value.message_dict == {"words": ["Say why the action is amber"]}


def test_a_correction_says_why(action):
    with pytest.raises(ValidationError) as refused:
        corrected(row(action, "green", date(2019, 5, 31)), why=" ")
    assert refused.value.message_dict == {"why": ["Give the reason for the correction"]}


def test_a_row_is_corrected_once_and_the_correction_may_be_corrected(action):
    mistaken = row(action, "green", date(2019, 5, 31))
    right = corrected(mistaken)
    with pytest.raises(ValidationError, match="put right already"):
        corrected(mistaken, "red")
    corrected(right, "red")
    assert standing(action, DECIDED) == "red"


def test_a_correction_gives_no_assured_rating(action):
    with pytest.raises(ValidationError) as refused:
        corrected(row(action, "green", date(2019, 5, 31)), "completed")
    assert list(refused.value.message_dict) == ["rating"]


def test_an_acceptance_that_is_put_right_no_longer_counts_as_completed(waiting, assurer):
    answer = accepted(waiting, assurer)
    corrected(answer, "green", why="Accepted on another action's page")
    assert standing(waiting.action, DECIDED) == "green"


def test_a_correction_does_not_overrule_what_was_said_later_on_the_same_day(action, waiting, assurer):
    accepted(waiting, assurer, today=CLAIMED)
    with pytest.raises(ValidationError) as error:
        correct(update=waiting, rating=rating(action, "green"), why="Wording", today=CLAIMED, by=None)
    assert error.value.message_dict == {
        "why": ["There is a later row from 14 June 2019: that one counts, so correct that one"]
    }
    assert action.updates.standing(CLAIMED).latest_first().first().rating == rating(action, "completed")

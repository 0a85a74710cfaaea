"""Updates and claims: what lands in the ledger, and what the rules refuse without writing a row."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from council.roles import Role
from improvement.domain import updates
from improvement.enums import Provenance, UpdateKind
from improvement.models import Update
from tests.factories.action import ActionFactory
from tests.factories.evidence import EvidenceVersionFactory
from tests.factories.membership import member
from tests.factories.organisation import OrganisationFactory
from tests.factories.scale import RatingFactory
from tests.factories.update import rating, row

pytestmark = pytest.mark.django_db
TODAY = date(2019, 5, 31)


@pytest.fixture
def lead():
    return member(OrganisationFactory(), Role.ACTION_LEAD, name="Ada Lead")


@pytest.fixture
def action():
    return ActionFactory()


def update(action, by, code="green", **fields):
    fields = {"words": "Under way", "holds_from": TODAY, "today": TODAY, **fields}
    return updates.record_update(action=action, rating=rating(action, code), by=by, **fields)


def errors_of(function, *args, **fields):
    with pytest.raises(ValidationError) as refused:
        function(*args, **fields)
    return refused.value.message_dict if hasattr(refused.value, "error_dict") else refused.value.messages


def test_an_update_keeps_who_said_it_who_typed_it_and_the_words(action, lead):
    saved = update(action, lead, "amber", words="  The provider starts in August ")
    assert (saved.kind, saved.rating.code, saved.words, saved.holds_from) == (
        UpdateKind.UPDATE,
        "amber",
        "The provider starts in August",
        TODAY,
    )
    assert (saved.said_by, saved.typed_by, saved.typed_by_name) == ("Ada Lead", lead, "Ada Lead")
    assert saved.provenance == Provenance.ENTERED


def test_a_partners_update_names_the_partner_and_the_typist(action, lead):
    saved = update(action, lead, said_by="Chair of the partnership")
    assert (saved.said_by, saved.typed_by_name, saved.typed_for_another) == (
        "Chair of the partnership",
        "Ada Lead",
        True,
    )


@pytest.mark.parametrize("code", ["red", "amber"])
def test_a_late_rating_needs_an_explanation(action, lead, code):
    assert errors_of(update, action, lead, code, words="  ") == {"words": [f"Say why the action is {code}"]}
    assert Update.objects.count() == 0


def test_green_needs_no_explanation(action, lead):
    assert update(action, lead, "green", words="").words == ""


def test_words_have_a_limit(action, lead):
    assert update(action, lead, words="x" * 1500).pk
    assert errors_of(update, action, lead, words="x" * 1501) == {"words": ["Use 1,500 characters or fewer"]}


def test_a_rating_of_another_scale_is_refused(action, lead):
    with pytest.raises(ValidationError) as refused:
        updates.record_update(
            action=action, rating=RatingFactory(), words="x", holds_from=TODAY, today=TODAY, by=lead
        )
    assert refused.value.message_dict == {"rating": ["Choose a rating of this plan’s scale"]}


def test_a_rating_does_not_hold_from_a_day_to_come(action, lead):
    assert errors_of(update, action, lead, holds_from=TODAY + timedelta(1)) == {
        "holds_from": ["The date of the rating must be today or in the past"]
    }


def test_a_rating_does_not_hold_from_before_the_action_joined(action, lead):
    assert errors_of(update, action, lead, holds_from=date(2017, 12, 31)) == {
        "holds_from": ["The action joined the plan on 1 January 2018"]
    }


def test_an_assured_rating_is_claimed_and_not_given(action, lead):
    assert errors_of(update, action, lead, "completed") == {
        "rating": ["Quality assurance gives this rating: make a claim, with evidence"]
    }


def test_words_may_be_added_to_an_action_that_is_assured(action, lead):
    row(action, "completed", date(2019, 1, 1))
    assert update(action, lead, "completed").rating.code == "completed"


def test_an_action_that_left_the_plan_is_rated_no_more(lead):
    gone = ActionFactory(withdrawn_on=TODAY, withdrawn_because="Done elsewhere")
    assert errors_of(update, gone, lead) == ["This action has left the plan, so its rating no longer changes"]


def test_the_second_of_two_people_is_shown_the_firsts_row(action, lead):
    first = update(action, lead)
    with pytest.raises(updates.StaleUpdate) as stale:
        update(action, lead, "red", words="Stopped", seen=None, check_seen=True)
    assert (stale.value.latest, Update.objects.count()) == (first, 1)


def test_having_seen_the_last_row_one_may_save(action, lead):
    first = update(action, lead)
    assert update(action, lead, "red", words="Stopped", seen=first, check_seen=True).rating.code == "red"


def claim(action, by, versions, code="completed", **fields):
    fields = {"words": "Done", "holds_from": TODAY, "today": TODAY, **fields}
    return updates.claim(action=action, rating=rating(action, code), versions=versions, by=by, **fields)


def test_a_claim_counts_as_the_scale_says_and_names_its_evidence(action, lead):
    version = EvidenceVersionFactory(evidence__action=action)
    saved = claim(action, lead, [version])
    assert (saved.kind, saved.rating.code, saved.claimed.code) == (UpdateKind.CLAIM, "green", "completed")
    assert list(saved.evidence.all()) == [version]


def test_a_claim_without_evidence_is_refused(action, lead):
    assert errors_of(claim, action, lead, []) == {
        "evidence": ["Add the evidence that the action is completed"]
    }


def test_a_claim_on_another_actions_evidence_is_refused(action, lead):
    assert errors_of(claim, action, lead, [EvidenceVersionFactory()]) == {
        "evidence": ["Choose evidence of this action"]
    }


def test_a_rating_that_is_not_assured_needs_no_claim(action, lead):
    version = EvidenceVersionFactory(evidence__action=action)
    assert errors_of(claim, action, lead, [version], "green") == {"rating": ["This rating needs no claim"]}


def test_one_claim_waits_at_a_time(action, lead):
    version = EvidenceVersionFactory(evidence__action=action)
    claim(action, lead, [version])
    assert errors_of(claim, action, lead, [version]) == {
        "rating": ["A claim for this action is waiting for quality assurance"]
    }
    assert Update.objects.count() == 1


def test_a_published_rating_is_added_once_and_bound_by_no_rule_of_entry(action):
    printed = {
        "action": action,
        "kind": UpdateKind.UPDATE,
        "rating": rating(action, "red"),
        "holds_from": TODAY,
        "words": "",
        "said_by": "Service Manager",
        "provenance": Provenance.PUBLISHED,
    }
    first, second = updates.record_published(**printed), updates.record_published(**printed)
    assert (first.words, first.typed_by, second, Update.objects.count()) == ("", None, None, 1)


def test_what_is_entered_here_is_not_taken_as_published(action):
    with pytest.raises(ValueError, match="record_update"):
        updates.record_published(
            action=action,
            kind=UpdateKind.UPDATE,
            rating=rating(action, "green"),
            holds_from=TODAY,
            words="",
            said_by="",
            provenance=Provenance.ENTERED,
        )


days = st.dates(date(2018, 1, 1), TODAY)


@given(st.lists(st.tuples(days, st.sampled_from(["red", "amber", "green"])), min_size=1, max_size=8), days)
def test_the_standing_rating_is_the_last_saved_of_the_latest_day(history, as_at):
    action = ActionFactory()
    for holds_from, code in history:
        update(action, None, code, holds_from=holds_from)
    in_force = [(holds_from, n, code) for n, (holds_from, code) in enumerate(history) if holds_from <= as_at]
    standing = updates.standing_row(action, as_at)
    assert (standing.rating.code if standing else None) == (max(in_force)[2] if in_force else None)

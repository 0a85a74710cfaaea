"""The clock of an answer, names in order, and what stands open of a decision: without a page."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from improvement.models import Action
from scrutiny.answer_clock import months_after
from scrutiny.domain.committees import sort_name, take_seat
from scrutiny.domain.key_decisions import call_in, take_decision
from scrutiny.domain.recommendations import Promise, close, link_actions, recommend, respond
from scrutiny.models import KeyDecision, Recommendation
from scrutiny.notice import DecisionStanding
from scrutiny.standing import Standing
from tests.factories.action import ActionFactory
from tests.factories.committee import CommitteeFactory, CommitteeMemberFactory
from tests.factories.meeting import MeetingFactory
from tests.factories.recommendation import NoticeFactory, RecommendationFactory, ResponseFactory
from tests.factories.user import UserFactory

pytestmark = pytest.mark.django_db


def test_months_end_on_the_same_day_or_on_the_last_of_the_month():
    days = {
        (date(2019, 6, 6), 2): date(2019, 8, 6),
        (date(2019, 12, 31), 2): date(2020, 2, 29),
        (date(2018, 12, 31), 2): date(2019, 2, 28),
        (date(2019, 11, 30), 13): date(2020, 12, 30),
        (date(2019, 1, 31), 0): date(2019, 1, 31),
    }
    assert {asked: months_after(*asked) for asked in days} == days


def test_members_are_ordered_by_surname_whatever_is_printed():
    printed = ["P. Smith", "Mc Keith", "F. Miller", "Francis", "K. Wood", "Miller"]
    assert sorted(printed, key=sort_name) == [
        "Francis",
        "Mc Keith",
        "Miller",
        "F. Miller",
        "P. Smith",
        "K. Wood",
    ]


def standing(recommendation, today) -> Standing:
    return Standing(Recommendation.objects.with_last_answer().get(pk=recommendation.pk), today)


def test_where_a_recommendation_stands_from_day_to_day():
    asked = RecommendationFactory()
    assert [standing(asked, date(2019, 8, day)).words for day in (6, 7, 8)] == [
        "Awaiting an answer",
        "One day late",
        "Two days late",
    ]
    ResponseFactory(recommendation=asked, answer="")
    assert standing(asked, date(2019, 8, 7)).is_owed
    ResponseFactory(recommendation=asked, answer="in-principle", given_on=date(2019, 8, 1))
    now = standing(asked, date(2020, 8, 7))
    assert (now.words, now.days_late, now.said) == ("Answered", 0, "Accepted in principle.")


def test_one_without_a_day_is_owed_and_never_late():
    asked = RecommendationFactory(made_on=None, answer_due_on=None)
    now = standing(asked, date(2030, 1, 1))
    assert (now.is_owed, now.days_late) == (True, 0)
    assert list(Recommendation.objects.overdue(date(2030, 1, 1))) == []


def test_what_was_done_is_kept_with_who_did_it():
    user, committee = UserFactory(name="Otto Officer"), CommitteeFactory()
    asked = recommend(committee=committee, ref=" 2a ", text=" Do ", made_on=date(2019, 6, 6), by=user)
    given = {"given_on": date(2019, 7, 1), "today": date(2019, 7, 1), "by": user}
    respond(recommendation=asked, answer="accepted", actions=[Promise(text="It"), Promise("That")], **given)
    meeting = MeetingFactory(committee=committee)
    asked = close(recommendation=asked, at=meeting, because="Content", by=user)
    rows = asked.history.order_by("pk").values_list("history_user__name", "history_change_reason", "ref")
    assert list(rows) == [("Otto Officer", "", "2a"), ("Otto Officer", "Content", "2a")]
    assert list(asked.responses.get().actions.values_list("order", "text")) == [(1, "It"), (2, "That")]


def test_actions_of_another_council_are_not_linked():
    asked, action = RecommendationFactory(), ActionFactory()
    with pytest.raises(ValidationError, match="Choose actions of this council"):
        link_actions(recommendation=asked, actions=[action], by=None)
    assert not Action.objects.filter(scrutiny_recommendations=asked).exists()


def test_a_seat_of_another_committee_is_not_replaced():
    seat, committee = CommitteeMemberFactory(), CommitteeFactory()
    person = CommitteeMemberFactory(committee=committee).person
    with pytest.raises(ValidationError, match="Choose a member of this committee"):
        take_seat(committee=committee, person=person, held_from=date(2019, 9, 1), replaces=seat, by=None)
    seat.refresh_from_db()
    assert seat.held_until is None


def test_a_decision_may_be_called_in_on_the_last_day_and_not_after():
    decision = KeyDecision.objects.create(
        notice=NoticeFactory(), order=1, ref="1", matter="M", decision_maker="C"
    )
    taken = {"outcome": "Agreed", "today": date(2019, 7, 31), "by": None}
    with pytest.raises(ValidationError, match="28 days had not passed"):
        take_decision(decision=decision, on=date(2019, 7, 14), **taken)
    decision = take_decision(decision=decision, on=date(2019, 7, 15), **taken)
    assert decision.call_in_by == date(2019, 7, 22)
    assert [DecisionStanding(decision, date(2019, 7, day)).may_call_in for day in (22, 23)] == [True, False]
    said = {"decision": decision, "called_in_by": "Cllr A", "reason": "Dear", "by": None}
    with pytest.raises(ValidationError, match="It could be called in until 22 July 2019"):
        call_in(on=date(2019, 7, 23), **said)
    assert call_in(on=date(2019, 7, 22), **said).outcome == "open"

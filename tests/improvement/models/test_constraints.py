"""Rules about data that the database keeps, each tried both ways."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from improvement.enums import DateChangeState, Meaning, Provenance
from improvement.models import DateChange, RatingWording
from tests.factories.action import ActionFactory, ActionLeadFactory
from tests.factories.evidence import EvidenceFactory, EvidenceVersionFactory
from tests.factories.plan import PlanFactory
from tests.factories.post import PostFactory
from tests.factories.priority import PriorityFactory
from tests.factories.review_point import ReviewPointFactory
from tests.factories.scale import RatingFactory, RatingScaleFactory, RatingWordingFactory, rag_scale

pytestmark = pytest.mark.django_db
JANUARY, MAY = date(2019, 1, 21), date(2019, 5, 31)


def refuses(make, *args, **fields):
    with pytest.raises(IntegrityError), transaction.atomic():
        make(*args, **fields)
    return True


def test_an_action_reference_is_free_in_another_plan_and_taken_in_its_own():
    first = ActionFactory(ref="1.1")
    assert ActionFactory(ref="1.1").plan != first.plan
    assert refuses(ActionFactory, priority=first.priority, ref="1.1")


def test_only_a_reconstructed_action_may_lack_a_title():
    assert ActionFactory(title="", provenance=Provenance.RECONSTRUCTED).heading == "Title not published"
    assert refuses(ActionFactory, title="", provenance=Provenance.PUBLISHED)


def test_an_action_leaves_the_plan_on_a_day_and_for_a_reason():
    assert ActionFactory(withdrawn_on=MAY, withdrawn_because="Done by another team").pk
    assert refuses(ActionFactory, withdrawn_on=MAY)
    assert refuses(ActionFactory, withdrawn_because="No day")


def test_an_action_does_not_leave_before_it_joined():
    assert ActionFactory(joined_on=MAY, withdrawn_on=MAY, withdrawn_because="Same day").pk
    assert refuses(ActionFactory, joined_on=MAY, withdrawn_on=JANUARY, withdrawn_because="Too early")


def test_a_merged_action_has_left_the_plan():
    into = ActionFactory()
    assert ActionFactory(merged_into=into, withdrawn_on=MAY, withdrawn_because="Same work").pk
    assert refuses(ActionFactory, merged_into=into)


def test_an_action_is_due_after_it_starts():
    assert ActionFactory(starts_on=JANUARY, due_on=JANUARY).pk
    assert refuses(ActionFactory, starts_on=MAY, due_on=JANUARY)


def test_a_lead_is_a_post_or_a_person_or_a_body():
    action = ActionFactory()
    post = PostFactory(organisation=action.plan.organisation)
    assert str(ActionLeadFactory(action=action, person=None, post=post)) == post.title
    assert str(ActionLeadFactory(action=action, person=None, body="HEALTH")) == "HEALTH"
    assert refuses(ActionLeadFactory, action=action, person=None)
    assert refuses(ActionLeadFactory, action=action, body="HEALTH")
    assert refuses(ActionLeadFactory, action=action, post=post)


def test_leads_of_an_action_stand_in_order():
    lead = ActionLeadFactory(order=1)
    assert refuses(ActionLeadFactory, action=lead.action, order=1)


def test_an_assured_rating_and_no_other_says_how_its_claim_counts():
    green = RatingFactory(meaning=Meaning.ON_TRACK)
    assert RatingFactory(scale=green.scale, meaning=Meaning.ASSURED, claim_counts_as=green).is_assured
    assert refuses(RatingFactory, scale=green.scale, meaning=Meaning.ASSURED)
    assert refuses(RatingFactory, scale=green.scale, meaning=Meaning.COMPLETE, claim_counts_as=green)


@pytest.mark.parametrize("field", ["code", "order"])
def test_ratings_of_a_scale_differ(field):
    rating = RatingFactory()
    assert refuses(RatingFactory, scale=rating.scale, **{field: getattr(rating, field)})
    assert RatingFactory(scale=RatingScaleFactory(), **{field: getattr(rating, field)}).pk


def test_a_rating_has_one_wording_from_a_day():
    wording = RatingWordingFactory(holds_from=JANUARY)
    assert refuses(RatingWordingFactory, rating=wording.rating, holds_from=JANUARY)


def test_the_key_of_a_day_is_the_wordings_that_held_then():
    scale = rag_scale()
    green = {
        day: RatingWording.objects.key_on(scale, day)[2].wording
        for day in (date(2019, 3, 30), date(2019, 3, 31))
    }
    assert green == {
        date(2019, 3, 30): "On track for agreed date",
        date(2019, 3, 31): "On track for agreed date or completed awaiting evidence",
    }


def test_a_priority_number_is_taken_once_in_a_plan():
    priority = PriorityFactory(number=1)
    assert refuses(PriorityFactory, plan=priority.plan, number=1)
    assert PriorityFactory(plan=PlanFactory(), number=1).pk


def test_a_review_point_without_a_published_date_has_a_label():
    assert str(ReviewPointFactory(label="Spring 2019", date_published=False)) == "Spring 2019"
    assert refuses(ReviewPointFactory, label="", date_published=False)


def test_updates_are_due_by_the_review():
    assert ReviewPointFactory(date=MAY, updates_by=MAY).pk
    assert refuses(ReviewPointFactory, date=JANUARY, updates_by=MAY)


def test_a_plan_has_one_open_review():
    point = ReviewPointFactory(date=JANUARY, opened_on=JANUARY)
    assert ReviewPointFactory(plan=point.plan, date=MAY, opened_on=JANUARY, closed_on=MAY).pk
    assert refuses(ReviewPointFactory, plan=point.plan, date=date(2019, 9, 30), opened_on=JANUARY)


def test_evidence_is_a_file_or_a_link():
    evidence = EvidenceFactory()
    assert EvidenceVersionFactory(evidence=evidence, link="", file="evidence/a").pk
    assert refuses(EvidenceVersionFactory, evidence=evidence, link="")
    assert refuses(EvidenceVersionFactory, evidence=evidence, file="evidence/a")


def test_versions_of_evidence_are_numbered():
    version = EvidenceVersionFactory(number=1)
    assert refuses(EvidenceVersionFactory, evidence=version.evidence, number=1)


def date_change(action, **fields):
    return DateChange.objects.create(
        **{"action": action, "old": JANUARY, "new": MAY, "reason": "Bid late", **fields}
    )


def test_a_date_change_changes_the_date_and_says_why():
    action = ActionFactory()
    assert date_change(action).state == DateChangeState.ASKED
    assert refuses(date_change, ActionFactory(), new=JANUARY)
    assert refuses(date_change, ActionFactory(), reason="")


def test_a_date_change_is_decided_at_a_time():
    assert date_change(ActionFactory(), state=DateChangeState.AGREED, decided_at=timezone.now()).pk
    assert refuses(date_change, ActionFactory(), state=DateChangeState.AGREED)
    assert refuses(date_change, ActionFactory(), decided_at=timezone.now())


def test_an_action_has_one_open_date_change():
    action = ActionFactory()
    date_change(action, state=DateChangeState.REFUSED, decided_at=timezone.now())
    date_change(action)
    assert refuses(date_change, action)


def test_references_sort_as_people_count():
    priority = PriorityFactory(number=1)
    for ref in ("1.13", "1.2", "1.1", "1.10"):
        ActionFactory(priority=priority, ref=ref)
    assert [action.ref for action in priority.actions.in_order()] == ["1.1", "1.2", "1.10", "1.13"]

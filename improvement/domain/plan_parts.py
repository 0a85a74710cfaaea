"""
What a plan says beside its actions, as it was published and kept by reference: what was said and done, what
stands in the way, sections about its priorities, shares of ratings, and what a paper says for itself.
Each function saves only where something differs.
"""

from django.core.exceptions import ValidationError

from council.domain.keeping import keep
from improvement.models import (
    Challenge,
    Commitment,
    Narrative,
    Paper,
    Plan,
    Priority,
    Rating,
    RatingShare,
    ReviewPoint,
)


def keep_commitment(*, plan: Plan, ref: str, by, why: str = "", **values) -> Commitment:
    key = {"plan": plan, "ref": ref}
    return keep(Commitment.objects.all(), by=by, why=why, key=key, values=values)


def keep_challenge(*, plan: Plan, number: int, by, why: str = "", **values) -> Challenge:
    key = {"plan": plan, "number": number}
    return keep(Challenge.objects.all(), by=by, why=why, key=key, values=values)


def keep_narrative(
    *, priority: Priority, review_point: ReviewPoint, section: str, text: str, by, why: str = ""
) -> Narrative:
    """A section about a priority at a review of its own plan; raises ValidationError at another's."""
    if priority.plan_id != review_point.plan_id:
        raise ValidationError({"review_point": "Choose a review of the priority’s own plan"})
    key = {"priority": priority, "review_point": review_point, "section": section}
    return keep(Narrative.objects.all(), by=by, why=why, key=key, values={"text": text})


def keep_rating_share(
    *, review_point: ReviewPoint, rating: Rating, by, why: str = "", **values
) -> RatingShare:
    """The share of a rating at a review. Raises ValidationError where the plan has another scale."""
    if rating.scale_id != review_point.plan.scale_id:
        raise ValidationError({"rating": "Choose a rating of this plan’s scale"})
    key = {"review_point": review_point, "rating": rating}
    return keep(RatingShare.objects.all(), by=by, why=why, key=key, values=values)


def keep_paper(*, review_point: ReviewPoint, by, why: str = "", **values) -> Paper:
    return keep(Paper.objects.all(), by=by, why=why, key={"review_point": review_point}, values=values)

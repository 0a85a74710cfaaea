from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction

from council import history
from council.models import Person, Post, PostHolding


@transaction.atomic
def appoint(
    *, post: Post, person: Person, held_from: date, by, held_to: date | None = None, why: str = ""
) -> PostHolding:
    """
    Put a person in a post from a day, to a last day or until further notice.

    Raises ValidationError where the days run backwards, the person belongs to another organisation, or
    somebody else holds the post on one of the days.
    """
    Post.objects.select_for_update().get(pk=post.pk)
    if person.organisation_id != post.organisation_id:
        raise ValidationError({"person": "Choose somebody of the same organisation"})
    if held_to and held_to < held_from:
        raise ValidationError({"held_to": "The last day must be on or after the first"})
    other = post.holdings.overlapping(held_from, held_to).select_related("person").first()
    if other:
        raise ValidationError(
            {"held_from": f"{other.person} holds this post from {other.held_from:%-d %B %Y}: end that first"}
        )
    holding = PostHolding(post=post, person=person, held_from=held_from, held_to=held_to)
    history.save(holding, by=by, why=why)
    return holding


@transaction.atomic
def leave_post(*, holding: PostHolding, held_to: date, by, why: str = "") -> None:
    """
    Set the last day of a holding. Raises ValidationError where it lies before the first, or where somebody
    else holds the post by then.
    """
    Post.objects.select_for_update().get(pk=holding.post_id)
    if held_to < holding.held_from:
        raise ValidationError({"held_to": f"The last day must be on or after {holding.held_from:%-d %B %Y}"})
    others = PostHolding.objects.filter(post=holding.post_id).exclude(pk=holding.pk).select_related("person")
    other = others.overlapping(holding.held_from, held_to).first()
    if other:
        raise ValidationError({"held_to": f"{other.person} holds this post from {other.held_from:%-d %B %Y}"})
    holding.held_to = held_to
    history.save(holding, by=by, why=why)


@transaction.atomic
def hand_over(
    *, holding: PostHolding, last_day: date, by, why: str, successor: Person | None = None
) -> PostHolding | None:
    """
    Somebody leaves a post, and `successor` holds it from the next day; without one it is vacant.

    What the post leads stays with the post. Returns the successor's holding. Raises ValidationError on
    `last_day`, `successor` or `why`.
    """
    Post.objects.select_for_update().get(pk=holding.post_id)
    holding = PostHolding.objects.select_related("post", "person").get(pk=holding.pk)
    if not why.strip():
        raise ValidationError({"why": "Give the reason for the change"})
    if holding.held_to:
        raise ValidationError(f"{holding.person} leaves this post on {holding.held_to:%-d %B %Y} already")
    if successor == holding.person:
        raise ValidationError({"successor": "Choose somebody else, or nobody"})
    try:
        leave_post(holding=holding, held_to=last_day, by=by, why=why)
    except ValidationError as error:
        raise ValidationError({"last_day": error.messages}) from error
    if successor is None:
        return None
    held_from = last_day + timedelta(days=1)
    try:
        return appoint(post=holding.post, person=successor, held_from=held_from, by=by, why=why)
    except ValidationError as error:
        raise ValidationError({"successor": error.messages}) from error

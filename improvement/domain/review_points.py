from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction

from council import history
from improvement.models import Plan, ReviewPoint

FIVE_YEARS = timedelta(days=5 * 366)


@transaction.atomic
def open_review(*, plan: Plan, on: date, updates_by: date, today: date, by, meeting: str = "") -> ReviewPoint:
    """
    Open a review: leads owe their updates by a day, for the meeting of a day.

    Raises ValidationError where a review is open, the days are in the past or the wrong way round, or the
    plan has a review point on that day already.
    """
    Plan.objects.select_for_update(of=("self",)).get(pk=plan.pk)
    errors = {}
    if plan.review_points.open().exists():
        raise ValidationError("A review is open already: close it first")
    if on < today:
        errors["on"] = "The meeting must be today or later"
    elif on > today + FIVE_YEARS:
        errors["on"] = "The meeting must be within five years"
    elif plan.review_points.filter(date=on).exists():
        errors["on"] = "The plan has a review point on that day already"
    if updates_by > on:
        errors["updates_by"] = "Updates must be due on or before the day of the meeting"
    elif updates_by < today:
        errors["updates_by"] = "Updates must be due today or later"
    if errors:
        raise ValidationError(errors)
    point = ReviewPoint(
        plan=plan, date=on, updates_by=updates_by, opened_on=today, meeting=meeting.strip() or plan.board
    )
    history.save(point, by=by)
    return point


@transaction.atomic
def close_review(*, point: ReviewPoint, today: date, by) -> ReviewPoint:
    """Close a review: the next one may be opened. Raises ValidationError where it is not open."""
    point = ReviewPoint.objects.select_for_update(of=("self",)).get(pk=point.pk)
    if not point.is_open:
        raise ValidationError("This review is closed already")
    point.closed_on = today
    history.save(point, by=by)
    return point

"""
Who has done their part in a review. My actions and the manager's list both ask here, so they never differ.

While a review of its plan is open, an action is either *completed* (its rating is complete, assured or closed),
or *updated*, or *to update*. It is updated when the last thing said of it, corrections aside, was recorded on
or after the day the review opened, and was said by somebody other than quality assurance: an update or a claim,
typed for a partner or not. So a claim that waits counts as updated, a claim that was returned is to update
again, and neither putting an old row right nor loading the published record is an update. Without an open review
nothing is owed: *not asked*.
"""

from datetime import date

from django.db.models import Case, F, OuterRef, Q, Subquery, TextChoices, Value, When
from django.db.models.functions import TruncDate

from improvement.enums import DONE, Provenance, UpdateKind
from improvement.models import ReviewPoint, Update
from improvement.models.action import ActionQuerySet


class Progress(TextChoices):
    TO_UPDATE = "to-update", "To update"
    UPDATED = "updated", "Updated"
    NOT_ASKED = "not-asked", "No review open"
    COMPLETED = "completed", "Completed"


def with_progress(actions: ActionQuerySet, *, today: date) -> ActionQuerySet:
    """Annotate `progress`, a Progress, and `said_id`, the last thing said. No query of its own."""
    opened = ReviewPoint.objects.open().filter(plan=OuterRef("plan")).values("opened_on")[:1]
    said = Update.objects.filter(
        action=OuterRef("pk"), corrects__isnull=True, provenance=Provenance.ENTERED
    ).order_by("-pk")
    stands = Update.objects.standing(today).filter(action=OuterRef("pk")).latest_first()
    return actions.annotate(
        review_opened_on=Subquery(opened),
        said_id=Subquery(said.values("pk")[:1]),
        said_kind=Subquery(said.values("kind")[:1]),
        said_on=Subquery(said.values(day=TruncDate("recorded_at"))[:1]),
        standing_meaning=Subquery(stands.values("rating__meaning")[:1]),
    ).annotate(progress=_progress())


def _progress() -> Case:
    said_now = Q(said_kind__in=[UpdateKind.UPDATE, UpdateKind.CLAIM], said_on__gte=F("review_opened_on"))
    return Case(
        When(standing_meaning__in=DONE, then=Value(Progress.COMPLETED)),
        When(review_opened_on__isnull=True, then=Value(Progress.NOT_ASKED)),
        When(said_now, then=Value(Progress.UPDATED)),
        default=Value(Progress.TO_UPDATE),
    )

from django.db import models
from django.db.models import Q
from simple_history.models import HistoricalRecords

from council.models.organisation import OfOneOrganisation
from improvement.enums import Provenance
from improvement.models.review_point import ReviewPoint
from improvement.models.scale import Rating


class RatingShareQuerySet(OfOneOrganisation):
    organisation_path = "review_point__plan__organisation"

    def in_order(self):
        return self.order_by("review_point__date", "rating__order", "pk")


class RatingShare(models.Model):
    """
    The share of a plan's actions that had a rating at a review point, where only percentages were published.

    No count follows from it: of how many actions they are shares was not published either.
    """

    review_point = models.ForeignKey(ReviewPoint, on_delete=models.PROTECT, related_name="rating_shares")
    rating = models.ForeignKey(Rating, on_delete=models.PROTECT, related_name="shares")
    percent = models.DecimalField(max_digits=5, decimal_places=2)
    provenance = models.CharField(max_length=20, choices=Provenance, default=Provenance.ENTERED)

    history = HistoricalRecords()
    objects = RatingShareQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["review_point", "rating"], name="a_rating_has_one_share_at_a_review"
            ),
            models.CheckConstraint(
                condition=Q(percent__gte=0, percent__lte=100), name="a_share_is_between_0_and_100"
            ),
        ]

    def __str__(self):
        return f"{self.review_point}: {self.percent.normalize():f}% {self.rating}"

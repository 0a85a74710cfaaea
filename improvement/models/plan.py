from datetime import date

from django.db import models
from django.db.models import F, Max, Q
from simple_history.models import HistoricalRecords

from council.models import Organisation
from council.models.organisation import OfOneOrganisation
from improvement.models.scale import RatingScale
from improvement.models.source import Source


class PlanQuerySet(OfOneOrganisation):
    def last_reported_first(self, today: date):
        """Annotate `last_reported`, the day of the latest review up to today; plans without any come last."""
        latest = Max("review_points__date", filter=Q(review_points__date__lte=today))
        ordered = self.annotate(last_reported=latest)
        return ordered.order_by(F("last_reported").desc(nulls_last=True), "name", "pk")


class Plan(models.Model):
    """What an organisation promised to put right, rated on one scale and reported to one board."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="plans")
    slug = models.SlugField(max_length=100)
    name = models.CharField(max_length=200)
    scale = models.ForeignKey(RatingScale, on_delete=models.PROTECT, related_name="plans")
    board = models.CharField(max_length=200, blank=True, help_text="Who it is reported to")
    about = models.TextField(blank=True)
    sources = models.ManyToManyField(Source, blank=True, related_name="plans", help_text="What it answers")

    history = HistoricalRecords(m2m_fields=[sources])
    objects = PlanQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "slug"], name="plan_slug_is_unique_in_its_organisation"
            )
        ]

    def __str__(self):
        return self.name

from datetime import date

from django.core.validators import MinValueValidator
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
    flag_late_meetings = models.PositiveSmallIntegerField(
        "late at so many meetings in a row",
        default=3,
        validators=[MinValueValidator(2)],
        help_text="From how many on members are shown a flag",
    )
    flag_days_without_update = models.PositiveSmallIntegerField(
        "days without an update",
        null=True,
        blank=True,
        validators=[MinValueValidator(1)],
        help_text="From how many on members are shown a flag; empty: where there is none since the last meeting",
    )
    flag_date_moves = models.PositiveSmallIntegerField(
        "due date moved so often",
        default=2,
        validators=[MinValueValidator(1)],
        help_text="From how often on members are shown a flag",
    )
    sources = models.ManyToManyField(Source, blank=True, related_name="plans", help_text="What it answers")

    history = HistoricalRecords(m2m_fields=[sources])
    objects = PlanQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(flag_late_meetings__gte=2)
                & Q(flag_date_moves__gte=1)
                & (Q(flag_days_without_update__isnull=True) | Q(flag_days_without_update__gte=1)),
                name="the_thresholds_of_a_plans_flags_are_not_nought",
            ),
            models.UniqueConstraint(
                fields=["organisation", "slug"], name="plan_slug_is_unique_in_its_organisation"
            ),
        ]

    def __str__(self):
        return self.name

from datetime import date

from django.db import models
from django.db.models import F, Q
from simple_history.models import HistoricalRecords

from council.models.organisation import OfOneOrganisation
from improvement.models.plan import Plan


class ReviewPointQuerySet(OfOneOrganisation):
    organisation_path = "plan__organisation"

    def in_order(self):
        return self.order_by("date", "pk")

    def before(self, day: date):
        """Review points earlier than the day, the latest first: `.first()` is “previous”."""
        return self.filter(date__lt=day).order_by("-date", "-pk")

    def up_to(self, day: date):
        return self.filter(date__lte=day).order_by("-date", "-pk")

    def open(self):
        return self.filter(opened_on__isnull=False, closed_on__isnull=True)


class ReviewPoint(models.Model):
    """
    When a plan is reported to a meeting: a date to order by and a label to print.

    While it is open the leads owe updates, by `updates_by`. A meeting whose date was not published has a date
    that only orders it, and prints its label.
    """

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="review_points")
    date = models.DateField()
    label = models.CharField(
        max_length=60, blank=True, help_text="Printed instead of the date: “Spring 2019”"
    )
    date_published = models.BooleanField(default=True)
    meeting = models.CharField(max_length=200, blank=True, help_text="The body that it is reported to")
    updates_by = models.DateField(null=True, blank=True)
    opened_on = models.DateField(null=True, blank=True)
    closed_on = models.DateField(null=True, blank=True)

    history = HistoricalRecords()
    objects = ReviewPointQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["plan", "date"], name="a_plan_has_one_review_point_on_a_day"),
            models.CheckConstraint(
                condition=Q(updates_by__isnull=True) | Q(updates_by__lte=F("date")),
                name="updates_are_due_by_the_review",
            ),
            models.CheckConstraint(
                condition=Q(date_published=True) | ~Q(label=""),
                name="a_review_point_without_a_published_date_has_a_label",
            ),
            models.UniqueConstraint(
                fields=["plan"],
                condition=Q(opened_on__isnull=False, closed_on__isnull=True),
                name="a_plan_has_one_open_review",
            ),
        ]

    def __str__(self):
        return self.label or f"{self.date:%-d %B %Y}"

    @property
    def is_open(self) -> bool:
        return self.opened_on is not None and self.closed_on is None

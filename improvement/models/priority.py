from django.db import models
from simple_history.models import HistoricalRecords

from council.models.organisation import OfOneOrganisation
from improvement.models.plan import Plan
from improvement.models.source import Recommendation


class PriorityQuerySet(OfOneOrganisation):
    organisation_path = "plan__organisation"

    def in_order(self):
        return self.order_by("number", "pk")


class Priority(models.Model):
    """A chapter of a plan: what is to be put right, and the recommendations it answers."""

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="priorities")
    number = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=200, help_text="A few words, for tables")
    statement = models.TextField(help_text="In full, as the plan states it")
    source_paragraphs = models.CharField(
        max_length=100, blank=True, help_text="Paragraphs of the inspection report that it answers: “17, 18”"
    )
    recommendations = models.ManyToManyField(Recommendation, blank=True, related_name="priorities")

    history = HistoricalRecords(m2m_fields=[recommendations])
    objects = PriorityQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "priorities"
        constraints = [
            models.UniqueConstraint(fields=["plan", "number"], name="priority_number_is_unique_in_its_plan")
        ]

    def __str__(self):
        return f"Priority {self.number}: {self.title}"

from django.db import models
from django.db.models import Q
from simple_history.models import HistoricalRecords

from council.models import Organisation
from council.models.organisation import OfOneOrganisation
from feedback.enums import Collected, RecordKind, StartCounted
from feedback.models.procedure import Procedure, ProcedureStage


class FeedbackSettings(models.Model):
    """How an organisation hears complaints and what it publishes of them."""

    organisation = models.OneToOneField(
        Organisation, on_delete=models.PROTECT, related_name="feedback_settings"
    )
    statutory = models.ForeignKey(
        Procedure, on_delete=models.PROTECT, related_name="+", verbose_name="statutory procedure"
    )
    corporate = models.ForeignKey(
        Procedure, on_delete=models.PROTECT, related_name="+", verbose_name="corporate procedure"
    )
    counts_from = models.CharField(
        "where a clock has two possible starts, count from",
        max_length=20,
        choices=StartCounted,
        default=StartCounted.STRICTER,
    )
    suppress_below = models.PositiveSmallIntegerField(
        "hide numbers below",
        default=5,
        help_text="Numbers from 1 to just below this one are hidden in everything but cases; 0 hides none",
    )

    history = HistoricalRecords()
    objects = OfOneOrganisation.as_manager()

    class Meta:
        verbose_name_plural = "feedback settings"

    def __str__(self):
        return f"How {self.organisation} hears complaints"


class CollectionStart(models.Model):
    """From when something is recorded at a stage: before that day it was not collected."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="collection_starts")
    stage = models.ForeignKey(ProcedureStage, on_delete=models.PROTECT, related_name="+")
    what = models.CharField(max_length=30, choices=Collected)
    since = models.DateField("collected since")

    history = HistoricalRecords()
    objects = OfOneOrganisation.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "stage", "what"], name="collecting_starts_once")
        ]

    def __str__(self):
        return f"{self.get_what_display()}, {self.stage}, since {self.since:%-d %B %Y}"


class RetentionRule(models.Model):
    """For how long after it is closed a kind of record keeps who and what it is about."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="retention_rules")
    kind = models.CharField(max_length=20, choices=RecordKind)
    years = models.PositiveSmallIntegerField()
    authority = models.CharField("on what authority", max_length=200, blank=True)

    history = HistoricalRecords()
    objects = OfOneOrganisation.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "kind"], name="a_kind_is_kept_by_one_rule"),
            models.CheckConstraint(condition=Q(years__gte=1), name="records_are_kept_a_year_at_least"),
        ]

    def __str__(self):
        return f"{self.get_kind_display()}: {self.years} years"

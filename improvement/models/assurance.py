from django.db import models
from django.db.models import F, Q
from simple_history.models import HistoricalRecords

from council.models import Organisation
from council.models.organisation import OfOneOrganisation
from improvement.models.priority import Priority


class AssuranceLevelQuerySet(OfOneOrganisation):
    def in_order(self):
        return self.order_by("order", "pk")


class AssuranceLevel(models.Model):
    """One of the words in which an organisation gives its opinion: limited, partial. The weakest is first."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="assurance_levels")
    slug = models.SlugField(max_length=40)
    label = models.CharField(max_length=60)
    order = models.PositiveSmallIntegerField()

    history = HistoricalRecords()
    objects = AssuranceLevelQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "slug"], name="assurance_level_slug_is_unique_in_its_organisation"
            ),
            models.UniqueConstraint(
                fields=["organisation", "order"], name="assurance_levels_of_an_organisation_stand_in_order"
            ),
        ]

    def __str__(self):
        return self.label


class AssuranceOpinionQuerySet(OfOneOrganisation):
    organisation_path = "priority__plan__organisation"

    def in_order(self):
        return self.order_by("priority__number", F("reported_on").desc(nulls_last=True), "report_label", "pk")


class AssuranceOpinion(models.Model):
    """How sure quality assurance is of a priority, and in which report it said so (“June 2019”)."""

    priority = models.ForeignKey(Priority, on_delete=models.PROTECT, related_name="assurance_opinions")
    level = models.ForeignKey(AssuranceLevel, on_delete=models.PROTECT, related_name="opinions")
    report_label = models.CharField("report as printed", max_length=100)
    reported_on = models.DateField(null=True, blank=True, help_text="Empty where no day was published")
    words = models.TextField(blank=True)

    history = HistoricalRecords()
    objects = AssuranceOpinionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["priority", "report_label"], name="a_report_has_one_opinion_of_a_priority"
            ),
            models.CheckConstraint(
                condition=~Q(report_label=""), name="an_opinion_names_the_report_that_gave_it"
            ),
        ]

    def __str__(self):
        return f"{self.priority}: {self.level} ({self.report_label})"

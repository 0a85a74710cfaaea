from django.db import models
from simple_history.models import HistoricalRecords

from council.models.organisation import OfOneOrganisation
from improvement.enums import Coverage, FindingHeading
from improvement.models.source import Source


class OfASource(OfOneOrganisation):
    organisation_path = "source__organisation"

    def in_order(self):
        return self.order_by("source_id", "number", "pk")


class Finding(models.Model):
    """One thing that an inspection or a review found, under the heading and theme at which it printed it."""

    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="findings")
    number = models.PositiveSmallIntegerField("place in its source")
    heading = models.CharField(max_length=20, choices=FindingHeading)
    theme = models.CharField(max_length=200, blank=True)
    text = models.TextField()

    history = HistoricalRecords()
    objects = OfASource.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["source", "number"], name="findings_of_a_source_are_numbered")
        ]

    def __str__(self):
        return f"{self.source}, finding {self.number}"


class PracticeArea(models.Model):
    """An area of practice, and whether an audit tool covers it, as a review of the tool found."""

    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="practice_areas")
    number = models.PositiveSmallIntegerField("place in its source")
    name = models.CharField(max_length=200)
    covered = models.CharField(max_length=10, choices=Coverage)
    comment = models.TextField(blank=True)

    history = HistoricalRecords()
    objects = OfASource.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["source", "number"], name="practice_areas_of_a_source_are_numbered"
            )
        ]

    def __str__(self):
        return self.name

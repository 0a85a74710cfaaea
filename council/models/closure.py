from django.db import models
from simple_history.models import HistoricalRecords

from council.models.organisation import OfOneOrganisation, Organisation


class Closure(models.Model):
    """A day on which this organisation does not work though the law does not say so, and why."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="closures")
    day = models.DateField()
    reason = models.CharField(max_length=200)

    history = HistoricalRecords()
    objects = OfOneOrganisation.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "day"], name="a_day_is_closed_once")]

    def __str__(self):
        return f"{self.day:%-d %B %Y}: {self.reason}"

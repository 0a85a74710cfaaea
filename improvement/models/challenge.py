from django.db import models
from simple_history.models import HistoricalRecords

from council.models.organisation import OfOneOrganisation
from improvement.models.plan import Plan


class ChallengeQuerySet(OfOneOrganisation):
    organisation_path = "plan__organisation"

    def in_order(self):
        return self.order_by("number", "pk")


class Challenge(models.Model):
    """What still stands in a plan's way, what is proposed about it, and when, as printed."""

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="challenges")
    number = models.PositiveSmallIntegerField()
    what = models.TextField("the challenge")
    proposed = models.TextField("proposed action", blank=True)
    timescale = models.CharField("timescale as printed", max_length=200, blank=True)

    history = HistoricalRecords()
    objects = ChallengeQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["plan", "number"], name="challenge_number_is_unique_in_its_plan")
        ]

    def __str__(self):
        return f"Challenge {self.number}"

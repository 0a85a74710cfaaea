from django.db import models
from django.db.models import F, Q
from simple_history.models import HistoricalRecords

from council.models.organisation import OfOneOrganisation
from council.references import sort_key
from improvement.models.plan import Plan
from improvement.models.priority import Priority
from improvement.texts import paragraphs


class CommitmentQuerySet(OfOneOrganisation):
    organisation_path = "plan__organisation"

    def in_order(self):
        return self.order_by(F("priority__number").asc(nulls_last=True), "ref_key", "pk")


class Commitment(models.Model):
    """What we said we would do, and what we did: in paragraphs with an empty line between them."""

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="commitments")
    priority = models.ForeignKey(
        Priority, on_delete=models.PROTECT, null=True, blank=True, related_name="commitments"
    )
    ref = models.CharField("reference", max_length=20)
    ref_key = models.CharField(max_length=60, editable=False)
    ref_published = models.BooleanField("reference is published", default=True)
    we_said = models.TextField()
    we_did = models.TextField(blank=True)
    measure = models.CharField("any measure", max_length=300, blank=True)
    target = models.CharField(max_length=200, blank=True)

    history = HistoricalRecords(excluded_fields=["ref_key"])
    objects = CommitmentQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["plan", "ref"], name="commitment_ref_is_unique_in_its_plan"),
            models.CheckConstraint(condition=~Q(we_said=""), name="a_commitment_says_something"),
        ]

    def __str__(self):
        return f"Commitment {self.ref}"

    def save(self, *args, **kwargs):
        self.ref_key = sort_key(self.ref)
        super().save(*args, **kwargs)

    @property
    def did(self) -> list[str]:
        """What we did, by paragraphs."""
        return paragraphs(self.we_did)

import uuid

from django.db import models
from django.db.models import Q
from simple_history.models import HistoricalRecords

from council.models import Organisation
from feedback.enums import CostKind
from feedback.models.complaint import Complaint
from feedback.models.pre_complaint import OfTheFeedbackTeam
from improvement.enums import Provenance


class Cost(models.Model):
    """What a case cost: its investigation, or the compensation paid for it. In pounds."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="complaint_costs")
    complaint = models.ForeignKey(
        Complaint, on_delete=models.PROTECT, null=True, blank=True, related_name="costs"
    )
    kind = models.CharField(max_length=20, choices=CostKind)
    paid_on = models.DateField("paid")
    amount = models.DecimalField("amount in pounds", max_digits=12, decimal_places=2)
    provenance = models.CharField(max_length=20, choices=Provenance, default=Provenance.ENTERED)

    history = HistoricalRecords()
    objects = OfTheFeedbackTeam.as_manager()

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(amount__gt=0), name="a_cost_is_more_than_nothing")]

    def __str__(self):
        return f"{self.get_kind_display()} of £{self.amount:,.2f}"

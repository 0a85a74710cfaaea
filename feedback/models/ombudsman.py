import uuid

from django.db import models
from django.db.models import F, Q
from simple_history.models import HistoricalRecords

from council.models import Organisation
from feedback.enums import Determination
from feedback.models.complaint import Complaint
from feedback.models.pre_complaint import OfTheFeedbackTeam
from improvement.enums import Provenance


class OmbudsmanReferral(models.Model):
    """A complaint that somebody took to the Ombudsman, whether or not it had been one of ours before."""

    PRIVATE = ("notes",)

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="ombudsman_referrals"
    )
    complaint = models.ForeignKey(
        Complaint, on_delete=models.PROTECT, null=True, blank=True, related_name="ombudsman_referrals"
    )
    ref = models.CharField("the Ombudsman’s reference", max_length=40, blank=True)
    received_on = models.DateField("notified")
    determination = models.CharField(max_length=30, choices=Determination, default=Determination.OPEN)
    decided_on = models.DateField("decided", null=True, blank=True)
    notes = models.TextField(blank=True)
    provenance = models.CharField(max_length=20, choices=Provenance, default=Provenance.ENTERED)

    history = HistoricalRecords()
    objects = OfTheFeedbackTeam.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(determination=Determination.OPEN, decided_on__isnull=True)
                | (~Q(determination=Determination.OPEN) & Q(decided_on__isnull=False)),
                name="a_referral_is_open_or_decided",
            ),
            models.CheckConstraint(
                condition=Q(decided_on__isnull=True) | Q(decided_on__gte=F("received_on")),
                name="a_referral_is_decided_after_it_came",
            ),
        ]

    def __str__(self):
        return self.ref or f"Referral of {self.received_on:%-d %B %Y}"

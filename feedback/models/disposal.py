import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from simple_history.models import HistoricalRecords

from council.models import Organisation
from feedback.models.complaint import Complaint
from feedback.models.compliment import Compliment
from feedback.models.pre_complaint import OfTheFeedbackTeam, PreComplaint


class Disposal(models.Model):
    """
    A list of records whose time is up: one person proposes it, another agrees, and they are anonymised.

    Its rows stay, so that it can be shown what was disposed of, when, and on whose word.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="disposals")
    proposed_on = models.DateField("proposed")
    proposed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    agreed_at = models.DateTimeField("agreed", null=True, blank=True)
    agreed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    refused_because = models.TextField(blank=True)

    history = HistoricalRecords()
    objects = OfTheFeedbackTeam.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(agreed_by__isnull=True) | ~Q(agreed_by=F("proposed_by")),
                name="two_people_dispose_of_records",
            )
        ]

    def __str__(self):
        return f"Disposal list of {self.proposed_on:%-d %B %Y}"


class DisposalItemQuerySet(OfTheFeedbackTeam):
    organisation_path = "disposal__organisation"


class DisposalItem(models.Model):
    """One record on a list, and the rule by which its time is up."""

    disposal = models.ForeignKey(Disposal, on_delete=models.CASCADE, related_name="items")
    complaint = models.ForeignKey(Complaint, on_delete=models.PROTECT, null=True, related_name="+")
    pre_complaint = models.ForeignKey(PreComplaint, on_delete=models.PROTECT, null=True, related_name="+")
    compliment = models.ForeignKey(Compliment, on_delete=models.PROTECT, null=True, related_name="+")
    because = models.CharField(max_length=200)

    history = HistoricalRecords()
    objects = DisposalItemQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(complaint__isnull=False, pre_complaint__isnull=True, compliment__isnull=True)
                | Q(complaint__isnull=True, pre_complaint__isnull=False, compliment__isnull=True)
                | Q(complaint__isnull=True, pre_complaint__isnull=True, compliment__isnull=False),
                name="a_disposal_item_is_one_record",
            )
        ]

    def __str__(self):
        return str(self.complaint or self.pre_complaint or self.compliment)

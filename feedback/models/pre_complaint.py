import uuid

from django.db import models
from django.db.models import F, Q
from simple_history.models import HistoricalRecords

from council.models import Organisation, Team
from council.models.organisation import OfOneOrganisation
from council.references import sort_key
from council.roles import Permission
from feedback.enums import Channel, ComplainantCategory
from feedback.models.complaint import Complaint
from improvement.enums import Provenance


class OfTheFeedbackTeam(OfOneOrganisation):
    """Records that only the feedback team opens."""

    def visible_to(self, user, permission: Permission = Permission.HANDLE_FEEDBACK):
        return super().visible_to(user, permission)


class PreComplaint(models.Model):
    """A concern that is settled informally, or goes on to become a complaint."""

    PRIVATE = ("person_name", "contact_details", "concern", "resolution")

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="pre_complaints")
    ref = models.CharField("reference", max_length=20)
    ref_key = models.CharField(max_length=60, editable=False)
    received_on = models.DateField("received")
    channel = models.CharField("how it came", max_length=20, choices=Channel, default=Channel.NOT_RECORDED)
    category = models.CharField("who raised it", max_length=20, choices=ComplainantCategory)
    teams = models.ManyToManyField(Team, blank=True, related_name="pre_complaints")
    person_name = models.CharField("who", max_length=200, blank=True)
    contact_details = models.TextField(blank=True)
    concern = models.TextField(blank=True)
    resolution = models.TextField("how it was settled", blank=True)
    resolved_on = models.DateField("resolved", null=True, blank=True)
    escalated_on = models.DateField("became a complaint", null=True, blank=True)
    escalated_to = models.OneToOneField(
        Complaint, on_delete=models.PROTECT, null=True, blank=True, related_name="pre_complaint"
    )
    anonymised_at = models.DateTimeField(null=True, blank=True, editable=False)
    provenance = models.CharField(max_length=20, choices=Provenance, default=Provenance.ENTERED)

    history = HistoricalRecords(excluded_fields=["ref_key"], m2m_fields=[teams])
    objects = OfTheFeedbackTeam.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "ref"], name="pre_complaint_ref_is_unique_in_its_organisation"
            ),
            models.CheckConstraint(
                condition=Q(escalated_on__isnull=True, escalated_to__isnull=True)
                | Q(escalated_on__isnull=False, escalated_to__isnull=False, resolved_on__isnull=True),
                name="a_pre_complaint_is_resolved_or_escalated",
            ),
            models.CheckConstraint(
                condition=Q(resolved_on__isnull=True) | Q(resolved_on__gte=F("received_on")),
                name="a_pre_complaint_is_resolved_after_receipt",
            ),
        ]

    def __str__(self):
        return self.ref

    def save(self, *args, **kwargs):
        self.ref_key = sort_key(self.ref)
        super().save(*args, **kwargs)

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from simple_history.models import HistoricalRecords

from council.models import Organisation, Team
from council.models.organisation import OfOneOrganisation
from council.references import sort_key
from council.roles import Permission
from feedback.enums import Advocacy, Channel, ComplainantCategory, Consent
from feedback.models.procedure import Procedure
from feedback.models.theme import Theme
from improvement.enums import Provenance


class ComplaintQuerySet(OfOneOrganisation):
    def visible_to(self, user, permission: Permission = Permission.HANDLE_FEEDBACK):
        """
        The cases this user may open: all of an organisation for its feedback team, else those they handle.

        Nobody handles a case in an organisation to which they do not belong any more.
        """
        if user.is_active and user.is_superuser:
            return self
        team = Q(organisation__in=user.organisation_ids(permission))
        own = Q(organisation__in=user.organisation_ids(Permission.HANDLE_OWN_CASES), handlers__user=user)
        return self.filter(pk__in=Complaint.objects.filter(team | own).values("pk"))

    def in_order(self):
        """The latest received first."""
        return self.order_by("-received_on", "-ref_key", "-pk")


class Complaint(models.Model):
    """
    A case: what somebody complained of, under which procedure, about which teams.

    The day of receipt is day 0 of its first stage. Fields named as private hold what identifies a family; they
    are emptied when the case is anonymised, and nothing that is counted is among them.
    """

    PRIVATE = ("complainant_name", "contact_details", "child_name", "what_happened", "desired_outcome")

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="complaints")
    ref = models.CharField("reference", max_length=20)
    ref_key = models.CharField(max_length=60, editable=False)
    procedure = models.ForeignKey(Procedure, on_delete=models.PROTECT, related_name="complaints")
    received_on = models.DateField("received")
    channel = models.CharField("how it came", max_length=20, choices=Channel, default=Channel.NOT_RECORDED)
    category = models.CharField("who complained", max_length=20, choices=ComplainantCategory)
    teams = models.ManyToManyField(Team, related_name="complaints")
    themes = models.ManyToManyField(Theme, blank=True, related_name="complaints")

    complainant_name = models.CharField(max_length=200, blank=True)
    contact_details = models.TextField(blank=True)
    child_name = models.CharField("child or young person", max_length=200, blank=True)
    what_happened = models.TextField(blank=True)
    desired_outcome = models.TextField("what they want to happen", blank=True)

    acknowledged_on = models.DateField("acknowledged", null=True, blank=True)
    consent = models.CharField(max_length=20, choices=Consent, default=Consent.NOT_RECORDED)
    advocacy = models.CharField(max_length=20, choices=Advocacy, default=Advocacy.NOT_RECORDED)
    happened_on = models.DateField("when it happened", null=True, blank=True)
    accepted_late_because = models.TextField("why it is accepted out of time", blank=True)
    joint_with = models.CharField(
        "joint with", max_length=200, blank=True, help_text="A health body that answers together with us"
    )
    joint_lead = models.BooleanField("we lead the joint response", default=True)
    withdrawn_on = models.DateField("withdrawn", null=True, blank=True)
    withdrawn_because = models.TextField("why it was withdrawn", blank=True)
    closed_on = models.DateField("closed", null=True, blank=True)
    legal_hold = models.BooleanField(default=False, help_text="Kept whatever the schedule says")
    legal_hold_because = models.TextField("reason for the hold", blank=True)
    anonymised_at = models.DateTimeField(null=True, blank=True, editable=False)
    provenance = models.CharField(max_length=20, choices=Provenance, default=Provenance.ENTERED)

    history = HistoricalRecords(excluded_fields=["ref_key"], m2m_fields=[teams, themes])
    objects = ComplaintQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "ref"], name="complaint_ref_is_unique_in_its_organisation"
            ),
            models.CheckConstraint(
                condition=Q(acknowledged_on__isnull=True) | Q(acknowledged_on__gte=models.F("received_on")),
                name="a_complaint_is_acknowledged_after_receipt",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_on__isnull=True) | Q(withdrawn_on__gte=models.F("received_on")),
                name="a_complaint_is_withdrawn_after_receipt",
            ),
            models.CheckConstraint(
                condition=Q(legal_hold=False) | ~Q(legal_hold_because=""), name="a_legal_hold_has_a_reason"
            ),
        ]
        indexes = [models.Index(fields=["organisation", "received_on"], name="complaint_by_receipt")]

    def __str__(self):
        return self.ref

    def save(self, *args, **kwargs):
        self.ref_key = sort_key(self.ref)
        super().save(*args, **kwargs)


class HandlerQuerySet(OfOneOrganisation):
    organisation_path = "complaint__organisation"


class Handler(models.Model):
    """Somebody outside the feedback team who deals with a case, and may therefore open it."""

    complaint = models.ForeignKey(Complaint, on_delete=models.CASCADE, related_name="handlers")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="cases")
    task = models.CharField(max_length=100, help_text="“Answers stage one”, “Investigating officer”")

    history = HistoricalRecords()
    objects = HandlerQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["complaint", "user"], name="somebody_handles_a_case_once")
        ]

    def __str__(self):
        return f"{self.user}: {self.task}" if self.task else str(self.user)

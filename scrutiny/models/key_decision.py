import uuid

from django.db import models
from django.db.models import F, Q
from simple_history.models import HistoricalRecords

from council.models import Organisation
from council.models.organisation import OfOneOrganisation
from council.references import sort_key
from council.roles import Permission
from scrutiny.enums import CallInOutcome, Exempt


class OfScrutiny(OfOneOrganisation):
    def visible_to(self, user, permission: Permission = Permission.SEE_COMMITTEES):
        return super().visible_to(user, permission)


class Notice(models.Model):
    """A notice of key decisions: what the executive means to decide, given 28 days before."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="notices")
    issued_on = models.DateField("issued")
    days = models.PositiveSmallIntegerField("days of notice", default=28)
    call_in_days = models.PositiveSmallIntegerField("working days to call in", default=5)
    signed_by = models.CharField(max_length=200, blank=True)
    contact = models.TextField("address for documents", blank=True)
    decision_makers = models.TextField(
        "who decides", blank=True, help_text="One on a line: “G. Miller – Leader”"
    )

    history = HistoricalRecords()
    objects = OfScrutiny.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "issued_on"], name="a_notice_is_issued_once_a_day"
            )
        ]

    def __str__(self):
        return f"Notice of {self.issued_on:%-d %B %Y}"


class KeyDecisionQuerySet(OfScrutiny):
    organisation_path = "notice__organisation"

    def in_order(self):
        """In the order of the notice: it follows neither date nor reference."""
        return self.order_by("notice_id", "order", "pk")


class KeyDecision(models.Model):
    """A decision in a notice: by whom, in which period, whether in private and why, and what came of it."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    notice = models.ForeignKey(Notice, on_delete=models.PROTECT, related_name="decisions")
    order = models.PositiveSmallIntegerField()
    ref = models.CharField("reference", max_length=20)
    ref_key = models.CharField(max_length=60, editable=False)
    matter = models.TextField()
    decision_maker = models.CharField(max_length=200)
    is_key = models.BooleanField("key decision", default=True)
    due_text = models.CharField("anticipated date, as printed", max_length=100, blank=True)
    due_from = models.DateField("anticipated from", null=True, blank=True)
    due_to = models.DateField("anticipated by", null=True, blank=True)
    is_private = models.BooleanField("in private", default=False)
    exempt = models.PositiveSmallIntegerField(choices=Exempt, null=True, blank=True)
    private_reason = models.TextField("reason for meeting in private", blank=True)
    documents = models.CharField("documents to be considered", max_length=300, blank=True)
    taken_on = models.DateField("taken", null=True, blank=True)
    outcome = models.TextField("what was decided", blank=True)
    call_in_by = models.DateField("may be called in until", null=True, blank=True)

    history = HistoricalRecords(excluded_fields=["ref_key"])
    objects = KeyDecisionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["notice", "ref"], name="a_decision_is_in_a_notice_once"),
            models.UniqueConstraint(fields=["notice", "order"], name="decisions_of_a_notice_are_in_order"),
            models.CheckConstraint(
                condition=Q(due_to__isnull=True) | Q(due_from__isnull=True) | Q(due_to__gte=F("due_from")),
                name="a_period_of_decision_ends_after_it_begins",
            ),
        ]

    def __str__(self):
        return self.ref

    @property
    def is_closed(self) -> bool:
        """Whether it is taken in private: what a notice says of it is public, what was decided is not."""
        return self.is_private or self.exempt is not None

    def save(self, *args, **kwargs):
        self.ref_key = sort_key(self.ref)
        super().save(*args, **kwargs)


class CallInQuerySet(OfScrutiny):
    organisation_path = "decision__notice__organisation"


class CallIn(models.Model):
    """Members ask that a decision which was taken, and not yet carried out, be looked at again."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    decision = models.OneToOneField(KeyDecision, on_delete=models.PROTECT, related_name="call_in")
    called_in_on = models.DateField("called in")
    called_in_by = models.TextField("by whom", help_text="One on a line")
    reason = models.TextField()
    considered_on = models.DateField("considered", null=True, blank=True)
    outcome = models.CharField(max_length=30, choices=CallInOutcome, default=CallInOutcome.OPEN)
    outcome_text = models.TextField(blank=True)

    history = HistoricalRecords()
    objects = CallInQuerySet.as_manager()

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(reason=""), name="a_call_in_has_a_reason")]

    def __str__(self):
        return f"Call-in of {self.decision}"

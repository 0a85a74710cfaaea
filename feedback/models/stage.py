import uuid

from django.db import models
from django.db.models import F, Q
from simple_history.models import HistoricalRecords

from council.append_only import AppendOnly
from council.models.organisation import OfOneOrganisation
from council.roles import Permission
from feedback.enums import ClockChangeKind, Outcome
from feedback.models.complaint import Complaint
from feedback.models.procedure import ProcedureStage, ProcedureStep
from feedback.models.theme import Subject


class OfOneCase(OfOneOrganisation):
    """Parts of a case: whoever may open the case may see them."""

    organisation_path = "complaint__organisation"
    complaint_path = "complaint"

    def visible_to(self, user, permission: Permission = Permission.HANDLE_FEEDBACK):
        cases = Complaint.objects.visible_to(user, permission).values("pk")
        return self.filter(**{f"{self.complaint_path}__in": cases})


class StageQuerySet(OfOneCase):
    def open(self):
        return self.filter(responded_on__isnull=True, complaint__withdrawn_on__isnull=True)

    def in_order(self):
        return self.order_by("complaint_id", "stage__number", "pk")


class Stage(models.Model):
    """
    A complaint at one stage of its procedure, from the request to the response.

    `due_on` is when the response is due, `first_due_on` when it was before any extension; both follow from its
    clocks. `responded_on` is the day of the last step.
    """

    complaint = models.ForeignKey(Complaint, on_delete=models.CASCADE, related_name="stages")
    stage = models.ForeignKey(ProcedureStage, on_delete=models.PROTECT, related_name="taken")
    requested_on = models.DateField("requested", help_text="At stage one, the day of receipt")
    statement_agreed_on = models.DateField(
        "statement of complaint agreed", null=True, blank=True, help_text="The other possible start"
    )
    due_on = models.DateField("response due", null=True, blank=True, editable=False)
    first_due_on = models.DateField("first due", null=True, blank=True, editable=False)
    responded_on = models.DateField("responded", null=True, blank=True)
    late_because = models.TextField("reason for lateness", blank=True)
    outcome = models.CharField("overall outcome", max_length=20, choices=Outcome, blank=True)

    history = HistoricalRecords()
    objects = StageQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["complaint", "stage"], name="a_complaint_takes_a_stage_once"),
            models.CheckConstraint(
                condition=Q(responded_on__isnull=True) | Q(responded_on__gte=F("requested_on")),
                name="a_response_follows_its_request",
            ),
        ]
        indexes = [
            models.Index(fields=["requested_on"], name="stage_by_request"),
            models.Index(fields=["responded_on"], name="stage_by_response"),
        ]

    def __str__(self):
        return f"{self.complaint} {self.stage}"


class ClockQuerySet(OfOneCase):
    organisation_path = "stage__complaint__organisation"
    complaint_path = "stage__complaint"

    def running(self):
        """Clocks of open stages whose step is not done, paused ones included."""
        return self.filter(done_on__isnull=True, stage__complaint__withdrawn_on__isnull=True)

    def soonest_first(self):
        return self.order_by(
            F("due_on").asc(nulls_last=True), "stage__complaint__ref_key", "step__number", "pk"
        )


class Clock(models.Model):
    """
    The working days of one step of a stage: day 0, how many it has, when they are up, and when it was done.

    `due_on` is empty while the clock is paused.
    """

    stage = models.ForeignKey(Stage, on_delete=models.CASCADE, related_name="clocks")
    step = models.ForeignKey(ProcedureStep, on_delete=models.PROTECT, related_name="+")
    started_on = models.DateField("day 0")
    limit = models.PositiveSmallIntegerField(help_text="Working days, extensions included")
    due_on = models.DateField("due", null=True, blank=True)
    paused_on = models.DateField("paused since", null=True, blank=True)
    paused_days = models.PositiveSmallIntegerField("working days paused before", default=0)
    done_on = models.DateField("done", null=True, blank=True)

    history = HistoricalRecords()
    objects = ClockQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["stage", "step"], name="a_step_has_one_clock"),
            models.CheckConstraint(
                condition=Q(done_on__isnull=True) | Q(done_on__gte=F("started_on")),
                name="a_step_is_done_after_its_start",
            ),
            models.CheckConstraint(
                condition=Q(due_on__isnull=False) | Q(paused_on__isnull=False),
                name="a_clock_runs_or_is_paused",
            ),
        ]
        indexes = [models.Index(fields=["due_on"], name="clock_by_due_date")]

    def __str__(self):
        return f"{self.stage}: {self.step}"


class ClockChangeQuerySet(OfOneCase):
    organisation_path = "clock__stage__complaint__organisation"
    complaint_path = "clock__stage__complaint"


class ClockChange(AppendOnly):
    """
    Why a due date is another than it was. Rows are only ever added, so every old date is kept.

    The reason is somebody's words and may name a family: it goes when the case is anonymised.
    """

    SCRUBBED = ("reason",)

    clock = models.ForeignKey(Clock, on_delete=models.PROTECT, related_name="changes")
    kind = models.CharField(max_length=20, choices=ClockChangeKind)
    changed_on = models.DateField("from")
    old_due_on = models.DateField(null=True)
    new_due_on = models.DateField(null=True)
    reason = models.CharField(max_length=500)
    by = models.ForeignKey("council.User", on_delete=models.PROTECT, null=True, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)

    objects = ClockChangeQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(reason=""), name="a_change_of_a_clock_has_a_reason")
        ]

    def __str__(self):
        return f"{self.clock} {self.get_kind_display().lower()}"


class ElementQuerySet(OfOneCase):
    organisation_path = "stage__complaint__organisation"
    complaint_path = "stage__complaint"

    def in_order(self):
        return self.order_by("stage_id", "number", "pk")


class Element(models.Model):
    """
    One thing alleged, and what was found at this stage. `alleged` is private; `subject` is what is published.

    `decided_on` is the day by which it counts: the response, and at a panel the day it met.
    """

    PRIVATE = ("alleged",)

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    stage = models.ForeignKey(Stage, on_delete=models.CASCADE, related_name="elements")
    number = models.PositiveSmallIntegerField()
    alleged = models.TextField("what is alleged", blank=True)
    subject = models.ForeignKey(
        Subject, on_delete=models.PROTECT, null=True, blank=True, related_name="elements"
    )
    outcome = models.CharField(max_length=20, choices=Outcome, blank=True)
    outcome_before_panel = models.CharField(
        max_length=20, choices=Outcome, blank=True, help_text="What stage two had found"
    )
    decided_on = models.DateField("decided", null=True, blank=True)

    history = HistoricalRecords()
    objects = ElementQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["stage", "number"], name="elements_of_a_stage_are_numbered"),
            models.CheckConstraint(
                condition=Q(outcome="", decided_on__isnull=True)
                | (~Q(outcome="") & Q(decided_on__isnull=False)),
                name="an_outcome_has_its_day",
            ),
        ]
        indexes = [models.Index(fields=["decided_on"], name="element_by_decision")]

    def __str__(self):
        return f"Element {self.number}"

from django.db import models
from django.db.models import F, Q
from simple_history.models import HistoricalRecords

from council.models import Organisation
from council.models.organisation import OfOneOrganisation
from council.roles import Permission
from feedback.enums import CountsFrom, Starts, Stream


class ProcedureQuerySet(OfOneOrganisation):
    def visible_to(self, user, permission: Permission = Permission.SEE_FEEDBACK):
        """Procedures of the user's organisations, and those that ship for everybody."""
        shared = Q(organisation__isnull=True)
        return self.filter(shared | Q(pk__in=super().visible_to(user, permission).values("pk")))

    def open_to(self, organisation: Organisation):
        """Those that this organisation may hear complaints under: its nation's and its own."""
        shared = Q(organisation__isnull=True, nation=organisation.nation)
        return self.filter(shared | Q(organisation=organisation)).order_by("nation", "stream", "slug", "pk")

    def with_stages(self):
        return self.prefetch_related(
            models.Prefetch("stages", ProcedureStage.objects.in_order().with_steps()),
        )

    def get_by_natural_key(self, slug):
        return self.get(slug=slug)


class Procedure(models.Model):
    """
    How a kind of complaint is heard: a nation's statutory procedure, or a council's corporate one.

    Without an organisation it serves all of its nation. Its stages, limits and starts are rows.
    """

    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="procedures"
    )
    slug = models.SlugField(unique=True)
    name = models.CharField(max_length=200)
    nation = models.CharField(max_length=3, choices=Organisation.Nation)
    stream = models.CharField(max_length=20, choices=Stream)
    law = models.CharField("law or guidance", max_length=300, blank=True)
    acknowledge_within = models.PositiveSmallIntegerField(
        "acknowledged within", null=True, blank=True, help_text="Working days; empty where none is set"
    )
    accepts_within_months = models.PositiveSmallIntegerField(
        null=True, blank=True, help_text="How long after the event a complaint is in time; empty for no limit"
    )
    can_resolve = models.BooleanField(
        "“resolved” is an outcome", default=False, help_text="As in Scotland: no finding for or against"
    )

    history = HistoricalRecords()
    objects = ProcedureQuerySet.as_manager()

    def __str__(self):
        return self.name

    def natural_key(self):
        return (self.slug,)


class ProcedureStageQuerySet(OfOneOrganisation):
    organisation_path = "procedure__organisation"

    def visible_to(self, user, permission: Permission = Permission.SEE_FEEDBACK):
        return self.filter(procedure__in=Procedure.objects.visible_to(user, permission))

    def in_order(self):
        return self.order_by("procedure_id", "number", "pk")

    def with_steps(self):
        return self.prefetch_related(models.Prefetch("steps", ProcedureStep.objects.in_order()))

    def get_by_natural_key(self, procedure, number):
        return self.get(procedure__slug=procedure, number=number)


class ProcedureStage(models.Model):
    """A stage of a procedure: what starts it, and by when it must be asked for."""

    procedure = models.ForeignKey(Procedure, on_delete=models.CASCADE, related_name="stages")
    number = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=60, help_text="“Stage one”, as reports print it")
    answered_by = models.CharField(max_length=200, blank=True, help_text="“Team manager”")
    starts = models.CharField("its clock starts with", max_length=30, choices=Starts, default=Starts.REQUEST)
    ask_within = models.PositiveSmallIntegerField(
        "to be asked for within",
        null=True,
        blank=True,
        help_text="Working days after the response to the stage before; empty where none is set",
    )
    can_pause = models.BooleanField("its clock can be paused", default=False)

    history = HistoricalRecords()
    objects = ProcedureStageQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["procedure", "number"], name="stages_of_a_procedure_are_numbered"
            ),
            models.CheckConstraint(condition=Q(number__gte=1), name="stages_are_numbered_from_one"),
        ]

    def __str__(self):
        return self.name

    def natural_key(self):
        return (self.procedure.slug, self.number)

    natural_key.dependencies = ["feedback.procedure"]


class ProcedureStepQuerySet(OfOneOrganisation):
    organisation_path = "stage__procedure__organisation"

    def visible_to(self, user, permission: Permission = Permission.SEE_FEEDBACK):
        return self.filter(stage__in=ProcedureStage.objects.visible_to(user, permission))

    def in_order(self):
        return self.order_by("stage_id", "number", "pk")

    def get_by_natural_key(self, procedure, stage, number):
        return self.get(stage__procedure__slug=procedure, stage__number=stage, number=number)


class ProcedureStep(models.Model):
    """
    What a stage owes within a number of working days. The last step of a stage is its response.

    Most stages have one; a review panel meets, reports and is answered: three.
    """

    stage = models.ForeignKey(ProcedureStage, on_delete=models.CASCADE, related_name="steps")
    number = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=60, help_text="“Response”, “Panel meets”")
    limit = models.PositiveSmallIntegerField(help_text="Working days")
    extended_limit = models.PositiveSmallIntegerField(
        null=True, blank=True, help_text="Working days in all, with a reason; empty where it is not extended"
    )
    counts_from = models.CharField(max_length=20, choices=CountsFrom, default=CountsFrom.START)
    decides = models.BooleanField(
        "outcomes count from this day", default=False, help_text="A panel’s outcomes count by its date"
    )

    history = HistoricalRecords()
    objects = ProcedureStepQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["stage", "number"], name="steps_of_a_stage_are_numbered"),
            models.CheckConstraint(condition=Q(limit__gte=1), name="a_step_has_at_least_a_day"),
            models.CheckConstraint(
                condition=Q(extended_limit__isnull=True) | Q(extended_limit__gt=F("limit")),
                name="an_extended_limit_is_longer",
            ),
        ]

    def __str__(self):
        return self.name

    def natural_key(self):
        return (*self.stage.natural_key(), self.number)

    natural_key.dependencies = ["feedback.procedurestage"]

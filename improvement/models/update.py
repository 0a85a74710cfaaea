import uuid
from datetime import date, datetime

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from council.append_only import AppendOnly
from council.models.organisation import OfOneOrganisation
from improvement.enums import Provenance, UpdateKind
from improvement.models.evidence import EvidenceVersion
from improvement.models.scale import Rating


class UpdateQuerySet(OfOneOrganisation):
    organisation_path = "action__plan__organisation"

    def standing(self, as_at: date, recorded_by: datetime | None = None):
        """
        Rows that may speak for the day: in force by then, recorded by then, and not put right by then.

        A row that a later row corrects speaks no more, even where the mistake was its date.
        """
        rows, corrections = self.filter(holds_from__lte=as_at), Update.objects.filter(corrects=OuterRef("pk"))
        if recorded_by is not None:
            rows = rows.filter(recorded_at__lte=recorded_by)
            corrections = corrections.filter(recorded_at__lte=recorded_by)
        return rows.filter(~Exists(corrections))

    def latest_first(self):
        return self.order_by("-holds_from", "-pk")

    def unanswered_claims(self):
        """Claims that quality assurance has neither accepted nor returned, and that nothing has corrected."""
        answers = Update.objects.filter(answers=OuterRef("pk"))
        corrections = Update.objects.filter(corrects=OuterRef("pk"))
        return self.filter(~Exists(answers), ~Exists(corrections), kind=UpdateKind.CLAIM)


class Update(AppendOnly):
    """
    A row of the rating ledger: what an action's rating is from a day on, who said so, and in which words.

    `update`: a lead's (or, typed for them, a partner's) rating. `claim`: a lead says that the assured rating
    in `claimed` is deserved; the row's own rating is what counts meanwhile. `acceptance` and `return` are
    quality assurance's answers to a claim. Any row may put right an earlier one (`corrects`).
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    action = models.ForeignKey("improvement.Action", on_delete=models.PROTECT, related_name="updates")
    kind = models.CharField(max_length=20, choices=UpdateKind)
    rating = models.ForeignKey(Rating, on_delete=models.PROTECT, related_name="+")
    claimed = models.ForeignKey(Rating, on_delete=models.PROTECT, null=True, related_name="+")
    answers = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="answered_by")
    corrects = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="corrected_by")
    why_corrected = models.TextField()
    holds_from = models.DateField()
    recorded_at = models.DateTimeField(default=timezone.now)
    said_by = models.CharField(max_length=200)
    typed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    # As text too, so that the ledger reads the same when the person's account has another name.
    typed_by_name = models.CharField(max_length=200)
    words = models.TextField()
    provenance = models.CharField(max_length=20, choices=Provenance, default=Provenance.ENTERED)
    evidence = models.ManyToManyField(EvidenceVersion, through="UpdateEvidence", related_name="updates")

    objects = UpdateQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["action", "holds_from", "id"], name="standing_rating")]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind=UpdateKind.CLAIM, claimed__isnull=False)
                | (~Q(kind=UpdateKind.CLAIM) & Q(claimed__isnull=True)),
                name="a_claim_and_nothing_else_names_what_it_claims",
            ),
            models.CheckConstraint(
                # The published record gives acceptances without the claims they answered.
                condition=Q(kind__in=[UpdateKind.ACCEPTANCE, UpdateKind.RETURN], answers__isnull=False)
                | (
                    Q(kind=UpdateKind.ACCEPTANCE)
                    & ~Q(provenance=Provenance.ENTERED)
                    & Q(answers__isnull=True)
                )
                | Q(kind__in=[UpdateKind.UPDATE, UpdateKind.CLAIM], answers__isnull=True),
                name="an_acceptance_or_return_and_nothing_else_answers_a_claim",
            ),
            models.UniqueConstraint(
                fields=["answers"],
                condition=Q(answers__isnull=False, corrects__isnull=True),
                name="a_claim_is_answered_once",
            ),
            models.UniqueConstraint(
                fields=["corrects"], condition=Q(corrects__isnull=False), name="a_row_is_corrected_once"
            ),
            models.CheckConstraint(
                condition=Q(corrects__isnull=True, why_corrected="")
                | (Q(corrects__isnull=False) & ~Q(why_corrected="")),
                name="a_correction_and_nothing_else_says_why",
            ),
        ]

    def __str__(self):
        return f"{self.action_id} {self.kind} {self.holds_from}"

    @property
    def typed_for_another(self) -> bool:
        return bool(self.typed_by_name) and self.typed_by_name != self.said_by


class UpdateEvidence(AppendOnly):
    """A version of evidence that a claim rests on, or that an acceptance accepted."""

    update = models.ForeignKey(Update, on_delete=models.PROTECT, related_name="evidence_rows")
    version = models.ForeignKey(EvidenceVersion, on_delete=models.PROTECT, related_name="update_rows")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["update", "version"], name="an_update_names_a_version_once")
        ]

    def __str__(self):
        return f"{self.version} in {self.update}"

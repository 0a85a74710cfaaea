import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from simple_history.models import HistoricalRecords

from council.models.organisation import OfOneOrganisation


class EvidenceQuerySet(OfOneOrganisation):
    organisation_path = "action__plan__organisation"


class Evidence(models.Model):
    """Something that shows an action is done. It grows by versions; none replaces another on the record."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    action = models.ForeignKey("improvement.Action", on_delete=models.PROTECT, related_name="evidence")
    title = models.CharField(max_length=200)

    history = HistoricalRecords()
    objects = EvidenceQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "evidence"

    def __str__(self):
        return self.title


class EvidenceVersionQuerySet(OfOneOrganisation):
    organisation_path = "evidence__action__plan__organisation"

    def in_order(self):
        return self.order_by("evidence_id", "number", "pk")


def stored_name(version, filename: str) -> str:
    """Where a file is kept. The name it came with is data, and never part of a path."""
    return f"evidence/{version.evidence.public_id}/{uuid.uuid4()}"


class EvidenceVersion(models.Model):
    """A file or a link, the day it relates to (seldom the day it was uploaded), and who added it."""

    evidence = models.ForeignKey(Evidence, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField()
    file = models.FileField(upload_to=stored_name, max_length=200, blank=True)
    file_name = models.CharField(max_length=255, blank=True)
    content_type = models.CharField(max_length=100, blank=True)
    size = models.PositiveBigIntegerField("size in bytes", null=True, blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    link = models.URLField(max_length=1000, blank=True)
    relates_to = models.DateField("date it relates to")
    added_at = models.DateTimeField(default=timezone.now)
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )

    history = HistoricalRecords()
    objects = EvidenceVersionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["evidence", "number"], name="versions_of_evidence_are_numbered"),
            models.CheckConstraint(
                condition=(Q(file="") & ~Q(link="")) | (~Q(file="") & Q(link="")),
                name="evidence_is_a_file_or_a_link",
            ),
        ]

    def __str__(self):
        return f"{self.file_name or self.link}, version {self.number}"

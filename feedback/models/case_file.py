import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone
from simple_history.models import HistoricalRecords

from council.append_only import AppendOnly
from feedback.models.complaint import Complaint
from feedback.models.stage import OfOneCase


class CaseFileQuerySet(OfOneCase):
    def in_order(self):
        return self.order_by("-added_at", "-pk")


def stored_name(case_file, filename: str) -> str:
    """Where a file is kept. The name it came with is data, and never part of a path."""
    return f"cases/{case_file.complaint.public_id}/{uuid.uuid4()}"


class CaseFile(models.Model):
    """A letter or a file of a case."""

    PRIVATE = ("title", "file_name")

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    complaint = models.ForeignKey(Complaint, on_delete=models.CASCADE, related_name="files")
    title = models.CharField(max_length=200)
    file = models.FileField(upload_to=stored_name, max_length=200, blank=True)
    file_name = models.CharField(max_length=255)
    content_type = models.CharField(max_length=100)
    size = models.PositiveBigIntegerField("size in bytes")
    sha256 = models.CharField(max_length=64)
    added_at = models.DateTimeField(default=timezone.now)
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )

    history = HistoricalRecords()
    objects = CaseFileQuerySet.as_manager()

    def __str__(self):
        return self.title or "A file that was destroyed"


class NoteQuerySet(OfOneCase):
    def in_order(self):
        return self.order_by("-on", "-pk")


class Note(models.Model):
    """Something that happened on a case and stands nowhere else: a call, a meeting, a letter sent."""

    PRIVATE = ("text",)

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    complaint = models.ForeignKey(Complaint, on_delete=models.CASCADE, related_name="notes")
    on = models.DateField("when")
    text = models.TextField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")

    history = HistoricalRecords()
    objects = NoteQuerySet.as_manager()

    def __str__(self):
        return f"Note of {self.on:%-d %B %Y}"


class LookQuerySet(OfOneCase):
    def in_order(self):
        return self.order_by("-at", "-pk")


class Look(AppendOnly):
    """Somebody opened a case, or something of it: which page or file, and when. Rows are only ever added."""

    complaint = models.ForeignKey(Complaint, on_delete=models.PROTECT, related_name="looks")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    at_what = models.CharField(max_length=100, help_text="“Case”, “File”, “Export”")

    objects = LookQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["complaint", "-at"], name="looks_at_a_case")]

    def __str__(self):
        return f"{self.user} opened {self.complaint}"

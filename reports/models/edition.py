import uuid
from dataclasses import replace
from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from council.append_only import AppendOnly
from council.models import Organisation
from council.models.organisation import OfOneOrganisation
from council.roles import Permission
from reports import serial
from reports.document import Document
from reports.enums import EditionKind
from reports.formatting import day
from reports.report import all_reports


class EditionQuerySet(OfOneOrganisation):
    def visible_to(self, user, permission: Permission = Permission.SEE_PLAN):
        """
        The editions whose report this user may run; of transcribed papers, where they hold the permission.

        The permission is the report's of today: where a report is closed to somebody, so are its editions.
        """
        if user.is_active and user.is_superuser:
            return self
        may = Q(kind=EditionKind.TRANSCRIBED, organisation__in=user.organisation_ids(permission))
        for report in all_reports():
            may |= Q(report=report.key, organisation__in=user.organisation_ids(report.permission))
        return self.filter(may)

    def published(self):
        return self.filter(kind=EditionKind.PUBLISHED)

    def transcribed(self):
        return self.filter(kind=EditionKind.TRANSCRIBED)

    def current(self):
        """Those that no later edition puts right."""
        return self.filter(corrected_by__isnull=True)

    def newest_first(self):
        return self.order_by("-published_at", "-pk")

    def with_corrections(self):
        return self.select_related("organisation", "corrects", "corrected_by")


class Edition(AppendOnly):
    """
    A document as it was published, or as somebody else printed it: kept, and never changed again.

    `content` is the text that was hashed. Every format renders from it, so that an edition looks the same
    whatever becomes of the record. A mistake is put right by another edition, which names this one.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="editions")
    kind = models.CharField(max_length=20, choices=EditionKind)
    # Of what was published here: the report and what it was asked for.
    report = models.SlugField(max_length=80, blank=True)
    parameters = models.JSONField(default=dict)
    # The record as it had been typed in by then. The figures' links carry it.
    recorded_by = models.DateTimeField(null=True)
    # Of a transcribed paper: its name here, and where the printed one is found.
    paper = models.SlugField(max_length=80, blank=True)
    source_title = models.CharField(max_length=300, blank=True)
    source_date = models.DateField(null=True)
    source_place = models.CharField(max_length=300, blank=True)
    claims = models.TextField(default="[]")  # what the paper states, with the figures that it states it of

    title = models.CharField(max_length=300)
    as_at = models.DateField(null=True)
    content = models.TextField()
    sha256 = models.CharField(max_length=64)
    meeting = models.CharField(max_length=300, blank=True)
    published_at = models.DateTimeField(default=timezone.now)
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    # As text too, so that the edition reads the same when the person's account has another name.
    published_by_name = models.CharField(max_length=200, blank=True)
    corrects = models.OneToOneField("self", on_delete=models.PROTECT, null=True, related_name="corrected_by")
    why_corrected = models.TextField(blank=True)

    objects = EditionQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["organisation", "report", "-published_at"], name="editions_of_report")
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(corrects__isnull=True, why_corrected="")
                | (Q(corrects__isnull=False) & ~Q(why_corrected="")),
                name="an_edition_that_corrects_says_why",
            ),
            models.CheckConstraint(
                condition=(Q(kind=EditionKind.PUBLISHED, paper="", recorded_by__isnull=False) & ~Q(report=""))
                | (Q(kind=EditionKind.TRANSCRIBED, report="", recorded_by__isnull=True) & ~Q(paper="")),
                name="an_edition_is_of_a_report_or_of_a_paper",
            ),
            models.UniqueConstraint(
                fields=["organisation", "paper"],
                condition=Q(kind=EditionKind.TRANSCRIBED, corrects__isnull=True),
                name="a_paper_is_transcribed_once",
            ),
        ]

    def __str__(self):
        return f"{self.title}, {self.words_of_day()}"

    @property
    def name(self) -> str:
        """The report or the paper that it is an edition of, as addresses have it."""
        return self.report or self.paper

    @property
    def reference(self) -> str:
        """What tells it from all others of the organisation: a paper its name, an edition its id too."""
        return self.paper or f"{self.report}/{self.public_id}"

    @property
    def short_hash(self) -> str:
        return self.sha256[:8]

    @property
    def is_published_here(self) -> bool:
        return self.kind == EditionKind.PUBLISHED

    def day(self) -> date:
        """The day it was published; of a transcribed paper, the day it bears."""
        return self.source_date or timezone.localdate(self.published_at)

    def words_of_day(self) -> str:
        return f"published {day(self.day())}" if self.is_published_here else f"paper of {day(self.day())}"

    def read(self) -> Document:
        """The document exactly as it was kept."""
        return serial.load(self.content)

    def printed(self) -> Document:
        """The document as a reader gets it: with its edition and hash at the foot of each page."""
        words = self.words_of_day()
        return replace(self.read(), edition=words[0].upper() + words[1:], content_hash=self.sha256)

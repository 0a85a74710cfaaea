import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from simple_history.models import HistoricalRecords

from council.models.organisation import OfOneOrganisation
from council.roles import Permission
from reports.models import Edition
from scrutiny.enums import Exempt, ItemKind
from scrutiny.models.meeting import Meeting, OfOneMeeting


class AgendaPart(models.Model):
    """A heading of an agenda: “Part A: Cabinet referrals and responses”. Empty, it prints “No items”."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="parts")
    order = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=200)

    history = HistoricalRecords()
    objects = OfOneMeeting.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["meeting", "order"], name="parts_of_an_agenda_are_in_order")
        ]

    def __str__(self):
        return self.title


class AgendaItemQuerySet(OfOneMeeting):
    def in_order(self):
        """As the agenda prints them: what stands before the parts, then part by part."""
        return self.order_by("meeting_id", models.F("part__order").asc(nulls_first=True), "order", "pk")


class AgendaItem(models.Model):
    """
    One item of business. `title` is what the public reads; `closed_title` stands in the full pack only.

    Its number is its place in the agenda. An exempt item names the paragraph and says why the public interest
    is on the side of not publishing.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="items")
    part = models.ForeignKey(
        AgendaPart, on_delete=models.PROTECT, null=True, blank=True, related_name="items"
    )
    order = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=20, choices=ItemKind, default=ItemKind.BUSINESS)
    title = models.CharField(max_length=300)
    closed_title = models.CharField(max_length=300, blank=True)
    exempt = models.PositiveSmallIntegerField(choices=Exempt, null=True, blank=True)
    public_interest = models.TextField("why the public interest is not to publish", blank=True)
    report_of = models.CharField(max_length=200, blank=True, help_text="“Director of Children’s Services”")
    purpose = models.TextField(blank=True)
    attending = models.TextField("who attends for it", blank=True)
    information_only = models.BooleanField("for information only", default=False)
    to_follow_by = models.DateField("paper to follow by", null=True, blank=True)
    urgent_because = models.TextField("why it cannot wait", blank=True, help_text="Of late and urgent items")
    printed_pages = models.CharField(
        "pages as printed",
        max_length=20,
        blank=True,
        help_text="Of a pack that was printed elsewhere: “1 - 4”",
    )

    history = HistoricalRecords()
    objects = AgendaItemQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(title=""), name="an_agenda_item_has_a_title"),
            models.CheckConstraint(
                condition=Q(exempt__isnull=True) | ~Q(public_interest=""),
                name="an_exempt_item_weighs_the_public_interest",
            ),
            models.CheckConstraint(
                condition=Q(closed_title="") | Q(exempt__isnull=False),
                name="a_closed_title_is_of_an_exempt_item",
            ),
        ]

    def __str__(self):
        return self.title


class OfOneItem(OfOneOrganisation):
    organisation_path = "item__meeting__committee__organisation"

    def visible_to(self, user, permission: Permission = Permission.SEE_COMMITTEES):
        return super().visible_to(user, permission)

    def open(self):
        """Papers of items that the public may read."""
        return self.filter(item__exempt__isnull=True)

    def in_order(self):
        return self.order_by("item_id", "order", "pk")


def stored_name(paper, filename: str) -> str:
    """Where a file is kept. The name it came with is data, and never part of a path."""
    return f"papers/{paper.item.public_id}/{uuid.uuid4()}"


class AgendaPaper(models.Model):
    """
    What is attached to an item: a file, or a report of this system by its key and what it is asked for.

    Publishing freezes a report as an edition. `supplement` is the publication that first carried it.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    item = models.ForeignKey(AgendaItem, on_delete=models.CASCADE, related_name="papers")
    order = models.PositiveSmallIntegerField(default=1)
    title = models.CharField(max_length=300)
    report = models.SlugField(max_length=80, blank=True, help_text="Key of a report of this system")
    parameters = models.JSONField(default=dict, blank=True)
    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    file = models.FileField(upload_to=stored_name, max_length=200, blank=True)
    file_name = models.CharField(max_length=255, blank=True)
    content_type = models.CharField(max_length=100, blank=True)
    size = models.PositiveBigIntegerField("size in bytes", null=True, blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    pages = models.PositiveSmallIntegerField(null=True, blank=True)
    supplement = models.PositiveSmallIntegerField(null=True, blank=True)
    added_at = models.DateTimeField(default=timezone.now)
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    history = HistoricalRecords()
    objects = OfOneItem.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=(Q(file="") & ~Q(report="")) | (~Q(file="") & Q(report="")),
                name="a_paper_is_a_file_or_a_report",
            )
        ]

    def __str__(self):
        return self.title

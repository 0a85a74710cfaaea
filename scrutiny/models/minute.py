import uuid

from django.db import models
from django.db.models import Q
from simple_history.models import HistoricalRecords

from council.models.organisation import OfOneOrganisation
from council.roles import Permission
from scrutiny.models.agenda import AgendaItem
from scrutiny.models.meeting import Meeting, OfOneMeeting


class MinuteQuerySet(OfOneMeeting):
    def in_order(self):
        return self.order_by("meeting_id", "order", "pk")

    def open(self):
        """Those that anybody may read: an item that became exempt later closes its minute too."""
        return self.filter(is_closed=False, item__exempt__isnull=True)


class Minute(models.Model):
    """What the minutes say of one item. Its number follows the committee's style and is kept when given."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="minutes")
    item = models.ForeignKey(
        AgendaItem, on_delete=models.PROTECT, null=True, blank=True, related_name="minutes"
    )
    order = models.PositiveSmallIntegerField()
    heading = models.CharField(max_length=300)
    text = models.TextField(blank=True, help_text="Paragraphs with an empty line between them")
    number = models.CharField(max_length=20, blank=True)
    is_closed = models.BooleanField("of an exempt item", default=False)

    history = HistoricalRecords()
    objects = MinuteQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["meeting", "order"], name="minutes_are_in_order")]

    def __str__(self):
        return f"{self.number} {self.heading}".strip()


class OfOneMinute(OfOneOrganisation):
    organisation_path = "minute__meeting__committee__organisation"

    def visible_to(self, user, permission: Permission = Permission.SEE_COMMITTEES):
        return super().visible_to(user, permission)

    def in_order(self):
        return self.order_by("minute__meeting_id", "minute__order", "order", "pk")


class Resolution(models.Model):
    """What the committee resolved under a minute."""

    minute = models.ForeignKey(Minute, on_delete=models.CASCADE, related_name="resolutions")
    order = models.PositiveSmallIntegerField(default=1)
    number = models.CharField(max_length=20, blank=True)
    text = models.TextField()

    history = HistoricalRecords()
    objects = OfOneMinute.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["minute", "order"], name="resolutions_of_a_minute_are_in_order"),
            models.CheckConstraint(condition=~Q(text=""), name="a_resolution_says_something"),
        ]

    def __str__(self):
        return f"Resolution {self.number}".strip()


class ActionArising(models.Model):
    """Something that somebody was asked to do at a meeting, short of a recommendation."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    minute = models.ForeignKey(Minute, on_delete=models.CASCADE, related_name="actions_arising")
    order = models.PositiveSmallIntegerField(default=1)
    text = models.TextField()
    owner = models.CharField("who does it", max_length=200, blank=True)
    due_at = models.ForeignKey(
        Meeting,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="actions_due",
        verbose_name="due at the meeting",
    )
    due_on = models.DateField("due", null=True, blank=True)
    done_on = models.DateField("done", null=True, blank=True)
    answered_by = models.ForeignKey(
        AgendaItem,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="answers",
        verbose_name="came back as",
    )

    history = HistoricalRecords()
    objects = OfOneMinute.as_manager()

    def __str__(self):
        return self.text[:60]

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from simple_history.models import HistoricalRecords

from council.models.organisation import OfOneOrganisation
from improvement.enums import DateChangeState


class DateChangeQuerySet(OfOneOrganisation):
    organisation_path = "action__plan__organisation"

    def open(self):
        return self.filter(state=DateChangeState.ASKED)

    def newest_first(self):
        return self.order_by("-asked_at", "-pk")


class DateChange(models.Model):
    """A due date that somebody asked to move: old and new, why, who asked, and who agreed or refused."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    action = models.ForeignKey("improvement.Action", on_delete=models.PROTECT, related_name="date_changes")
    old = models.DateField("old date", null=True, blank=True)
    new = models.DateField("new date")
    reason = models.TextField()
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    asked_at = models.DateTimeField(default=timezone.now)
    state = models.CharField(max_length=10, choices=DateChangeState, default=DateChangeState.ASKED)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, blank=True)
    decision_reason = models.TextField(blank=True)

    history = HistoricalRecords()
    objects = DateChangeQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(old__isnull=True) | ~Q(old=F("new")), name="a_date_change_changes_the_date"
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="a_date_change_has_a_reason"),
            models.CheckConstraint(
                condition=Q(state=DateChangeState.ASKED, decided_at__isnull=True)
                | (~Q(state=DateChangeState.ASKED) & Q(decided_at__isnull=False)),
                name="a_date_change_is_decided_at_a_time",
            ),
            models.UniqueConstraint(
                fields=["action"],
                condition=Q(state=DateChangeState.ASKED),
                name="an_action_has_one_open_date_change",
            ),
        ]

    def __str__(self):
        return f"{self.action_id}: {self.old} to {self.new}"

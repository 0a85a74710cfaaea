import uuid

from django.db import models
from django.db.models import F, Q
from simple_history.models import HistoricalRecords

from council.models.organisation import OfOneOrganisation
from council.roles import Permission
from scrutiny.enums import ActivityKind
from scrutiny.models.agenda import AgendaItem
from scrutiny.models.committee import Committee
from scrutiny.models.meeting import Meeting


class OfOneCommittee(OfOneOrganisation):
    organisation_path = "committee__organisation"

    def visible_to(self, user, permission: Permission = Permission.SEE_COMMITTEES):
        return super().visible_to(user, permission)


class WorkProgrammeItemQuerySet(OfOneCommittee):
    def in_order(self):
        """By the day of the meeting; what has none yet comes last, by theme."""
        return self.order_by("year", F("planned_for").asc(nulls_last=True), "theme", "order", "pk")


class WorkProgrammeItem(models.Model):
    """A topic that a committee means to look at in a municipal year, and at which meeting it does."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    committee = models.ForeignKey(Committee, on_delete=models.PROTECT, related_name="work_programme")
    year = models.CharField("municipal year", max_length=7, help_text="“2019-20”")
    order = models.PositiveSmallIntegerField(default=1)
    theme = models.CharField(max_length=200, blank=True)
    topic = models.CharField(max_length=300)
    why = models.TextField("why, and what is hoped for", blank=True)
    report_of = models.CharField(max_length=200, blank=True)
    planned_for = models.DateField("planned for", null=True, blank=True)
    planned_text = models.CharField("planned for, as printed", max_length=100, blank=True)
    is_session = models.BooleanField("a session outside meetings", default=False)
    dropped_because = models.TextField("why it was dropped", blank=True)
    agenda_item = models.ForeignKey(
        AgendaItem, on_delete=models.SET_NULL, null=True, blank=True, related_name="planned"
    )

    history = HistoricalRecords()
    objects = WorkProgrammeItemQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["committee", "year", "topic", "order"], name="a_topic_is_planned_once"
            ),
            models.CheckConstraint(condition=~Q(topic=""), name="a_topic_says_something"),
        ]

    def __str__(self):
        return self.topic


class ActivityQuerySet(OfOneCommittee):
    def in_order(self):
        return self.order_by("table", "order", "pk")


class Activity(models.Model):
    """
    A row of what a committee did: at a meeting, in a working group, on a focus report, a budget, in training.

    `table` is the table of the printed report that it stands in; reports by date do not need it.
    """

    committee = models.ForeignKey(Committee, on_delete=models.PROTECT, related_name="activities")
    kind = models.CharField(max_length=20, choices=ActivityKind)
    year = models.CharField("municipal year", max_length=7, blank=True)
    table = models.CharField(max_length=40, blank=True, help_text="“2021/22 T1”")
    order = models.PositiveSmallIntegerField(default=1)
    date = models.DateField(null=True, blank=True)
    printed_date = models.CharField("date as printed", max_length=60, blank=True)
    text = models.TextField()
    for_whom = models.CharField(max_length=200, blank=True)
    given_by = models.CharField(max_length=200, blank=True)
    published = models.CharField(max_length=60, blank=True, help_text="Of a focus report: “July 2022”")
    reported_to = models.CharField(max_length=200, blank=True)
    reported_on = models.DateField("reported", null=True, blank=True)
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    history = HistoricalRecords()
    objects = ActivityQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "activities"

    def __str__(self):
        return self.text[:60]

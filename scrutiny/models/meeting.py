import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from simple_history.models import HistoricalRecords

from council.append_only import AppendOnly
from council.models.organisation import OfOneOrganisation
from council.roles import Permission
from improvement.enums import Provenance
from scrutiny.enums import Interest, MeetingKind, Presence, RaisedAs
from scrutiny.models.committee import Committee, CommitteeMember, SomeClosed


class MeetingQuerySet(SomeClosed):
    organisation_path = "committee__organisation"

    def open(self):
        """Those of committees that meet in public."""
        return self.filter(committee__is_private=False)

    def public(self):
        """Those whose agenda was published, of committees that meet in public."""
        return self.filter(committee__is_private=False, publications__isnull=False).distinct()

    def in_order(self):
        return self.order_by("date", "pk")


class Meeting(models.Model):
    """A committee's meeting on a day: its agenda, who came, its minutes."""

    committee = models.ForeignKey(Committee, on_delete=models.PROTECT, related_name="meetings")
    date = models.DateField()
    kind = models.CharField(max_length=20, choices=MeetingKind, default=MeetingKind.ORDINARY)
    starts_at = models.TimeField("starts", null=True, blank=True)
    ended_at = models.TimeField("ended", null=True, blank=True)
    venue = models.CharField(max_length=200, blank=True)
    signed_by = models.CharField("agenda signed by", max_length=200, blank=True)
    signed_on = models.DateField("agenda signed", null=True, blank=True)
    cancelled_because = models.TextField("why it is cancelled", blank=True)
    # Of its minutes, once a later meeting has confirmed them.
    confirmed_at = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="confirms",
        verbose_name="minutes confirmed at",
    )
    confirmed_subject_to = models.TextField("confirmed subject to", blank=True)
    minutes_signed_by = models.CharField(max_length=200, blank=True)
    # Of a meeting whose forerunners of the year are not in the record: Tameside's of March 2023 begins at 32.
    first_number = models.PositiveSmallIntegerField(
        "first minute number",
        null=True,
        blank=True,
        help_text="Where earlier minutes of the year are not here",
    )
    minutes_published_at = models.DateTimeField(null=True, blank=True)
    provenance = models.CharField(max_length=20, choices=Provenance, default=Provenance.ENTERED)

    history = HistoricalRecords()
    objects = MeetingQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["committee", "date"], name="a_committee_meets_once_a_day"),
            models.CheckConstraint(
                condition=Q(confirmed_subject_to="") | Q(confirmed_at__isnull=False),
                name="a_correction_belongs_to_a_confirmation",
            ),
        ]

    def __str__(self):
        return f"{self.committee}, {self.date:%-d %B %Y}"


class OfOneMeeting(OfOneOrganisation):
    organisation_path = "meeting__committee__organisation"

    def visible_to(self, user, permission: Permission = Permission.SEE_COMMITTEES):
        return super().visible_to(user, permission)


class AttendanceQuerySet(OfOneMeeting):
    def in_order(self):
        return self.order_by("meeting_id", "order", "pk")


class Attendance(models.Model):
    """
    Somebody at a meeting, or their apology. `member` is empty where the paper names somebody who has no seat.
    """

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="attendance")
    member = models.ForeignKey(
        CommitteeMember, on_delete=models.PROTECT, null=True, blank=True, related_name="attendance"
    )
    name = models.CharField(max_length=150, help_text="As printed: “Councillor Hunt”")
    post = models.CharField(max_length=300, blank=True, help_text="Of officers and visitors")
    presence = models.CharField(max_length=20, choices=Presence)
    in_chair = models.BooleanField("in the chair", default=False)
    is_co_opted = models.BooleanField("co-opted", default=False)
    stands_in_for = models.ForeignKey(
        CommitteeMember, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    order = models.PositiveSmallIntegerField(default=1)

    history = HistoricalRecords()
    objects = AttendanceQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "member"],
                condition=Q(member__isnull=False),
                name="a_member_is_accounted_for_once",
            ),
            models.UniqueConstraint(
                fields=["meeting"], condition=Q(in_chair=True), name="one_person_is_in_the_chair"
            ),
        ]

    def __str__(self):
        return self.name


class Declaration(models.Model):
    """An interest that somebody declared at a meeting."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="declarations")
    attendance = models.ForeignKey(Attendance, on_delete=models.CASCADE, related_name="declarations")
    kind = models.CharField(max_length=20, choices=Interest)
    about = models.TextField("item and interest")
    left_the_room = models.BooleanField(default=False)

    history = HistoricalRecords()
    objects = OfOneMeeting.as_manager()

    def __str__(self):
        return f"{self.attendance}: {self.get_kind_display()}"


class PublicQuestion(models.Model):
    """A question or a petition from the public, and what was answered."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="public_questions")
    raised_as = models.CharField(max_length=20, choices=RaisedAs)
    raised_by = models.CharField(max_length=200, blank=True, help_text="As it may be published")
    text = models.TextField()
    signatures = models.PositiveIntegerField(null=True, blank=True)
    answer = models.TextField(blank=True)
    answered_on = models.DateField(null=True, blank=True)

    history = HistoricalRecords()
    objects = OfOneMeeting.as_manager()

    def __str__(self):
        return f"{self.get_raised_as_display()}: {self.text[:40]}"


class PublicationQuerySet(OfOneMeeting):
    def in_order(self):
        return self.order_by("meeting_id", "number", "pk")


class Publication(AppendOnly):
    """
    An agenda as it went out: 0 is the agenda, 1 and on are supplements. What was published never changes.

    `content` is the agenda as JSON, with its papers by the editions and files that they were then.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="publications")
    number = models.PositiveSmallIntegerField()
    published_at = models.DateTimeField(default=timezone.now)
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    late_because = models.TextField(blank=True)
    content = models.JSONField()
    sha256 = models.CharField(max_length=64)

    objects = PublicationQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "number"], name="publications_of_a_meeting_are_numbered"
            )
        ]

    def __str__(self):
        return f"Supplement {self.number}" if self.number else "Agenda"

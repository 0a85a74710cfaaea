import uuid

from django.db import models
from django.db.models import F, Q
from simple_history.models import HistoricalRecords

from council.models import Organisation
from council.models.organisation import OfOneOrganisation
from council.references import sort_key
from council.roles import Permission
from feedback.models.complaint import Complaint
from improvement.enums import Provenance
from improvement.models import Action


class LessonQuerySet(OfOneOrganisation):
    def visible_to(self, user, permission: Permission = Permission.SEE_FEEDBACK):
        """Lessons are published: whoever sees totals sees them, but not the case they came from."""
        return super().visible_to(user, permission)

    def in_order(self):
        return self.order_by("ref_key", "pk")


class Lesson(models.Model):
    """What was learned from complaints and is being done about it, in words that name no family."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="lessons")
    ref = models.CharField("reference", max_length=20)
    ref_key = models.CharField(max_length=60, editable=False)
    text = models.TextField("what is done")
    complaint = models.ForeignKey(
        Complaint, on_delete=models.SET_NULL, null=True, blank=True, related_name="lessons"
    )
    actions = models.ManyToManyField(Action, blank=True, related_name="lessons")
    owner = models.CharField("who does it", max_length=200, blank=True)
    raised_on = models.DateField("learned")
    due_on = models.DateField("due", null=True, blank=True)
    achieved_on = models.DateField("achieved", null=True, blank=True)
    provenance = models.CharField(max_length=20, choices=Provenance, default=Provenance.ENTERED)

    history = HistoricalRecords(excluded_fields=["ref_key"], m2m_fields=[actions])
    objects = LessonQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "ref"], name="lesson_ref_is_unique_in_its_organisation"
            ),
            models.CheckConstraint(condition=~Q(text=""), name="a_lesson_says_something"),
            models.CheckConstraint(
                condition=Q(achieved_on__isnull=True) | Q(achieved_on__gte=F("raised_on")),
                name="a_lesson_is_achieved_after_it_is_learned",
            ),
        ]

    def __str__(self):
        return self.ref

    def save(self, *args, **kwargs):
        self.ref_key = sort_key(self.ref)
        super().save(*args, **kwargs)

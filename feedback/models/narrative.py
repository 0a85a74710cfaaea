from django.db import models
from simple_history.models import HistoricalRecords

from council.models import Organisation
from council.models.organisation import OfOneOrganisation
from council.roles import Permission


class FeedbackNarrativeQuerySet(OfOneOrganisation):
    def visible_to(self, user, permission: Permission = Permission.SEE_FEEDBACK):
        return super().visible_to(user, permission)

    def in_order(self):
        return self.order_by("year", "section", "order", "pk")


class FeedbackNarrative(models.Model):
    """What the feedback team adds in its own words to a section of an annual report, after what is counted."""

    class Section(models.TextChoices):
        PURPOSE = "purpose", "Purpose"
        PROCESS = "process", "Process"
        PRE_COMPLAINTS = "pre-complaints", "Pre-complaints"
        RECEIVED = "received", "Complaints received"
        SERVICE_AREAS = "service-areas", "Complaints by service area"
        THEMES = "themes", "Themes"
        YOUNG_PEOPLE = "young-people", "Complaints by young people"
        TIMELINESS = "timeliness", "Timeliness"
        OUTCOMES = "outcomes", "Outcomes"
        OMBUDSMAN = "ombudsman", "Ombudsman"
        LESSONS = "lessons", "Lessons"
        COST = "cost", "Cost"
        COMPLIMENTS = "compliments", "Compliments"
        RECOMMENDATIONS = "recommendations", "Recommendations"

    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="feedback_narratives"
    )
    year = models.CharField(max_length=7, help_text="“2018-19”")
    section = models.CharField(max_length=20, choices=Section)
    order = models.PositiveSmallIntegerField(default=1)
    text = models.TextField()

    history = HistoricalRecords()
    objects = FeedbackNarrativeQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "year", "section", "order"],
                name="paragraphs_of_a_section_are_numbered",
            )
        ]

    def __str__(self):
        return f"{self.get_section_display()}, {self.year}"

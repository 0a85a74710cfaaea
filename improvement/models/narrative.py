from django.db import models
from django.db.models import Q
from simple_history.models import HistoricalRecords

from council.models.organisation import OfOneOrganisation
from improvement.enums import NarrativeSection
from improvement.models.priority import Priority
from improvement.models.review_point import ReviewPoint
from improvement.texts import paragraphs

SECTIONS = {section.value: order for order, section in enumerate(NarrativeSection)}


class NarrativeQuerySet(OfOneOrganisation):
    organisation_path = "priority__plan__organisation"

    def in_order(self):
        """By priority, and within it as a report says them."""
        place = models.Case(
            *(models.When(section=section, then=models.Value(order)) for section, order in SECTIONS.items()),
            output_field=models.IntegerField(),
        )
        return self.order_by("priority__number", "review_point__date", place, "pk")


class Narrative(models.Model):
    """
    What a report says about a priority at a review point, in one of its sections.

    The progress section begins with a paragraph written from the ratings; this is what follows it.
    """

    priority = models.ForeignKey(Priority, on_delete=models.PROTECT, related_name="narratives")
    review_point = models.ForeignKey(ReviewPoint, on_delete=models.PROTECT, related_name="narratives")
    section = models.CharField(max_length=20, choices=NarrativeSection)
    text = models.TextField()

    history = HistoricalRecords()
    objects = NarrativeQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["priority", "review_point", "section"],
                name="a_section_about_a_priority_is_written_once_for_a_review",
            ),
            models.CheckConstraint(condition=~Q(text=""), name="a_section_says_something"),
        ]

    def __str__(self):
        return f"{self.priority}, {self.review_point}: {self.get_section_display()}"

    @property
    def paragraphs(self) -> list[str]:
        return paragraphs(self.text)

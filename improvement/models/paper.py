from django.db import models
from simple_history.models import HistoricalRecords

from council.models.organisation import OfOneOrganisation
from improvement.models.review_point import ReviewPoint
from improvement.texts import lines, paragraphs


class PaperQuerySet(OfOneOrganisation):
    organisation_path = "review_point__plan__organisation"


class Paper(models.Model):
    """
    What the progress report to a meeting says that no record says: who wrote it, why, and what it asks for.

    Each field may be empty; the report then says what follows from the plan, or leaves the part out.
    """

    review_point = models.OneToOneField(ReviewPoint, on_delete=models.PROTECT, related_name="paper")
    author = models.CharField("report author", max_length=200, blank=True)
    subject = models.CharField(max_length=200, blank=True)
    purpose = models.TextField(blank=True)
    introduction = models.TextField(blank=True)
    asked = models.TextField(
        "recommendations", blank=True, help_text="What the meeting is asked to do, a line for each"
    )
    visits = models.TextField(
        "monitoring visits", blank=True, help_text="What inspectors’ visits since the last meeting led to"
    )
    implications = models.TextField("financial implications", blank=True)
    background = models.TextField("background papers", blank=True, help_text="A line for each")
    contact = models.TextField(blank=True, help_text="A line each for name, position and address")

    history = HistoricalRecords()
    objects = PaperQuerySet.as_manager()

    def __str__(self):
        return f"Progress report, {self.review_point}"

    @property
    def introduction_paragraphs(self) -> list[str]:
        return paragraphs(self.introduction)

    @property
    def visit_paragraphs(self) -> list[str]:
        return paragraphs(self.visits)

    @property
    def asked_items(self) -> list[str]:
        return lines(self.asked)

    @property
    def background_items(self) -> list[str]:
        return lines(self.background)

import uuid

from django.db import models
from simple_history.models import HistoricalRecords

from council.models import Organisation, Team
from feedback.enums import ComplainantCategory
from feedback.models.pre_complaint import OfTheFeedbackTeam
from improvement.enums import Provenance


class Compliment(models.Model):
    """
    Praise for a team. `words` are as they came and private; `quotation` is what may be published of them.
    """

    PRIVATE = ("person_name", "words")

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="compliments")
    received_on = models.DateField("received")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="compliments")
    category = models.CharField(
        "who wrote", max_length=20, choices=ComplainantCategory, default=ComplainantCategory.NOT_RECORDED
    )
    person_name = models.CharField("who", max_length=200, blank=True)
    words = models.TextField("what they said", blank=True)
    quotation = models.TextField(
        blank=True, help_text="For publication: no name, nothing that tells a family"
    )
    anonymised_at = models.DateTimeField(null=True, blank=True, editable=False)
    provenance = models.CharField(max_length=20, choices=Provenance, default=Provenance.ENTERED)

    history = HistoricalRecords()
    objects = OfTheFeedbackTeam.as_manager()

    class Meta:
        indexes = [models.Index(fields=["organisation", "received_on"], name="compliment_by_receipt")]

    def __str__(self):
        return f"Compliment for {self.team}, {self.received_on:%-d %B %Y}"

from django.db import models
from django.db.models import Q
from simple_history.models import HistoricalRecords

from council.models import Organisation
from council.models.organisation import OfOneOrganisation
from council.references import sort_key
from improvement.enums import SourceKind


class Source(models.Model):
    """Where a plan's demands come from: an inspection, a monitoring visit, a notice, a peer review."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="sources")
    slug = models.SlugField(max_length=100)
    kind = models.CharField(max_length=30, choices=SourceKind)
    title = models.CharField(max_length=200)
    published_on = models.DateField(null=True, blank=True)

    history = HistoricalRecords()
    objects = OfOneOrganisation.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "slug"], name="source_slug_is_unique_in_its_organisation"
            )
        ]

    def __str__(self):
        return self.title


class RecommendationQuerySet(OfOneOrganisation):
    organisation_path = "source__organisation"

    def in_order(self):
        return self.order_by("order", "ref_key", "pk")

    def by_source(self):
        return self.order_by("source__published_on", "source__slug", "ref_key", "pk")

    def answered_by(self, plan):
        """What the plan's priorities or its single actions answer."""
        return self.filter(Q(priorities__plan=plan) | Q(actions__plan=plan)).distinct()


class Recommendation(models.Model):
    """One thing that a source asked for, under its own reference (“6”, “R7”, clause “c”), and the answer."""

    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="recommendations")
    ref = models.CharField("reference", max_length=20)
    ref_key = models.CharField(max_length=60, editable=False)
    order = models.PositiveSmallIntegerField(
        default=0, help_text="Where a source does not print them in the order of their references"
    )
    part = models.CharField(
        "part of the source", max_length=100, blank=True, help_text="“Safeguarding”, “Children in care”"
    )
    text = models.TextField()
    addressed_to = models.CharField(max_length=200, blank=True)
    response = models.TextField(blank=True)

    history = HistoricalRecords(excluded_fields=["ref_key"])
    objects = RecommendationQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["source", "ref"], name="recommendation_ref_is_unique_in_its_source"
            )
        ]

    def __str__(self):
        return f"{self.source} recommendation {self.ref}"

    @property
    def key(self) -> str:
        """What a filter calls it: “ofsted-inspection-2018:6”. Of one whose source is at hand."""
        return f"{self.source.slug}:{self.ref}"

    def save(self, *args, **kwargs):
        self.ref_key = sort_key(self.ref)
        super().save(*args, **kwargs)

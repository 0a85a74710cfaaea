from datetime import date

from django.db import models
from django.db.models import F, Q
from simple_history.models import HistoricalRecords

from council.models.organisation import OfOneOrganisation, Organisation
from council.models.person import Person


class Post(models.Model):
    """A role in the organisation, such as “Director of Early Help”, that people hold in turn."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="posts")
    slug = models.SlugField(max_length=100)
    title = models.CharField(max_length=200)

    history = HistoricalRecords()
    objects = OfOneOrganisation.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "slug"], name="post_slug_is_unique_in_its_organisation"
            )
        ]

    def __str__(self):
        return self.title


class PostHoldingQuerySet(OfOneOrganisation):
    organisation_path = "post__organisation"

    def on(self, day: date):
        return self.filter(Q(held_to__isnull=True) | Q(held_to__gte=day), held_from__lte=day)

    def overlapping(self, held_from: date, held_to: date | None):
        """Holdings with at least one day in common with the period (open-ended where `held_to` is None)."""
        later_ends = self.filter(Q(held_to__isnull=True) | Q(held_to__gte=held_from))
        return later_ends.filter(held_from__lte=held_to) if held_to else later_ends


class PostHolding(models.Model):
    """Who held a post, from and to which day (both days included). Nobody holds a post beside another."""

    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="holdings")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="holdings")
    held_from = models.DateField()
    held_to = models.DateField(null=True, blank=True, help_text="The last day; empty while it goes on")

    history = HistoricalRecords()
    objects = PostHoldingQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(held_to__isnull=True) | Q(held_to__gte=F("held_from")),
                name="a_post_is_held_to_a_day_after_it_began",
            )
        ]

    def __str__(self):
        return f"{self.person}, {self.post}"

from datetime import date

from django.db import models
from simple_history.models import HistoricalRecords

from council.models import Organisation
from council.models.organisation import OfOneOrganisation


class ThemeQuerySet(OfOneOrganisation):
    def with_names(self):
        """With their names, the latest first."""
        return self.prefetch_related(
            models.Prefetch("names", ThemeName.objects.order_by("-holds_from", "-pk"))
        )


class Theme(models.Model):
    """What a complaint is about, under one canonical name; papers word it differently from time to time."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="themes")
    slug = models.SlugField(max_length=100)
    name = models.CharField(max_length=200)
    description = models.CharField(
        max_length=300, blank=True, help_text="“Not being able to contact the worker, or not being told”"
    )
    first_used = models.CharField(
        "first year", max_length=7, blank=True, help_text="“2018-19” for a theme that was new in that year"
    )

    history = HistoricalRecords()
    objects = ThemeQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "slug"], name="theme_slug_is_unique_in_its_organisation"
            )
        ]

    def __str__(self):
        return self.name


class ThemeNameQuerySet(OfOneOrganisation):
    organisation_path = "theme__organisation"


class ThemeName(models.Model):
    """How a theme is printed from a day on, and its place in the printed list where the list has an order."""

    theme = models.ForeignKey(Theme, on_delete=models.CASCADE, related_name="names")
    name = models.CharField(max_length=200)
    holds_from = models.DateField(default=date(2000, 1, 1))
    order = models.PositiveSmallIntegerField(
        "place in the list", null=True, blank=True, help_text="Empty puts the most frequent first"
    )

    history = HistoricalRecords()
    objects = ThemeNameQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["theme", "holds_from"], name="a_theme_has_one_name_from_a_day")
        ]

    def __str__(self):
        return self.name


class Subject(models.Model):
    """What an element of a complaint was about, in words that are published: never about a family."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="subjects")
    slug = models.SlugField(max_length=100)
    name = models.CharField(max_length=200)
    order = models.PositiveSmallIntegerField(default=1)

    history = HistoricalRecords()
    objects = OfOneOrganisation.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "slug"], name="subject_slug_is_unique_in_its_organisation"
            )
        ]

    def __str__(self):
        return self.name

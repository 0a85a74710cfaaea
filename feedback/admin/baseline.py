from django.contrib import admin

from feedback.admin.handled import FeedbackAdmin, YearForm
from feedback.models import Baseline


@admin.register(Baseline)
class BaselineAdmin(FeedbackAdmin):
    """Figures of a year that are known only as they were published. A year that has one reports it."""

    form = YearForm
    fields = ("organisation", "year", "figure", "team", "group", "value", "source")
    fixed = ("organisation", "year", "figure", "team", "group")
    related = ("organisation", "team", "group")
    autocomplete_fields = ("team", "group")
    list_display = ("figure", "year", "team", "group", "value", "source", "organisation")
    list_filter = ("organisation", "year", "figure", "group")
    search_fields = ("year", "source", "team__name", "group__name")
    ordering = ("-year", "figure", "pk")

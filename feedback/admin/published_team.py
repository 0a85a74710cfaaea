from django.contrib import admin

from feedback.admin.handled import FeedbackAdmin, YearForm
from feedback.models import PublishedTeam


@admin.register(PublishedTeam)
class PublishedTeamAdmin(FeedbackAdmin):
    """Teams that a table of a year names, with anything to count or without."""

    form = YearForm
    fields = ("organisation", "year", "table", "team", "printed_as", "order")
    fixed = ("organisation", "year", "table", "team")
    related = ("organisation", "team")
    autocomplete_fields = ("team",)
    list_display = ("team", "year", "table", "printed_as", "order", "organisation")
    list_filter = ("organisation", "year", "table")
    search_fields = ("team__name", "printed_as")
    ordering = ("-year", "table", "team__name", "pk")

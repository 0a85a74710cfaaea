from django.contrib import admin

from feedback.admin.handled import FeedbackAdmin, YearForm
from feedback.models import FeedbackNarrative


@admin.register(FeedbackNarrative)
class FeedbackNarrativeAdmin(FeedbackAdmin):
    """What an annual report says in the team's own words, after what is counted. It is published: no family."""

    form = YearForm
    fields = ("organisation", "year", "section", "order", "text")
    fixed = ("organisation", "year", "section")
    related = ("organisation",)
    list_display = ("section", "year", "order", "text", "organisation")
    list_filter = ("organisation", "year", "section")
    search_fields = ("text",)
    ordering = ("-year", "section", "order", "pk")

from django.contrib import admin

from council.admin.scoped import ScopedAdmin
from improvement.models import Narrative


@admin.register(Narrative)
class NarrativeAdmin(ScopedAdmin):
    """What a report says about a priority, section by section. An empty line begins a new paragraph."""

    fields = ("priority", "review_point", "section", "text")
    fixed = ("priority", "review_point", "section")
    related = ("priority__plan__organisation", "review_point__plan")
    autocomplete_fields = ("priority", "review_point")
    list_display = ("priority", "section", "review_point", "text")
    list_filter = ("priority__plan", "section", "review_point")
    search_fields = ("priority__title", "text")
    ordering = ("priority__plan__name", "priority__number", "review_point__date", "pk")

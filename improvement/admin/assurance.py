from django.contrib import admin

from council.admin.scoped import ScopedAdmin
from improvement.models import AssuranceLevel, AssuranceOpinion


@admin.register(AssuranceLevel)
class AssuranceLevelAdmin(ScopedAdmin):
    """The words in which quality assurance gives its opinion, the weakest first."""

    fields = ("organisation", "label", "slug", "order")
    fixed = ("organisation", "slug")
    related = ("organisation",)
    prepopulated_fields = {"slug": ("label",)}
    list_display = ("label", "order", "organisation")
    list_filter = ("organisation",)
    search_fields = ("label",)
    ordering = ("organisation__name", "order", "pk")


@admin.register(AssuranceOpinion)
class AssuranceOpinionAdmin(ScopedAdmin):
    fields = ("priority", "level", "report_label", "reported_on", "words")
    fixed = ("priority",)
    related = ("priority__plan__organisation", "level")
    autocomplete_fields = ("priority", "level")
    list_display = ("priority", "level", "report_label", "reported_on")
    list_filter = ("priority__plan", "level")
    search_fields = ("priority__title", "report_label", "words")
    ordering = ("priority__plan__name", "priority__number", "pk")

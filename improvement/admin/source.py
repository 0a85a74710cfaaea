from django.contrib import admin

from council.admin.scoped import ScopedAdmin, ScopedInline
from improvement.models import Recommendation, Source


class RecommendationInline(ScopedInline):
    model = Recommendation
    fields = ("ref", "text", "addressed_to", "response")
    ordering = ("ref_key", "pk")
    show_change_link = True


@admin.register(Source)
class SourceAdmin(ScopedAdmin):
    fields = ("organisation", "kind", "title", "slug", "published_on")
    fixed = ("organisation", "slug")
    related = ("organisation",)
    prepopulated_fields = {"slug": ("title",)}
    inlines = (RecommendationInline,)
    list_display = ("title", "kind", "published_on", "organisation")
    list_filter = ("organisation", "kind")
    search_fields = ("title",)
    date_hierarchy = "published_on"
    ordering = ("title", "pk")


@admin.register(Recommendation)
class RecommendationAdmin(ScopedAdmin):
    fields = ("source", "ref", "order", "part", "text", "addressed_to", "response")
    fixed = ("source",)
    related = ("source__organisation",)
    autocomplete_fields = ("source",)
    list_display = ("ref", "source", "text", "addressed_to")
    list_filter = ("source", "source__kind")
    search_fields = ("ref", "text", "source__title")
    ordering = ("source__title", "ref_key", "pk")

from django.contrib import admin

from scrutiny.admin.base import ReadOnlyScrutinyInline, ScrutinyAdmin
from scrutiny.models import EvidenceSession, Review


class SessionInline(ReadOnlyScrutinyInline):
    model = EvidenceSession
    fields = ("order", "date", "printed_date", "text")
    ordering = ("order", "pk")


@admin.register(Review)
class ReviewAdmin(ScrutinyAdmin):
    """Reviews: their terms of reference, who leads them, and to whom they reported."""

    fields = (
        *("committee", "title", "slug", "kind", "terms_of_reference", "began", "lead_member", "lead_officer"),
        *("reported_on", "reported_to", "executive_member", "answered_by", "notes"),
    )
    fixed = ("committee", "slug")
    related = ("committee__organisation",)
    prepopulated_fields = {"slug": ("title",)}
    inlines = (SessionInline,)
    list_display = ("title", "kind", "committee", "reported_on", "organisation")
    list_filter = ("committee__organisation", "committee", "kind")
    search_fields = ("title", "terms_of_reference", "lead_member", "lead_officer")
    date_hierarchy = "reported_on"
    ordering = ("title", "pk")

    def get_inlines(self, request, obj):
        return self.inlines if obj else ()


@admin.register(EvidenceSession)
class EvidenceSessionAdmin(ScrutinyAdmin):
    """Sessions at which reviews heard their witnesses."""

    fields = ("review", "order", "date", "printed_date", "text", "witnesses")
    fixed = ("review",)
    related = ("review__committee__organisation",)
    autocomplete_fields = ("review",)
    list_display = ("text", "review", "date", "printed_date", "organisation")
    list_filter = ("review__committee__organisation", "review__committee")
    search_fields = ("text", "witnesses", "review__title")
    date_hierarchy = "date"
    ordering = ("review__title", "review_id", "order", "pk")

from django.contrib import admin

from scrutiny.admin.base import MeetingsAdmin
from scrutiny.models import PublicQuestion


@admin.register(PublicQuestion)
class PublicQuestionAdmin(MeetingsAdmin):
    """Questions and petitions from the public, and what was answered. All of it may be published."""

    fields = ("meeting", "raised_as", "raised_by", "text", "signatures", "answer", "answered_on")
    fixed = ("meeting",)
    related = ("meeting__committee__organisation",)
    autocomplete_fields = ("meeting",)
    list_display = ("text", "raised_as", "raised_by", "answered_on", "meeting", "organisation")
    list_filter = ("meeting__committee__organisation", "meeting__committee", "raised_as")
    search_fields = ("text", "raised_by", "answer")
    date_hierarchy = "meeting__date"
    ordering = ("-meeting__date", "-pk")

from django.contrib import admin

from council.admin.scoped import ScopedAdmin
from improvement.models import Finding, PracticeArea


@admin.register(Finding)
class FindingAdmin(ScopedAdmin):
    fields = ("source", "number", "heading", "theme", "text")
    fixed = ("source",)
    related = ("source__organisation",)
    autocomplete_fields = ("source",)
    list_display = ("number", "source", "heading", "theme", "text")
    list_filter = ("source", "heading")
    search_fields = ("text", "theme", "source__title")
    ordering = ("source__title", "number", "pk")


@admin.register(PracticeArea)
class PracticeAreaAdmin(ScopedAdmin):
    fields = ("source", "number", "name", "covered", "comment")
    fixed = ("source",)
    related = ("source__organisation",)
    autocomplete_fields = ("source",)
    list_display = ("number", "name", "covered", "source")
    list_filter = ("source", "covered")
    search_fields = ("name", "comment")
    ordering = ("source__title", "number", "pk")

from django.contrib import admin

from council.admin.scoped import ScopedAdmin
from improvement.models import Priority


@admin.register(Priority)
class PriorityAdmin(ScopedAdmin):
    fields = ("plan", "number", "title", "statement", "source_paragraphs", "recommendations")
    fixed = ("plan",)
    related = ("plan__organisation",)
    autocomplete_fields = ("plan", "recommendations")
    list_display = ("number", "title", "plan")
    list_filter = ("plan",)
    search_fields = ("number", "title", "statement")
    ordering = ("plan__name", "number", "pk")

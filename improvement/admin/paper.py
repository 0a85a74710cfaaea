from django.contrib import admin

from council.admin.scoped import ScopedAdmin
from improvement.models import Paper


@admin.register(Paper)
class PaperAdmin(ScopedAdmin):
    """What a progress report says for itself; all else in it comes out of the record."""

    fields = (
        "review_point", "author", "subject", "purpose", "introduction", "asked", "visits", "implications",
        "background", "contact",
    )  # fmt: skip
    fixed = ("review_point",)
    related = ("review_point__plan__organisation",)
    autocomplete_fields = ("review_point",)
    list_display = ("review_point", "author", "subject")
    list_filter = ("review_point__plan",)
    search_fields = ("author", "subject")
    ordering = ("-review_point__date", "pk")

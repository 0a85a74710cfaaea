from django.contrib import admin

from council.admin.scoped import ScopedAdmin
from improvement.models import RatingShare


@admin.register(RatingShare)
class RatingShareAdmin(ScopedAdmin):
    """Percentages of a plan of which nothing else was published."""

    fields = ("review_point", "rating", "percent", "provenance")
    fixed = ("review_point", "rating")
    related = ("review_point__plan__organisation", "rating__scale__organisation")
    autocomplete_fields = ("review_point", "rating")
    list_display = ("review_point", "plan", "rating", "percent", "provenance")
    list_filter = ("review_point__plan", "review_point")
    search_fields = ("review_point__plan__name", "review_point__label", "rating__label")
    ordering = ("review_point__plan__name", "review_point__date", "rating__order", "pk")

    @admin.display(ordering="review_point__plan__name")
    def plan(self, share):
        return share.review_point.plan

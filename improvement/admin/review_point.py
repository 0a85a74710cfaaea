from django.contrib import admin

from council.admin.scoped import ScopedAdmin
from improvement.models import ReviewPoint


@admin.register(ReviewPoint)
class ReviewPointAdmin(ScopedAdmin):
    """Meetings of the past, and how one is printed. A review is opened and closed on the site."""

    add_fields = ("plan", "date", "date_published", "label", "meeting")
    fields = (*add_fields, "updates_by", "opened_on", "closed_on")
    fixed = ("plan", "date", "updates_by", "opened_on", "closed_on")
    related = ("plan__organisation",)
    autocomplete_fields = ("plan",)
    list_display = ("date", "label", "plan", "meeting", "date_published", "updates_by", "closed_on")
    list_filter = ("plan", "date_published")
    search_fields = ("label", "meeting")
    date_hierarchy = "date"
    ordering = ("-date", "pk")

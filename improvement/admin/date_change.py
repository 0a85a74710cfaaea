from django.contrib import admin

from council.admin.scoped import ReadOnly, ScopedAdmin
from improvement.admin.links import link_to_action
from improvement.models import DateChange


@admin.register(DateChange)
class DateChangeAdmin(ReadOnly, ScopedAdmin):
    """Dates are asked for, agreed and refused on the site."""

    fields = (
        "action",
        "on_the_site",
        "old",
        "new",
        "reason",
        "state",
        "asked_by",
        "asked_at",
        "decided_by",
        "decided_at",
        "decision_reason",
    )
    related = ("action__plan__organisation", "asked_by", "decided_by")
    list_display = ("action", "old", "new", "state", "asked_by", "asked_at", "decided_by")
    list_filter = ("action__plan", "state")
    search_fields = ("action__ref", "action__title", "reason")
    date_hierarchy = "asked_at"
    ordering = ("-asked_at", "-pk")

    @admin.display(description="decided on the site")
    def on_the_site(self, change):
        return link_to_action(change.action)

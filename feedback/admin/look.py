from django.contrib import admin

from council.admin.scoped import ReadOnly
from feedback.admin.case import CaseAdmin
from feedback.models import Look


@admin.register(Look)
class LookAdmin(ReadOnly, CaseAdmin):
    """Who opened which case, and when. It holds nothing of the case itself."""

    fields = ("complaint", "user", "at", "at_what")
    related = ("complaint__organisation", "user")
    list_display = ("complaint", "user", "at", "at_what", "organisation")
    list_filter = ("complaint__organisation", "at_what")
    search_fields = ("complaint__ref", "user__name", "user__email", "at_what")
    date_hierarchy = "at"
    ordering = ("-at", "-pk")

    def case_of(self, look):
        return None

    @admin.display(ordering="complaint__organisation__name")
    def organisation(self, look):
        return look.complaint.organisation

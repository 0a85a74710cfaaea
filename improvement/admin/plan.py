from django.contrib import admin

from council.admin.scoped import ScopedAdmin
from improvement.models import Plan, Update


@admin.register(Plan)
class PlanAdmin(ScopedAdmin):
    fieldsets = (
        (None, {"fields": ("organisation", "name", "slug", "scale", "board", "about", "sources")}),
        (
            "When members are shown a flag",
            {"fields": ("flag_late_meetings", "flag_days_without_update", "flag_date_moves")},
        ),
    )
    fixed = ("organisation", "slug")
    related = ("organisation", "scale")
    prepopulated_fields = {"slug": ("name",)}
    autocomplete_fields = ("scale", "sources")
    list_display = ("name", "organisation", "scale", "board")
    list_filter = ("organisation", "scale")
    search_fields = ("name", "board")
    ordering = ("name", "pk")

    def get_readonly_fields(self, request, obj=None):
        """What has been rated on one scale stays on it."""
        fields = super().get_readonly_fields(request, obj)
        rated = obj is not None and Update.objects.filter(action__plan=obj).exists()
        return (*fields, "scale") if rated else fields

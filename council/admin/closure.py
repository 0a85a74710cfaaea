from django.contrib import admin

from council.admin.scoped import ScopedAdmin
from council.models import Closure


@admin.register(Closure)
class ClosureAdmin(ScopedAdmin):
    fields = ("organisation", "day", "reason")
    fixed = ("organisation",)
    related = ("organisation",)
    list_display = ("day", "reason", "organisation")
    list_filter = ("organisation",)
    search_fields = ("reason",)
    date_hierarchy = "day"
    ordering = ("-day", "pk")

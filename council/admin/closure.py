from django.contrib import admin

from council.admin.scoped import ScopedAdmin
from council.models import Closure
from council.roles import Permission


@admin.register(Closure)
class ClosureAdmin(ScopedAdmin):
    permissions = (Permission.ENTER_DIRECTORY,)
    fields = ("organisation", "day", "reason")
    fixed = ("organisation",)
    related = ("organisation",)
    list_display = ("day", "reason", "organisation")
    list_filter = ("organisation",)
    search_fields = ("reason",)
    date_hierarchy = "day"
    ordering = ("-day", "pk")

from django.contrib import admin

from council.admin.scoped import ScopedAdmin
from council.models import Service
from council.roles import Permission


@admin.register(Service)
class ServiceAdmin(ScopedAdmin):
    permissions = (Permission.ENTER_DIRECTORY,)
    fields = ("organisation", "name", "slug")
    fixed = ("organisation", "slug")
    related = ("organisation",)
    prepopulated_fields = {"slug": ("name",)}
    list_display = ("name", "organisation")
    list_filter = ("organisation",)
    search_fields = ("name",)
    ordering = ("name", "pk")

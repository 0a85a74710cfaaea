from django.contrib import admin

from council.admin.scoped import ScopedAdmin
from council.models import Organisation


@admin.register(Organisation)
class OrganisationAdmin(ScopedAdmin):
    """An organisation says what it is called and its colour; making one is for who runs the installation."""

    fields = ("name", "short_name", "colour", "slug", "nation")
    fixed = ("slug", "nation")
    list_display = ("name", "short_name", "nation", "colour")
    search_fields = ("name", "short_name")
    ordering = ("name", "pk")

    def has_add_permission(self, request):
        return request.user.is_active and request.user.is_superuser

    def get_prepopulated_fields(self, request, obj=None):
        return {} if obj else {"slug": ("short_name",)}

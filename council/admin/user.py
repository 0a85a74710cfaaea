from django.contrib import admin

from council.models import User


@admin.register(User)
class UserAdmin(admin.ModelAdmin):
    """Accounts, for who runs the installation. An organisation adds its people under “Memberships”."""

    fields = ("email", "name", "is_active", "is_staff", "last_login")
    readonly_fields = ("is_staff", "last_login")
    list_display = ("email", "name", "is_active", "is_staff", "last_login")
    list_filter = ("is_active", "is_staff")
    search_fields = ("email", "name")
    ordering = ("email", "pk")
    actions = None

    def has_module_permission(self, request):
        return request.user.is_active and request.user.is_superuser

    def has_view_permission(self, request, obj=None):
        return self.has_module_permission(request)

    has_change_permission = has_view_permission

    def has_add_permission(self, request):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

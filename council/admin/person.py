from django.contrib import admin

from council.admin.scope import at, somewhere, within
from council.admin.scoped import ScopedAdmin, ScopedInline
from council.admin.team import AliasesOnce
from council.models import Person, PersonAlias
from council.roles import Permission

MANAGES = (Permission.MANAGE_PEOPLE,)


class AliasInline(ScopedInline):
    model = PersonAlias
    formset = AliasesOnce
    fields = ("name",)
    verbose_name_plural = "aliases: other spellings of the name in papers"
    ordering = ("name", "pk")


@admin.register(Person)
class PersonAdmin(ScopedAdmin):
    """Whom the record names. Joining a name to an account gives that account its actions, so it is apart."""

    fields = ("organisation", "name", "user")
    fixed = ("organisation",)
    related = ("organisation", "user")
    inlines = (AliasInline,)
    list_display = ("name", "organisation", "user")
    list_filter = ("organisation",)
    search_fields = ("name", "aliases__name")
    ordering = ("name", "pk")

    def get_fields(self, request, obj=None):
        fields = super().get_fields(request, obj)
        if obj is None and not somewhere(request.user, MANAGES):
            return [name for name in fields if name != "user"]
        return fields

    def get_readonly_fields(self, request, obj=None):
        fields = super().get_readonly_fields(request, obj)
        manages = obj is None or at(obj, request.user, MANAGES)
        return fields if manages else (*fields, "user")

    def get_field_queryset(self, db, db_field, request):
        records = super().get_field_queryset(db, db_field, request)
        return within(records, request.user, MANAGES) if db_field.name == "user" else records

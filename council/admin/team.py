from django.contrib import admin
from django.core.exceptions import ValidationError
from django.forms import BaseInlineFormSet

from council.admin.scoped import ScopedAdmin, ScopedInline
from council.models import Team, TeamAlias, TeamGroup
from council.roles import Permission

ENTERS = (Permission.ENTER_DIRECTORY,)


class AliasesOnce(BaseInlineFormSet):
    def clean(self):
        super().clean()
        names = [form.cleaned_data["name"].lower() for form in self.forms if form.cleaned_data.get("name")]
        if len(names) != len(set(names)):
            raise ValidationError("Write each alias once: capital letters make no difference")


class AliasInline(ScopedInline):
    permissions = ENTERS
    model = TeamAlias
    formset = AliasesOnce
    fields = ("name",)
    verbose_name_plural = "aliases: other names that papers use for this team"
    ordering = ("name", "pk")


@admin.register(Team)
class TeamAdmin(ScopedAdmin):
    permissions = ENTERS
    fields = ("organisation", "name", "slug", "service", "groups")
    fixed = ("organisation", "slug")
    related = ("organisation", "service")
    prepopulated_fields = {"slug": ("name",)}
    autocomplete_fields = ("service", "groups")
    inlines = (AliasInline,)
    list_display = ("name", "service", "organisation")
    list_filter = ("organisation", "service", "groups")
    search_fields = ("name", "aliases__name")
    ordering = ("name", "pk")


@admin.register(TeamGroup)
class TeamGroupAdmin(ScopedAdmin):
    permissions = ENTERS
    fields = ("organisation", "name", "slug")
    fixed = ("organisation", "slug")
    related = ("organisation",)
    prepopulated_fields = {"slug": ("name",)}
    list_display = ("name", "organisation")
    list_filter = ("organisation",)
    search_fields = ("name",)
    ordering = ("name", "pk")

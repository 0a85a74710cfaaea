from django import forms
from django.contrib import admin
from django.utils import timezone

from council.admin.forms import DomainForm
from council.admin.scoped import ReadOnly, ReadOnlyInline, ScopedAdmin
from council.roles import Permission
from improvement.domain.evidence import add_evidence
from improvement.models import Evidence, EvidenceVersion

# A file's name and a link can say what the evidence says, so they are for those who may open it.
OPENS = (Permission.ENTER_DATA, Permission.SEE_EVIDENCE)


class AddEvidenceForm(DomainForm):
    file = forms.FileField(required=False)
    link = forms.URLField(required=False, max_length=1000, assume_scheme="https")
    relates_to = forms.DateField(
        label="Date it relates to", widget=admin.widgets.AdminDateWidget, help_text="Often not today"
    )


class VersionInline(ReadOnlyInline):
    model = EvidenceVersion
    permissions = OPENS
    fields = ("number", "file_name", "link", "relates_to", "added_at", "added_by")
    related = ("added_by",)
    ordering = ("number", "pk")


@admin.register(Evidence)
class EvidenceAdmin(ScopedAdmin):
    permissions = OPENS
    add_form = AddEvidenceForm
    add_fields = ("action", "title", "file", "link", "relates_to")
    fields = ("action", "title")
    fixed = ("action",)
    related = ("action__plan__organisation",)
    autocomplete_fields = ("action",)
    inlines = (VersionInline,)
    list_display = ("title", "action")
    list_filter = ("action__plan",)
    search_fields = ("title", "action__ref", "action__title")
    ordering = ("title", "pk")

    def get_inlines(self, request, obj):
        return self.inlines if obj else ()

    def add(self, request, obj, data, why):
        names = ("action", "title", "file", "link", "relates_to")
        fields = {name: data[name] for name in names}
        return add_evidence(**fields, today=timezone.localdate(), by=request.user).evidence


@admin.register(EvidenceVersion)
class EvidenceVersionAdmin(ReadOnly, ScopedAdmin):
    """Versions are added on the site, and opened there."""

    permissions = OPENS
    fields = (
        "evidence",
        "number",
        "file_name",
        "content_type",
        "size",
        "sha256",
        "link",
        "relates_to",
        "added_at",
        "added_by",
    )
    related = ("evidence__action__plan__organisation", "added_by")
    list_display = ("evidence", "number", "action_ref", "relates_to", "added_at", "added_by")
    list_filter = ("evidence__action__plan", "content_type")
    search_fields = ("evidence__title", "evidence__action__ref", "file_name")
    date_hierarchy = "relates_to"
    ordering = ("-added_at", "-pk")

    @admin.display(description="action", ordering="evidence__action__ref_key")
    def action_ref(self, version):
        return version.evidence.action.ref

from django import forms
from django.contrib import admin
from django.utils import timezone

from council.admin.forms import DomainForm
from feedback.admin.case import CaseAdmin, link_to_case
from feedback.domain.case_files import add_file, add_note
from feedback.models import CaseFile, Note


class AddFileForm(DomainForm):
    file = forms.FileField()


@admin.register(CaseFile)
class CaseFileAdmin(CaseAdmin):
    """A letter or a file of a case. It is opened on the case's page, where every opening is kept."""

    form = DomainForm
    add_form = AddFileForm
    add_fields = ("complaint", "title", "file")
    fields = (
        "complaint",
        "on_the_site",
        "title",
        "file_name",
        "content_type",
        "size",
        "sha256",
        "added_at",
        "added_by",
    )
    related = ("complaint__organisation", "added_by")
    autocomplete_fields = ("complaint",)
    list_display = ("complaint", "content_type", "size", "added_at", "added_by", "organisation")
    list_display_links = ("complaint",)
    list_filter = ("complaint__organisation", "content_type")
    search_fields = ("complaint__ref",)
    date_hierarchy = "added_at"
    ordering = ("-added_at", "-pk")
    fixed = ("complaint",)

    def has_change_permission(self, request, obj=None):
        return False

    def get_fields(self, request, obj=None):
        return self.fields if obj else self.add_fields

    @admin.display(ordering="complaint__organisation__name")
    def organisation(self, case_file):
        return case_file.complaint.organisation

    @admin.display(description="open")
    def on_the_site(self, case_file):
        return link_to_case(case_file.complaint)

    def add(self, request, obj, data, why):
        fields = {name: data[name] for name in self.add_fields}
        return add_file(**fields, by=request.user)


@admin.register(Note)
class NoteAdmin(CaseAdmin):
    """What happened on a case and stands nowhere else."""

    form = DomainForm
    fields = ("complaint", "on", "text", "by")
    add_fields = ("complaint", "on", "text")
    fixed = ("complaint",)
    related = ("complaint__organisation", "by")
    autocomplete_fields = ("complaint",)
    list_display = ("complaint", "on", "by", "organisation")
    list_filter = ("complaint__organisation",)
    search_fields = ("complaint__ref", "by__name")
    date_hierarchy = "on"
    ordering = ("-on", "-pk")

    def has_change_permission(self, request, obj=None):
        return False

    def get_fields(self, request, obj=None):
        return self.fields if obj else self.add_fields

    @admin.display(ordering="complaint__organisation__name")
    def organisation(self, note):
        return note.complaint.organisation

    def add(self, request, obj, data, why):
        fields = {name: data[name] for name in self.add_fields}
        return add_note(**fields, today=timezone.localdate(), by=request.user)

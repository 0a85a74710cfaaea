from django import forms
from django.contrib import admin
from django.utils import timezone

from council.admin.forms import ScopedForm
from feedback.admin.handled import FeedbackAdmin
from feedback.domain.settings import change_settings
from feedback.enums import Stream
from feedback.models import CollectionStart, FeedbackSettings, RetentionRule


class SettingsForm(ScopedForm):
    def clean(self):
        data = super().clean()
        organisation = data.get("organisation") or getattr(self.instance, "organisation", None)
        for name, stream in (("statutory", Stream.STATUTORY), ("corporate", Stream.CORPORATE)):
            procedure = data.get(name)
            if (
                organisation
                and procedure
                and (procedure.stream, procedure.nation) != (stream, organisation.nation)
            ):
                nation = organisation.get_nation_display()
                self.add_error(name, f"Choose a {stream} procedure of {nation}")
        return data


@admin.register(FeedbackSettings)
class FeedbackSettingsAdmin(FeedbackAdmin):
    """Under which procedures an organisation hears complaints, and below what it hides a number."""

    form = SettingsForm
    fields = ("organisation", "statutory", "corporate", "counts_from", "suppress_below")
    fixed = ("organisation",)
    related = ("organisation", "statutory", "corporate")
    list_display = ("organisation", "statutory", "corporate", "counts_from", "suppress_below")
    list_filter = ("organisation",)
    search_fields = ("organisation__name", "organisation__short_name")
    ordering = ("organisation__name", "pk")

    def edit(self, request, obj, data, why):
        change_settings(settings=obj, today=timezone.localdate(), by=request.user, why=why)


class StageChoice(forms.ModelChoiceField):
    def label_from_instance(self, stage):
        return f"{stage.procedure}: {stage}"


@admin.register(CollectionStart)
class CollectionStartAdmin(FeedbackAdmin):
    """Before this day a table says “not collected”, never 0."""

    fields = ("organisation", "stage", "what", "since")
    fixed = ("organisation", "stage", "what")
    related = ("organisation", "stage__procedure")
    list_display = ("what", "stage", "procedure", "since", "organisation")
    list_filter = ("organisation", "what")
    search_fields = ("organisation__name", "stage__name", "stage__procedure__name")
    date_hierarchy = "since"
    ordering = ("organisation__name", "what", "stage__number", "pk")

    @admin.display(ordering="stage__procedure__name")
    def procedure(self, start):
        return start.stage.procedure

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name == "stage":
            kwargs["form_class"] = StageChoice
        return super().formfield_for_foreignkey(db_field, request, **kwargs)


@admin.register(RetentionRule)
class RetentionRuleAdmin(FeedbackAdmin):
    """For how long each kind of record keeps who and what it is about. A longer time may be given any day."""

    fields = ("organisation", "kind", "years", "authority")
    fixed = ("organisation", "kind")
    related = ("organisation",)
    list_display = ("kind", "years", "authority", "organisation")
    list_filter = ("organisation", "kind")
    search_fields = ("authority", "organisation__name")
    ordering = ("organisation__name", "kind", "pk")

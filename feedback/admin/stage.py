from django import forms
from django.contrib import admin
from django.utils import timezone

from council.admin.forms import DomainForm
from feedback.admin.case import CaseAdmin, ReadOnlyCaseInline, link_to_case
from feedback.domain.elements import add_element, decide
from feedback.domain.stages import open_stage
from feedback.models import Clock, Element, Stage


class OpenStageForm(DomainForm):
    accepted_because = forms.CharField(
        label="Why it is heard, where it was asked for too late", required=False, max_length=500
    )


class ClockInline(ReadOnlyCaseInline):
    model = Clock
    fields = ("step", "started_on", "limit", "due_on", "paused_on", "paused_days", "done_on")
    related = ("step",)
    ordering = ("step__number", "pk")
    show_change_link = True


class ElementInline(ReadOnlyCaseInline):
    model = Element
    fields = ("number", "subject", "outcome", "outcome_before_panel", "decided_on")
    related = ("subject",)
    ordering = ("number", "pk")
    show_change_link = True


@admin.register(Stage)
class StageAdmin(CaseAdmin):
    """A further stage of a case. It is answered on the case's page, where its clock can be seen."""

    form = DomainForm
    add_form = OpenStageForm
    add_fields = ("complaint", "stage", "requested_on", "statement_agreed_on", "accepted_because")
    fields = (
        "complaint",
        "stage",
        "on_the_site",
        "requested_on",
        "statement_agreed_on",
        "first_due_on",
        "due_on",
        "responded_on",
        "late_because",
        "outcome",
    )
    fixed = ("complaint",)
    related = ("complaint__organisation", "stage__procedure")
    autocomplete_fields = ("complaint", "stage")
    inlines = (ClockInline, ElementInline)
    list_display = ("complaint", "stage", "requested_on", "due_on", "responded_on", "outcome", "organisation")
    list_filter = ("complaint__organisation", "complaint__procedure", "stage", "outcome")
    search_fields = ("complaint__ref",)
    date_hierarchy = "requested_on"
    ordering = ("-requested_on", "-pk")

    def has_change_permission(self, request, obj=None):
        return False

    def get_fields(self, request, obj=None):
        return self.fields if obj else self.add_fields

    def get_inlines(self, request, obj):
        return self.inlines if obj else ()

    @admin.display(ordering="complaint__organisation__name")
    def organisation(self, stage):
        return stage.complaint.organisation

    @admin.display(description="statement, extension, response")
    def on_the_site(self, stage):
        return link_to_case(stage.complaint)

    def add(self, request, obj, data, why):
        fields = {name: data[name] for name in self.add_fields}
        return open_stage(**fields, today=timezone.localdate(), by=request.user)


class DecideForm(DomainForm):
    shown_at = {"on": "decided_on"}


@admin.register(Element)
class ElementAdmin(CaseAdmin):
    """What is alleged at a stage, and what was found."""

    form = DecideForm
    add_form = DomainForm
    add_fields = ("stage", "alleged", "subject")
    fields = ("stage", "number", "alleged", "subject", "outcome", "outcome_before_panel", "decided_on")
    fixed = ("stage", "number", "alleged")
    related = ("stage__complaint__organisation", "stage__stage", "subject")
    autocomplete_fields = ("stage", "subject")
    list_display = ("stage", "number", "subject", "outcome", "decided_on", "organisation")
    list_filter = ("stage__complaint__organisation", "subject", "outcome", "outcome_before_panel")
    search_fields = ("stage__complaint__ref", "subject__name")
    date_hierarchy = "decided_on"
    ordering = ("-stage__requested_on", "stage_id", "number", "pk")

    def case_of(self, element):
        return element.stage.complaint

    @admin.display(ordering="stage__complaint__organisation__name")
    def organisation(self, element):
        return element.stage.complaint.organisation

    def add(self, request, obj, data, why):
        fields = {name: data[name] for name in self.add_fields}
        return add_element(**fields, by=request.user)

    def edit(self, request, obj, data, why):
        fields = {name: data[name] for name in ("outcome", "outcome_before_panel", "subject")}
        today = timezone.localdate()
        return decide(element=obj, **fields, on=data["decided_on"], today=today, by=request.user)

from django import forms
from django.contrib import admin
from django.utils import timezone

from council.admin.forms import DomainForm, ScopedForm
from scrutiny.admin.base import ReadOnlyScrutinyInline, ScrutinyAdmin, page_of
from scrutiny.domain.key_decisions import call_in, consider_call_in, give_notice, issue_notice, take_decision
from scrutiny.models import CallIn, KeyDecision, Notice

NOTICED = (
    *("notice", "ref", "matter", "decision_maker", "is_key", "due_text", "due_from", "due_to"),
    *("is_private", "exempt", "private_reason", "documents"),
)


class DecisionInline(ReadOnlyScrutinyInline):
    model = KeyDecision
    fields = ("order", "ref", "matter", "decision_maker", "due_text", "is_private", "taken_on")
    ordering = ("order", "pk")


@admin.register(Notice)
class NoticeAdmin(ScrutinyAdmin):
    """Notices of key decisions, each with its decisions in their printed order."""

    form = ScopedForm
    add_form = DomainForm
    fields = ("organisation", "issued_on", "days", "call_in_days", "signed_by", "contact", "decision_makers")
    fixed = ("organisation", "issued_on")
    related = ("organisation",)
    inlines = (DecisionInline,)
    list_display = ("issued_on", "days", "signed_by", "organisation")
    list_filter = ("organisation",)
    search_fields = ("signed_by", "decision_makers")
    date_hierarchy = "issued_on"
    ordering = ("-issued_on", "-pk")

    def get_inlines(self, request, obj):
        return self.inlines if obj else ()

    def add(self, request, obj, data, why):
        return issue_notice(**{name: data[name] for name in self.fields}, by=request.user)


class TakenForm(DomainForm):
    def clean_taken_on(self):
        if self.cleaned_data["taken_on"] is None:
            raise forms.ValidationError("Enter the day of the decision")
        return self.cleaned_data["taken_on"]


@admin.register(KeyDecision)
class KeyDecisionAdmin(ScrutinyAdmin):
    """Decisions of which notice was given, and what was decided. From then on members may call them in."""

    form = TakenForm
    add_form = DomainForm
    add_fields = NOTICED
    fields = (*NOTICED, "on_the_site", "taken_on", "outcome", "call_in_by")
    fixed = (*NOTICED, "on_the_site", "call_in_by")
    related = ("notice__organisation",)
    autocomplete_fields = ("notice",)
    list_display = ("ref", "matter", "decision_maker", "due_text", "is_private", "taken_on", "organisation")
    list_filter = ("notice__organisation", "is_private", "exempt", "is_key")
    search_fields = ("ref", "matter", "decision_maker")
    date_hierarchy = "notice__issued_on"
    ordering = ("-notice__issued_on", "order", "pk")

    def has_change_permission(self, request, obj=None):
        return super().has_change_permission(request, obj) and (obj is None or obj.taken_on is None)

    @admin.display(description="call-in")
    def on_the_site(self, decision):
        home, text = decision.notice.organisation, "Open it on the site"
        return page_of(home, "key-decision", decision.public_id, text=text)

    def add(self, request, obj, data, why):
        return give_notice(**{name: data[name] for name in NOTICED}, by=request.user)

    def edit(self, request, obj, data, why):
        taken = {"on": data["taken_on"], "outcome": data["outcome"], "today": timezone.localdate()}
        return take_decision(decision=obj, **taken, by=request.user)


class ConsideredForm(DomainForm):
    def clean_considered_on(self):
        if self.cleaned_data["considered_on"] is None:
            raise forms.ValidationError("Enter the day on which it was considered")
        return self.cleaned_data["considered_on"]


@admin.register(CallIn)
class CallInAdmin(ScrutinyAdmin):
    """Decisions that members called in, and what became of them."""

    form = ConsideredForm
    add_form = DomainForm
    add_fields = ("decision", "called_in_on", "called_in_by", "reason")
    fields = (*add_fields, "considered_on", "outcome", "outcome_text")
    fixed = add_fields
    related = ("decision__notice__organisation",)
    autocomplete_fields = ("decision",)
    list_display = ("decision", "called_in_on", "called_in_by", "considered_on", "outcome", "organisation")
    list_filter = ("decision__notice__organisation", "outcome")
    search_fields = ("decision__ref", "decision__matter", "called_in_by", "reason")
    date_hierarchy = "called_in_on"
    ordering = ("-called_in_on", "-pk")

    def add(self, request, obj, data, why):
        called = {name: data[name] for name in ("decision", "called_in_by", "reason")}
        return call_in(**called, on=data["called_in_on"], by=request.user)

    def edit(self, request, obj, data, why):
        found = {"on": data["considered_on"], "outcome": data["outcome"], "text": data["outcome_text"]}
        return consider_call_in(call_in=obj, **found, by=request.user)

from django import forms
from django.contrib import admin

from council.admin.forms import DomainForm, ScopedForm
from scrutiny.admin.base import ScrutinyAdmin, as_slug, page_of
from scrutiny.domain.work_programme import change_topic, plan_topic
from scrutiny.models import Activity, WorkProgrammeItem

FREE = ("topic", "theme", "report_of", "planned_for", "planned_text", "is_session")
PLANNED = ("committee", "year", *FREE, "hoped_for")


class TopicForm(DomainForm):
    """A topic has a “why” of its own, so the reason for the history stands beside it under another name."""

    hoped_for = forms.CharField(label="Why, and what is hoped for", required=False, widget=forms.Textarea)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial["hoped_for"], self.initial["why"] = self.instance.why, ""

    def clean_year(self):
        return as_slug(self.cleaned_data["year"])


@admin.register(WorkProgrammeItem)
class WorkProgrammeItemAdmin(ScrutinyAdmin):
    """What a committee means to look at. A topic is taken to a meeting, or dropped, on the programme’s page."""

    form = TopicForm
    add_fields = PLANNED
    fields = (*PLANNED, "on_the_site", "agenda_item", "dropped_because")
    fixed = ("committee", "year", "on_the_site", "agenda_item", "dropped_because")
    related = ("committee__organisation", "agenda_item")
    list_display = ("topic", "year", "planned_for", "theme", "committee", "organisation")
    list_filter = ("committee__organisation", "committee", "year", "is_session")
    search_fields = ("topic", "theme", "why", "committee__name")
    date_hierarchy = "planned_for"
    ordering = ("-year", "planned_for", "order", "pk")

    @admin.display(description="take to a meeting, drop")
    def on_the_site(self, topic):
        args = (topic.committee.slug, topic.year)
        return page_of(
            topic.committee.organisation, "work-programme", *args, text="Open the programme on the site"
        )

    def add(self, request, obj, data, why):
        planned = {name: data[name] for name in ("committee", "year", *FREE)}
        return plan_topic(**planned, why=data["hoped_for"], by=request.user)

    def edit(self, request, obj, data, why):
        changed = {name: data[name] for name in FREE} | {"why": data["hoped_for"]}
        return change_topic(item=obj, **changed, reason=why, by=request.user)


class ActivityForm(ScopedForm):
    def clean_year(self):
        return as_slug(self.cleaned_data["year"]) if self.cleaned_data["year"] else ""


@admin.register(Activity)
class ActivityAdmin(ScrutinyAdmin):
    """What committees did: at meetings, in working groups, on focus reports and budgets, in training."""

    form = ActivityForm
    fields = (
        *("committee", "kind", "year", "table", "order", "date", "printed_date", "text", "for_whom"),
        *("given_by", "published", "reported_to", "reported_on", "meeting"),
    )
    fixed = ("committee",)
    related = ("committee__organisation", "meeting__committee")
    list_display = ("text", "kind", "year", "date", "committee", "organisation")
    list_filter = ("committee__organisation", "committee", "kind", "year")
    search_fields = ("text", "for_whom", "given_by", "table")
    date_hierarchy = "date"
    ordering = ("-year", "table", "order", "pk")

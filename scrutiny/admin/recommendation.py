from django.contrib import admin
from django.utils import timezone

from council.admin.forms import DomainForm
from scrutiny.admin.base import ReadOnlyScrutinyInline, ScrutinyAdmin, WrittenOnce, page_of
from scrutiny.domain.recommendations import link_actions, recommend, report_progress, respond
from scrutiny.models import Progress, Recommendation, Response, ResponseAction

ASKED = ("committee", "review", "minute", "ref", "theme_number", "theme", "text", "made_on", "asked_of")


class ResponseInline(ReadOnlyScrutinyInline):
    model = Response
    fields = ("given_on", "answer", "text", "source")
    ordering = ("given_on", "pk")


@admin.register(Recommendation)
class RecommendationAdmin(ScrutinyAdmin):
    """What committees ask. The improvement actions that carry it out are joined here; it is closed on its page."""

    form = DomainForm
    add_fields = ASKED
    fields = (*ASKED, "on_the_site", "answer_due_on", "actions", "closed_at", "closed_because")
    fixed = (*ASKED, "on_the_site", "answer_due_on", "closed_at", "closed_because")
    related = ("committee__organisation", "review", "minute", "closed_at__committee")
    autocomplete_fields = ("review",)
    inlines = (ResponseInline,)
    list_display = ("ref", "text", "committee", "made_on", "answer_due_on", "organisation")
    list_filter = ("committee__organisation", "committee", "review")
    search_fields = ("ref", "text", "theme", "asked_of", "committee__name")
    date_hierarchy = "made_on"
    ordering = ("-made_on", "ref_key", "pk")

    def get_inlines(self, request, obj):
        return self.inlines if obj else ()

    @admin.display(description="answer, progress, close")
    def on_the_site(self, asked):
        text = "Open it on the site"
        return page_of(asked.committee.organisation, "recommendation", asked.public_id, text=text)

    def add(self, request, obj, data, why):
        return recommend(**{name: data[name] for name in ASKED}, by=request.user, why=why)

    def has_change_permission(self, request, obj=None):
        return super().has_change_permission(request, obj) and (obj is None or obj.closed_at_id is None)

    def edit(self, request, obj, data, why):
        link_actions(recommendation=obj, actions=data["actions"], by=request.user)


@admin.register(Response)
class ResponseAdmin(WrittenOnce, ScrutinyAdmin):
    """Answers of the executive, each as it was on a day. What an answer promises is entered beside it."""

    form = DomainForm
    fields = ("recommendation", "given_on", "answer", "text", "source")
    fixed = ("recommendation",)
    related = ("recommendation__committee__organisation",)
    autocomplete_fields = ("recommendation",)
    list_display = ("recommendation", "given_on", "answer", "source", "organisation")
    list_filter = ("recommendation__committee__organisation", "recommendation__committee", "answer")
    search_fields = ("recommendation__ref", "recommendation__text", "text")
    date_hierarchy = "given_on"
    ordering = ("-given_on", "recommendation__ref_key", "-pk")

    def add(self, request, obj, data, why):
        fields = {name: data[name] for name in self.fields}
        return respond(**fields, today=timezone.localdate(), by=request.user)


@admin.register(ResponseAction)
class ResponseActionAdmin(ScrutinyAdmin):
    """What an answer promises: by when as printed, and who. The day it was done is entered here."""

    fields = ("response", "order", "text", "due_text", "due_on", "responsible", "done_on")
    fixed = ("response",)
    related = ("response__recommendation__committee__organisation",)
    autocomplete_fields = ("response",)
    list_display = ("text", "response", "due_text", "responsible", "done_on", "organisation")
    list_filter = (
        "response__recommendation__committee__organisation",
        "response__recommendation__committee",
    )
    search_fields = ("text", "responsible", "response__recommendation__ref")
    ordering = ("-response__given_on", "response_id", "order", "pk")


@admin.register(Progress)
class ProgressAdmin(WrittenOnce, ScrutinyAdmin):
    """What a committee was told of a recommendation on a day."""

    form = DomainForm
    fields = ("recommendation", "given_on", "meeting", "text")
    fixed = ("recommendation",)
    related = ("recommendation__committee__organisation", "meeting__committee")
    autocomplete_fields = ("recommendation",)
    list_display = ("recommendation", "given_on", "meeting", "organisation")
    list_filter = ("recommendation__committee__organisation", "recommendation__committee")
    search_fields = ("recommendation__ref", "recommendation__text", "text")
    date_hierarchy = "given_on"
    ordering = ("-given_on", "-pk")

    def add(self, request, obj, data, why):
        fields = {name: data[name] for name in self.fields}
        return report_progress(**fields, today=timezone.localdate(), by=request.user)

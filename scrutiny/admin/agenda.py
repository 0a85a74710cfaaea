from django import forms
from django.contrib import admin

from council.admin.forms import DomainForm
from reports.report import find
from scrutiny.admin.base import MeetingsAdmin, ReadOnlyMeetingsInline, WrittenOnce, page_of_meeting
from scrutiny.domain.agenda import add_item, add_part, attach_report, change_item
from scrutiny.models import AgendaItem, AgendaPaper, AgendaPart

SAID = (
    "kind",
    "title",
    "exempt",
    "public_interest",
    "closed_title",
    "report_of",
    "purpose",
    "attending",
    "information_only",
    "to_follow_by",
    "urgent_because",
    "printed_pages",
)


@admin.register(AgendaPart)
class AgendaPartAdmin(MeetingsAdmin):
    """Headings of agendas."""

    form = DomainForm
    add_fields = ("meeting", "title")
    fields = ("meeting", "order", "title")
    fixed = ("meeting", "order")
    related = ("meeting__committee__organisation",)
    autocomplete_fields = ("meeting",)
    list_display = ("title", "meeting", "order", "organisation")
    list_filter = ("meeting__committee__organisation", "meeting__committee")
    search_fields = ("title", "meeting__committee__name")
    date_hierarchy = "meeting__date"
    ordering = ("-meeting__date", "order", "pk")

    def add(self, request, obj, data, why):
        return add_part(meeting=data["meeting"], title=data["title"], by=request.user)


class PaperInline(ReadOnlyMeetingsInline):
    model = AgendaPaper
    fields = ("title", "report", "file_name", "pages", "supplement")
    ordering = ("order", "pk")


@admin.register(AgendaItem)
class AgendaItemAdmin(MeetingsAdmin):
    """What is on agendas. The public reads the title; the closed title stands in the full pack alone."""

    form = DomainForm
    add_fields = ("meeting", "part", *SAID)
    fields = ("meeting", "on_the_site", "part", "order", *SAID)
    fixed = ("meeting", "part", "order")
    related = ("meeting__committee__organisation", "part")
    autocomplete_fields = ("meeting", "part")
    inlines = (PaperInline,)
    list_display = ("title", "kind", "exempt", "meeting", "organisation")
    list_filter = ("meeting__committee__organisation", "meeting__committee", "kind", "exempt")
    search_fields = ("title", "closed_title", "report_of", "meeting__committee__name")
    date_hierarchy = "meeting__date"
    ordering = ("-meeting__date", "part__order", "order", "pk")

    def get_readonly_fields(self, request, obj=None):
        fields = super().get_readonly_fields(request, obj)
        return (*fields, "on_the_site") if obj else fields

    def get_inlines(self, request, obj):
        return self.inlines if obj else ()

    @admin.display(description="order, papers, publication")
    def on_the_site(self, item):
        return page_of_meeting(item.meeting)

    def add(self, request, obj, data, why):
        return add_item(**{name: data[name] for name in self.add_fields}, by=request.user)

    def edit(self, request, obj, data, why):
        return change_item(item=obj, **{name: data[name] for name in SAID}, by=request.user, why=why)


class AttachForm(DomainForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in ("report", "parameters"):
            if name in self.fields:
                self.fields[name].required = name == "report"
        if "parameters" in self.fields:
            self.fields["parameters"].help_text = "As in {“plan”: “the-plan”}, with straight quotation marks"

    def clean_report(self):
        try:
            return find(self.cleaned_data["report"]).key
        except KeyError:
            raise forms.ValidationError("There is no report of this key") from None


@admin.register(AgendaPaper)
class AgendaPaperAdmin(WrittenOnce, MeetingsAdmin):
    """Papers of items. A report is attached here by its key; a file is uploaded on the meeting’s page."""

    form = AttachForm
    add_fields = ("item", "title", "report", "parameters")
    fields = (
        *("item", "on_the_site", "order", "title", "report", "parameters", "edition"),
        *("file_name", "content_type", "size", "sha256", "pages", "supplement", "added_at", "added_by"),
    )
    readonly_fields = ("on_the_site",)
    fixed = ("item",)
    related = ("item__meeting__committee__organisation", "edition", "added_by")
    autocomplete_fields = ("item",)
    list_display = ("title", "item", "report", "file_name", "supplement", "organisation")
    list_filter = ("item__meeting__committee__organisation", "item__meeting__committee", "report")
    search_fields = ("title", "item__title", "file_name")
    date_hierarchy = "item__meeting__date"
    ordering = ("-item__meeting__date", "item_id", "order", "pk")

    @admin.display(description="files and publication")
    def on_the_site(self, paper):
        return page_of_meeting(paper.item.meeting)

    def add(self, request, obj, data, why):
        asked = {**{name: data[name] for name in self.add_fields}, "parameters": data["parameters"] or {}}
        return attach_report(**asked, by=request.user)

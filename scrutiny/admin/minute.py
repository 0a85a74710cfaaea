from django import forms
from django.contrib import admin

from council.admin.forms import DomainForm, ScopedForm
from council.admin.scoped import ReadOnly
from scrutiny.admin.base import MeetingsAdmin
from scrutiny.domain.minutes import arise, change_minute, write_minute
from scrutiny.models import ActionArising, Minute, Resolution


class MinuteForm(DomainForm):
    resolutions = forms.CharField(
        required=False, widget=forms.Textarea, help_text="What was resolved, one on a line"
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            texts = self.instance.resolutions.order_by("order", "pk").values_list("text", flat=True)
            self.initial["resolutions"] = "\n".join(texts)

    def clean_resolutions(self):
        """The lines; None where they are as they were, whatever line breaks they have inside."""
        if "resolutions" not in self.changed_data:
            return None
        return [line for line in self.cleaned_data["resolutions"].splitlines() if line.strip()]


@admin.register(Minute)
class MinuteAdmin(MeetingsAdmin):
    """What the minutes say, item by item. Once they are confirmed they stay as they are."""

    form = MinuteForm
    add_fields = ("meeting", "item", "heading", "text", "resolutions")
    fields = ("meeting", "item", "order", "number", "is_closed", "heading", "text", "resolutions")
    fixed = ("meeting", "item", "order", "number", "is_closed")
    related = ("meeting__committee__organisation", "item")
    autocomplete_fields = ("meeting", "item")
    list_display = ("heading", "number", "is_closed", "meeting", "organisation")
    list_filter = ("meeting__committee__organisation", "meeting__committee", "is_closed")
    search_fields = ("heading", "text", "resolutions__text", "meeting__committee__name")
    date_hierarchy = "meeting__date"
    ordering = ("-meeting__date", "order", "pk")

    def has_change_permission(self, request, obj=None):
        confirmed = obj is not None and obj.meeting.confirmed_at_id is not None
        return super().has_change_permission(request, obj) and not confirmed

    def get_fields(self, request, obj=None):
        fields = super().get_fields(request, obj)
        return (
            fields if obj is None or "why" in fields else [name for name in fields if name != "resolutions"]
        )

    def add(self, request, obj, data, why):
        written = {name: data[name] for name in self.add_fields}
        written["resolutions"] = written["resolutions"] or []
        return write_minute(**written, by=request.user, why=why)

    def edit(self, request, obj, data, why):
        written = {name: data[name] for name in ("heading", "text", "resolutions")}
        return change_minute(minute=obj, **written, by=request.user, why=why)


@admin.register(Resolution)
class ResolutionAdmin(ReadOnly, MeetingsAdmin):
    """What was resolved, across meetings. It is written with its minute."""

    fields = ("minute", "order", "number", "text")
    related = ("minute__meeting__committee__organisation",)
    list_display = ("text", "number", "minute", "organisation")
    list_filter = ("minute__meeting__committee__organisation", "minute__meeting__committee")
    search_fields = ("text", "minute__heading")
    date_hierarchy = "minute__meeting__date"
    ordering = ("-minute__meeting__date", "minute__order", "order", "pk")


@admin.register(ActionArising)
class ActionArisingAdmin(MeetingsAdmin):
    """What somebody was asked to do at a meeting, and as which item it came back."""

    form = ScopedForm
    add_form = DomainForm
    add_fields = ("minute", "text", "owner", "due_at", "due_on")
    fields = (*add_fields, "done_on", "answered_by")
    fixed = add_fields
    related = ("minute__meeting__committee__organisation", "due_at__committee", "answered_by")
    autocomplete_fields = ("minute", "due_at", "answered_by")
    list_display = ("text", "owner", "due_on", "done_on", "minute", "organisation")
    list_filter = ("minute__meeting__committee__organisation", "minute__meeting__committee")
    search_fields = ("text", "owner", "minute__heading")
    date_hierarchy = "minute__meeting__date"
    ordering = ("-minute__meeting__date", "minute__order", "order", "pk")

    def add(self, request, obj, data, why):
        return arise(**{name: data[name] for name in self.add_fields}, by=request.user)

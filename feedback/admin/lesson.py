from django.contrib import admin
from django.utils import timezone

from council.admin.forms import DomainForm
from feedback.admin.handled import FeedbackAdmin
from feedback.domain.lessons import achieve, add_lesson, link_actions
from feedback.models import Lesson

ADDED = ("organisation", "ref", "text", "complaint", "owner", "raised_on", "due_on", "actions")


class LessonForm(DomainForm):
    shown_at = {"on": "achieved_on"}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "ref" in self.fields:
            self.fields["ref"].required = False
            self.fields["ref"].help_text = "Empty: the next one"


@admin.register(Lesson)
class LessonAdmin(FeedbackAdmin):
    """What was learned. It is published, so it names no family."""

    form = LessonForm
    add_fields = ADDED
    fields = (*ADDED, "achieved_on", "provenance")
    fixed = ("organisation", "ref", "text", "complaint", "owner", "raised_on", "due_on", "provenance")
    related = ("organisation", "complaint")
    autocomplete_fields = ("complaint",)
    list_display = ("ref", "text", "owner", "due_on", "achieved_on", "organisation")
    list_filter = ("organisation", "provenance")
    search_fields = ("ref", "text", "owner")
    date_hierarchy = "raised_on"
    ordering = ("ref_key", "pk")

    def get_readonly_fields(self, request, obj=None):
        fields = super().get_readonly_fields(request, obj)
        return (*fields, "achieved_on") if obj and obj.achieved_on else fields

    def add(self, request, obj, data, why):
        fields = {name: data[name] for name in ADDED}
        return add_lesson(**fields, today=timezone.localdate(), by=request.user)

    def edit(self, request, obj, data, why):
        link_actions(lesson=obj, actions=data["actions"], by=request.user)
        if data.get("achieved_on"):
            achieve(lesson=obj, on=data["achieved_on"], today=timezone.localdate(), by=request.user)

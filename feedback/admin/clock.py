from django.contrib import admin

from council.admin.scoped import ReadOnly
from feedback.admin.case import CaseAdmin, ReadOnlyCaseInline, link_to_case
from feedback.models import Clock, ClockChange


class ChangeInline(ReadOnlyCaseInline):
    model = ClockChange
    fields = ("kind", "changed_on", "old_due_on", "new_due_on", "reason", "by", "recorded_at")
    related = ("by",)
    ordering = ("pk",)
    verbose_name_plural = "changes: every old date is kept"


@admin.register(Clock)
class ClockAdmin(ReadOnly, CaseAdmin):
    """The working days of each step. They are extended, paused and stopped on the case's page."""

    fields = (
        "stage",
        "step",
        "on_the_site",
        "started_on",
        "limit",
        "due_on",
        "paused_on",
        "paused_days",
        "done_on",
    )
    related = ("stage__complaint__organisation", "stage__stage", "step")
    inlines = (ChangeInline,)
    list_display = ("stage", "step", "started_on", "limit", "due_on", "done_on", "organisation")
    list_filter = ("stage__complaint__organisation", "stage__complaint__procedure", "step")
    search_fields = ("stage__complaint__ref",)
    date_hierarchy = "due_on"
    ordering = ("-due_on", "-pk")

    def case_of(self, clock):
        return clock.stage.complaint

    @admin.display(ordering="stage__complaint__organisation__name")
    def organisation(self, clock):
        return clock.stage.complaint.organisation

    @admin.display(description="extend, pause, restart, done")
    def on_the_site(self, clock):
        return link_to_case(clock.stage.complaint)


@admin.register(ClockChange)
class ClockChangeAdmin(ReadOnly, CaseAdmin):
    """Why due dates are others than they were. Rows are only ever added."""

    fields = ("clock", "kind", "changed_on", "old_due_on", "new_due_on", "reason", "by", "recorded_at")
    related = ("clock__stage__complaint__organisation", "clock__stage__stage", "clock__step", "by")
    list_display = ("clock", "kind", "changed_on", "old_due_on", "new_due_on", "by", "organisation")
    list_filter = ("clock__stage__complaint__organisation", "kind")
    search_fields = ("clock__stage__complaint__ref",)
    date_hierarchy = "changed_on"
    ordering = ("-recorded_at", "-pk")

    def case_of(self, change):
        return change.clock.stage.complaint

    @admin.display(ordering="clock__stage__complaint__organisation__name")
    def organisation(self, change):
        return change.clock.stage.complaint.organisation

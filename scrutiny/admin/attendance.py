from django.contrib import admin

from council.admin.forms import DomainForm
from scrutiny.admin.base import MeetingsAdmin, WrittenOnce
from scrutiny.domain.meetings import declare, record_attendance
from scrutiny.models import Attendance, Declaration


@admin.register(Attendance)
class AttendanceAdmin(MeetingsAdmin):
    """Who was at a meeting or sent apologies. Members are changed here; what is printed of others stays."""

    form = DomainForm
    fields = ("meeting", "member", "name", "post", "presence", "in_chair", "stands_in_for")
    fixed = ("meeting", "member")
    related = ("meeting__committee__organisation", "member", "stands_in_for")
    autocomplete_fields = ("meeting", "member", "stands_in_for")
    list_display = ("name", "meeting", "presence", "in_chair", "organisation")
    list_filter = ("meeting__committee__organisation", "meeting__committee", "presence")
    search_fields = ("name", "post", "meeting__committee__name")
    date_hierarchy = "meeting__date"
    ordering = ("-meeting__date", "order", "pk")

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change, **kwargs)
        if "name" in form.base_fields:
            form.base_fields["name"].required = False
            form.base_fields["name"].help_text = "Empty: the member’s, as agendas print it"
        return form

    def has_change_permission(self, request, obj=None):
        return super().has_change_permission(request, obj) and (obj is None or obj.member_id is not None)

    def add(self, request, obj, data, why):
        return record_attendance(**{name: data[name] for name in self.fields}, by=request.user, why=why)

    def edit(self, request, obj, data, why):
        changed = {name: data[name] for name in self.fields if name not in self.fixed}
        return record_attendance(meeting=obj.meeting, member=obj.member, **changed, by=request.user, why=why)


@admin.register(Declaration)
class DeclarationAdmin(WrittenOnce, MeetingsAdmin):
    """Interests that were declared at a meeting."""

    form = DomainForm
    add_fields = ("attendance", "kind", "about", "left_the_room")
    fields = ("meeting", *add_fields)
    fixed = ("attendance",)
    related = ("meeting__committee__organisation", "attendance")
    autocomplete_fields = ("attendance",)
    list_display = ("attendance", "kind", "left_the_room", "meeting", "organisation")
    list_filter = ("meeting__committee__organisation", "meeting__committee", "kind")
    search_fields = ("attendance__name", "about", "meeting__committee__name")
    date_hierarchy = "meeting__date"
    ordering = ("-meeting__date", "-pk")

    def add(self, request, obj, data, why):
        return declare(**{name: data[name] for name in self.add_fields}, by=request.user)

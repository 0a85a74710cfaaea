from django import forms
from django.contrib import admin

from council.admin.forms import DomainForm
from scrutiny.admin.base import MeetingsAdmin, ReadOnlyMeetingsInline
from scrutiny.domain.committees import leave_seat, take_seat
from scrutiny.models import Committee, CommitteeMember


class SeatInline(ReadOnlyMeetingsInline):
    model = CommitteeMember
    fields = ("title", "printed_as", "role", "is_co_opted", "held_from", "held_until")
    ordering = ("is_co_opted", "sort_name", "pk")
    verbose_name_plural = "members"


@admin.register(Committee)
class CommitteeAdmin(MeetingsAdmin):
    """What a committee looks at, how it numbers its minutes, and how long it and the executive have."""

    fields = (
        "organisation",
        "name",
        "slug",
        "kind",
        "remit",
        "numbering",
        "prefix",
        "predecessor",
        "reports_to",
        "formed_on",
        "is_private",
        "clear_days",
        "answer_within_months",
        "contact",
    )
    fixed = ("organisation", "slug")
    related = ("organisation",)
    prepopulated_fields = {"slug": ("name",)}
    inlines = (SeatInline,)
    list_display = ("name", "kind", "numbering", "is_private", "organisation")
    list_filter = ("organisation", "kind", "numbering", "is_private")
    search_fields = ("name", "remit")
    ordering = ("name", "pk")

    def get_inlines(self, request, obj):
        return self.inlines if obj else ()


class LeaveForm(DomainForm):
    def clean_held_until(self):
        if self.cleaned_data["held_until"] is None:
            raise forms.ValidationError("Enter the last day")
        return self.cleaned_data["held_until"]


@admin.register(CommitteeMember)
class CommitteeMemberAdmin(MeetingsAdmin):
    """Seats: who sits on a committee, from a day to a day. Who leaves keeps the seat in the record."""

    form = LeaveForm
    add_form = DomainForm
    fields = (
        "committee",
        "person",
        "title",
        "printed_as",
        "role",
        "is_co_opted",
        "held_from",
        "held_until",
        "replaces",
    )
    fixed = tuple(name for name in fields if name != "held_until")
    related = ("committee__organisation", "person")
    autocomplete_fields = ("committee", "replaces")
    list_display = ("person", "committee", "role", "held_from", "held_until", "organisation")
    list_filter = ("committee__organisation", "committee", "role", "is_co_opted")
    search_fields = ("printed_as", "person__name", "committee__name")
    date_hierarchy = "held_from"
    ordering = ("committee__name", "is_co_opted", "sort_name", "pk")

    def add(self, request, obj, data, why):
        return take_seat(**{name: data[name] for name in self.fields}, by=request.user, why=why)

    def edit(self, request, obj, data, why):
        return leave_seat(seat=obj, on=data["held_until"], by=request.user, why=why)

from django.contrib import admin

from council.admin.forms import DomainForm
from council.admin.scoped import ReadOnly
from scrutiny.admin.base import MeetingsAdmin, ReadOnlyMeetingsInline, page_of_meeting
from scrutiny.domain.meetings import call_meeting, change_meeting
from scrutiny.models import AgendaItem, Attendance, Meeting, Publication

CALLED = ("committee", "date", "kind", "starts_at", "venue")
CHANGED = ("date", "kind", "starts_at", "ended_at", "venue", "signed_by", "signed_on", "first_number")
ON_THE_SITE = (
    "cancelled_because",
    "confirmed_at",
    "confirmed_subject_to",
    "minutes_signed_by",
    "minutes_published_at",
    "provenance",
)


class ItemInline(ReadOnlyMeetingsInline):
    model = AgendaItem
    fields = ("part", "order", "kind", "title", "exempt")
    related = ("part",)
    ordering = ("part__order", "order", "pk")
    verbose_name_plural = "agenda"


class AttendanceInline(ReadOnlyMeetingsInline):
    model = Attendance
    fields = ("name", "post", "presence", "in_chair")
    ordering = ("order", "pk")


@admin.register(Meeting)
class MeetingAdmin(MeetingsAdmin):
    """A meeting's day, time and place. Its agenda, publication and minutes have screens of their own."""

    form = DomainForm
    add_fields = CALLED
    fields = ("committee", "on_the_site", *CHANGED, *ON_THE_SITE)
    fixed = ("committee",)
    related = ("committee__organisation", "confirmed_at__committee")
    autocomplete_fields = ("committee",)
    inlines = (ItemInline, AttendanceInline)
    list_display = ("committee", "date", "kind", "venue", "provenance", "organisation")
    list_filter = ("committee__organisation", "committee", "kind", "provenance")
    search_fields = ("committee__name", "venue")
    date_hierarchy = "date"
    ordering = ("-date", "-pk")

    def get_readonly_fields(self, request, obj=None):
        return (*super().get_readonly_fields(request, obj), "on_the_site", *ON_THE_SITE) if obj else ()

    def get_inlines(self, request, obj):
        return self.inlines if obj else ()

    @admin.display(description="agenda, publication, attendance, minutes")
    def on_the_site(self, meeting):
        return page_of_meeting(meeting)

    def add(self, request, obj, data, why):
        called = {name: data[name] for name in CALLED if name != "date"}
        return call_meeting(**called, on=data["date"], by=request.user, why=why)

    def edit(self, request, obj, data, why):
        return change_meeting(meeting=obj, **{name: data[name] for name in CHANGED}, by=request.user, why=why)


@admin.register(Publication)
class PublicationAdmin(ReadOnly, MeetingsAdmin):
    """What went out, and when. It never changes, and it is read on the meeting's page."""

    fields = (
        "meeting",
        "on_the_site",
        "number",
        "published_at",
        "published_by",
        "late_because",
        "sha256",
    )
    related = ("meeting__committee__organisation", "published_by")
    list_display = ("meeting", "number", "published_at", "published_by", "organisation")
    list_filter = ("meeting__committee__organisation", "meeting__committee")
    search_fields = ("meeting__committee__name", "late_because")
    date_hierarchy = "published_at"
    ordering = ("-published_at", "-pk")

    @admin.display(description="agenda")
    def on_the_site(self, publication):
        return page_of_meeting(publication.meeting)

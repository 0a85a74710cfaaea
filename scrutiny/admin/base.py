"""What the pages of scrutiny in data entry share: whose they are, and the way to the screen on the site."""

from django import forms
from django.contrib import admin
from django.urls import reverse
from django.utils.html import format_html

from council.admin.scope import organisation_of
from council.admin.scoped import ReadOnlyInline, ScopedAdmin, ScopedInline
from council.roles import Permission
from scrutiny.years import MunicipalYear

# Closed titles and minutes are within reach of both, so both ask for the right to read them.
MEETINGS = (Permission.MANAGE_MEETINGS, Permission.SEE_EXEMPT)
SCRUTINY = (Permission.MANAGE_SCRUTINY, Permission.SEE_EXEMPT)


class WithOrganisation:
    @admin.display(description="organisation")
    def organisation(self, record):
        return organisation_of(record)


class MeetingsAdmin(WithOrganisation, ScopedAdmin):
    permissions = MEETINGS


class ScrutinyAdmin(WithOrganisation, ScopedAdmin):
    permissions = SCRUTINY


class WrittenOnce:
    """Entered here and then only read: what was said on a day stays as it was said."""

    def has_change_permission(self, request, obj=None):
        return False

    def get_fields(self, request, obj=None):
        return self.fields if obj else (self.add_fields or self.fields)


class MeetingsInline(ScopedInline):
    permissions = MEETINGS


class ReadOnlyMeetingsInline(ReadOnlyInline):
    permissions = MEETINGS


class ReadOnlyScrutinyInline(ReadOnlyInline):
    permissions = SCRUTINY


def page_of(organisation, name: str, *args, text: str) -> str:
    """A link to a screen of scrutiny."""
    return format_html(
        '<a href="{}">{}</a>', reverse(f"scrutiny:{name}", args=[organisation.slug, *args]), text
    )


def page_of_meeting(meeting) -> str:
    committee = meeting.committee
    args = (committee.slug, meeting.date)
    return page_of(committee.organisation, "meeting", *args, text="Open the meeting on the site")


def as_slug(year: str) -> str:
    """A municipal year as it is kept, “2019-20”, however it was typed."""
    try:
        return MunicipalYear.parse(year).slug
    except ValueError as error:
        raise forms.ValidationError(str(error)) from error

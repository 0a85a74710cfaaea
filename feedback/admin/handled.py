"""What the pages of feedback in data entry share: they are for the feedback team of an organisation."""

from django import forms

from council.admin.forms import ScopedForm
from council.admin.scoped import ReadOnlyInline, ScopedAdmin, ScopedInline
from council.roles import Permission
from feedback.years import ReportingYear

HANDLES = (Permission.HANDLE_FEEDBACK,)


class FeedbackAdmin(ScopedAdmin):
    permissions = HANDLES


class FeedbackInline(ScopedInline):
    permissions = HANDLES


class ReadOnlyFeedbackInline(ReadOnlyInline):
    permissions = HANDLES
    show_change_link = False


class YearForm(ScopedForm):
    """A form with a reporting year, kept as “2018-19” however it is typed."""

    def clean_year(self):
        return as_slug(self.cleaned_data["year"])


def as_slug(year: str) -> str:
    try:
        return ReportingYear.parse(year).slug
    except ValueError as error:
        raise forms.ValidationError(str(error)) from error

from django.contrib import admin

from council.admin.forms import ScopedForm
from feedback.admin.handled import FeedbackAdmin, FeedbackInline, as_slug
from feedback.models import Subject, Theme, ThemeName


class ThemeForm(ScopedForm):
    def clean_first_used(self):
        year = self.cleaned_data["first_used"]
        return as_slug(year) if year else year


class NameInline(FeedbackInline):
    model = ThemeName
    fields = ("holds_from", "name", "order")
    ordering = ("holds_from", "pk")
    verbose_name_plural = "printed names: each holds from a day on"


@admin.register(Theme)
class ThemeAdmin(FeedbackAdmin):
    """What complaints are about. A theme keeps one name here; what reports print may change from a day on."""

    form = ThemeForm
    fields = ("organisation", "name", "slug", "description", "first_used")
    fixed = ("organisation", "slug")
    related = ("organisation",)
    prepopulated_fields = {"slug": ("name",)}
    inlines = (NameInline,)
    list_display = ("name", "description", "first_used", "organisation")
    list_filter = ("organisation", "first_used")
    search_fields = ("name", "names__name", "description")
    ordering = ("name", "pk")


@admin.register(Subject)
class SubjectAdmin(FeedbackAdmin):
    """What elements of complaints are about, in words that are published."""

    fields = ("organisation", "name", "slug", "order")
    fixed = ("organisation", "slug")
    related = ("organisation",)
    prepopulated_fields = {"slug": ("name",)}
    list_display = ("name", "order", "organisation")
    list_filter = ("organisation",)
    search_fields = ("name",)
    ordering = ("organisation__name", "order", "name", "pk")

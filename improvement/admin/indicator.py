from django.contrib import admin

from council.admin.scoped import ScopedAdmin, ScopedInline
from improvement.models import Indicator, IndicatorTarget, Reading


class TargetInline(ScopedInline):
    model = IndicatorTarget
    fields = ("holds_from", "target", "tolerance")
    ordering = ("holds_from", "pk")
    verbose_name_plural = "targets: each holds from a day on"


@admin.register(Indicator)
class IndicatorAdmin(ScopedAdmin):
    """What a plan measures, and its targets. Readings have a page of their own, since they grow."""

    fields = ("plan", "priority", "name", "slug", "unit", "better", "authority", "order")
    fixed = ("plan", "slug")
    related = ("plan__organisation", "priority__plan")
    prepopulated_fields = {"slug": ("name",)}
    autocomplete_fields = ("plan", "priority")
    inlines = (TargetInline,)
    list_display = ("name", "authority", "plan", "unit", "better")
    list_filter = ("plan", "better")
    search_fields = ("name", "authority")
    ordering = ("plan__name", "order", "slug", "pk")


@admin.register(Reading)
class ReadingAdmin(ScopedAdmin):
    fields = (
        "indicator",
        "period_start",
        "period_end",
        "label",
        "value",
        "missing",
        "standing",
        "words",
        "provenance",
    )
    fixed = ("indicator",)
    related = ("indicator__plan__organisation",)
    autocomplete_fields = ("indicator",)
    list_display = ("indicator", "period_end", "label", "value", "missing", "provenance")
    list_filter = ("indicator__plan", "indicator", "missing", "provenance")
    search_fields = ("indicator__name", "label", "words")
    date_hierarchy = "period_end"
    ordering = ("-period_end", "indicator__name", "pk")

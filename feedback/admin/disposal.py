from django.contrib import admin

from council.admin.scoped import ReadOnly
from feedback.admin.handled import FeedbackAdmin, ReadOnlyFeedbackInline
from feedback.models import Disposal, DisposalItem


class ItemInline(ReadOnlyFeedbackInline):
    model = DisposalItem
    fields = ("complaint", "pre_complaint", "compliment", "because")
    related = ("complaint", "pre_complaint", "compliment__team")
    ordering = ("pk",)
    verbose_name_plural = "records on the list"


@admin.register(Disposal)
class DisposalAdmin(ReadOnly, FeedbackAdmin):
    """What was disposed of, and on whose word. A list is proposed and agreed on the site, by two people."""

    fields = (
        "organisation",
        "proposed_on",
        "proposed_by",
        "agreed_at",
        "agreed_by",
        "refused_because",
    )
    related = ("organisation", "proposed_by", "agreed_by")
    inlines = (ItemInline,)
    list_display = ("proposed_on", "proposed_by", "agreed_at", "agreed_by", "organisation")
    list_filter = ("organisation", "agreed_by")
    search_fields = ("proposed_by__name", "agreed_by__name", "refused_because", "items__because")
    date_hierarchy = "proposed_on"
    ordering = ("-proposed_on", "-pk")

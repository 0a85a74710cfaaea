from django.contrib import admin
from django.utils import timezone

from council.admin.forms import DomainForm
from feedback.admin.handled import FeedbackAdmin
from feedback.domain.contacts import log_compliment
from feedback.models import Compliment

LOGGED = ("organisation", "received_on", "team", "category", "person_name", "words", "quotation")


@admin.register(Compliment)
class ComplimentAdmin(FeedbackAdmin):
    """Praise. What may be published of it stands under “quotation”, and names nobody."""

    form = DomainForm
    add_fields = LOGGED
    fields = (*LOGGED, "anonymised_at", "provenance")
    fixed = ("organisation",)
    related = ("organisation", "team")
    autocomplete_fields = ("team",)
    list_display = ("received_on", "team", "quotation", "provenance", "organisation")
    list_filter = ("organisation", "team", "category", "provenance")
    search_fields = ("team__name", "quotation")
    date_hierarchy = "received_on"
    ordering = ("-received_on", "-pk")

    def has_change_permission(self, request, obj=None):
        return False

    def get_fields(self, request, obj=None):
        return self.fields if obj else self.add_fields

    def add(self, request, obj, data, why):
        fields = {name: data[name] for name in LOGGED}
        return log_compliment(**fields, today=timezone.localdate(), by=request.user)

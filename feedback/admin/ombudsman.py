from django.contrib import admin
from django.utils import timezone

from council.admin.forms import DomainForm
from feedback.admin.case import CaseAdmin
from feedback.domain.ombudsman import determine, log_referral
from feedback.models import OmbudsmanReferral


class DetermineForm(DomainForm):
    shown_at = {"on": "decided_on"}


@admin.register(OmbudsmanReferral)
class OmbudsmanReferralAdmin(CaseAdmin):
    """Complaints that went to the Ombudsman, and what was decided."""

    form = DetermineForm
    add_fields = ("organisation", "complaint", "ref", "received_on", "notes")
    fields = (*add_fields, "determination", "decided_on", "provenance")
    fixed = ("organisation", "complaint", "ref", "received_on", "notes", "provenance")
    related = ("organisation", "complaint")
    autocomplete_fields = ("complaint",)
    list_display = ("ref", "received_on", "determination", "decided_on", "complaint", "organisation")
    list_display_links = ("received_on",)
    list_filter = ("organisation", "determination", "provenance")
    search_fields = ("ref", "complaint__ref")
    date_hierarchy = "received_on"
    ordering = ("-received_on", "-pk")

    def add(self, request, obj, data, why):
        fields = {name: data[name] for name in self.add_fields}
        return log_referral(**fields, today=timezone.localdate(), by=request.user)

    def edit(self, request, obj, data, why):
        return determine(
            referral=obj,
            determination=data["determination"],
            on=data["decided_on"],
            today=timezone.localdate(),
            by=request.user,
            why=why,
        )

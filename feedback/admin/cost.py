from django.contrib import admin
from django.utils import timezone

from council.admin.forms import DomainForm
from feedback.admin.case import CaseAdmin
from feedback.domain.costs import add_cost
from feedback.models import Cost


@admin.register(Cost)
class CostAdmin(CaseAdmin):
    """What investigations cost and what was paid in compensation."""

    form = DomainForm
    add_fields = ("organisation", "complaint", "kind", "paid_on", "amount")
    fields = (*add_fields, "provenance")
    fixed = ("organisation",)
    related = ("organisation", "complaint")
    autocomplete_fields = ("complaint",)
    list_display = ("kind", "paid_on", "amount", "complaint", "provenance", "organisation")
    list_filter = ("organisation", "kind", "provenance")
    search_fields = ("complaint__ref",)
    date_hierarchy = "paid_on"
    ordering = ("-paid_on", "-pk")

    def has_change_permission(self, request, obj=None):
        return False

    def get_fields(self, request, obj=None):
        return self.fields if obj else self.add_fields

    def add(self, request, obj, data, why):
        fields = {name: data[name] for name in self.add_fields}
        return add_cost(**fields, today=timezone.localdate(), by=request.user)

from django.contrib import admin
from django.db.models import Prefetch
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html

from council.admin.forms import DomainForm
from council.models import Team
from feedback.admin.handled import FeedbackAdmin
from feedback.domain.contacts import log_pre_complaint
from feedback.models import PreComplaint

LOGGED = (
    "organisation",
    "ref",
    "received_on",
    "channel",
    "category",
    "teams",
    "person_name",
    "contact_details",
    "concern",
)


class PreComplaintForm(DomainForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "ref" in self.fields:
            self.fields["ref"].required = False
            self.fields["ref"].help_text = "Empty: the next one"


@admin.register(PreComplaint)
class PreComplaintAdmin(FeedbackAdmin):
    """A concern. It is settled, or becomes a complaint, on its page."""

    form = PreComplaintForm
    add_fields = LOGGED
    fields = (
        *LOGGED,
        "on_the_site",
        "resolved_on",
        "resolution",
        "escalated_on",
        "escalated_to",
        "anonymised_at",
        "provenance",
    )
    fixed = ("organisation",)
    related = ("organisation", "escalated_to")
    autocomplete_fields = ("teams",)
    list_display = (
        "ref",
        "received_on",
        "team_names",
        "resolved_on",
        "escalated_to",
        "provenance",
        "organisation",
    )
    list_filter = ("organisation", "teams", "category", "provenance")
    search_fields = ("ref", "teams__name")
    date_hierarchy = "received_on"
    ordering = ("-received_on", "-ref_key", "-pk")

    def get_queryset(self, request):
        teams = Prefetch("teams", Team.objects.order_by("name", "pk"))
        return super().get_queryset(request).prefetch_related(teams)

    def has_change_permission(self, request, obj=None):
        return False

    def get_fields(self, request, obj=None):
        return self.fields if obj else self.add_fields

    @admin.display(description="teams")
    def team_names(self, concern):
        return ", ".join(str(team) for team in concern.teams.all())

    @admin.display(description="settle, make a complaint")
    def on_the_site(self, concern):
        url = reverse("feedback:pre-complaint", args=[concern.organisation.slug, concern.ref])
        return format_html('<a href="{}">Open {} on the site</a>', url, concern.ref)

    def add(self, request, obj, data, why):
        fields = {name: data[name] for name in LOGGED}
        return log_pre_complaint(**fields, today=timezone.localdate(), by=request.user)

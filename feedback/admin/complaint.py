from django.contrib import admin
from django.db.models import Prefetch
from django.utils import timezone

from council.admin.forms import DomainForm
from council.models import Team
from feedback.admin.case import CaseAdmin, ReadOnlyCaseInline, link_to_case
from feedback.domain.complaints import assign, change_complaint, log_complaint
from feedback.models import Complaint, Handler, Stage

WHOSE = ("complainant_name", "contact_details", "child_name", "what_happened", "desired_outcome")
ABOUT = ("received_on", "acknowledged_on", "channel", "category", "teams", "themes")
ASKED = ("consent", "advocacy", "happened_on", "accepted_late_because", "joint_with", "joint_lead")
LOGGED = ("organisation", "procedure", "ref", *ABOUT, *WHOSE, *ASKED)
CHANGED = (*ABOUT, *WHOSE, *ASKED)


class ComplaintForm(DomainForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "ref" in self.fields:
            self.fields["ref"].required = False
            self.fields["ref"].help_text = "Empty: the next one"


class StageInline(ReadOnlyCaseInline):
    model = Stage
    fields = ("stage", "requested_on", "due_on", "responded_on", "outcome")
    related = ("stage",)
    ordering = ("stage__number", "pk")
    show_change_link = True


@admin.register(Complaint)
class ComplaintAdmin(CaseAdmin):
    """A new case, and what is known of one. Stages, letters and the end of a case have pages of their own."""

    form = ComplaintForm
    add_fields = LOGGED
    fields = (
        "organisation",
        "procedure",
        "ref",
        "on_the_site",
        *CHANGED,
        "withdrawn_on",
        "withdrawn_because",
        "closed_on",
        "legal_hold",
        "legal_hold_because",
        "anonymised_at",
        "provenance",
    )
    fixed = ("organisation",)
    related = ("organisation", "procedure")
    autocomplete_fields = ("teams", "themes")
    inlines = (StageInline,)
    list_display = (
        "ref",
        "received_on",
        "procedure",
        "team_names",
        "closed_on",
        "provenance",
        "organisation",
    )
    list_filter = ("organisation", "procedure", "teams", "themes", "category", "legal_hold", "provenance")
    search_fields = ("ref", "teams__name", "themes__name")
    date_hierarchy = "received_on"
    ordering = ("-received_on", "-ref_key", "-pk")

    def case_of(self, complaint):
        return complaint

    def get_queryset(self, request):
        teams = Prefetch("teams", Team.objects.order_by("name", "pk"))
        return super().get_queryset(request).prefetch_related(teams)

    def get_readonly_fields(self, request, obj=None):
        return tuple(name for name in self.fields if name not in CHANGED) if obj else ()

    def get_inlines(self, request, obj):
        return self.inlines if obj else ()

    def has_change_permission(self, request, obj=None):
        """What was anonymised stays so."""
        return super().has_change_permission(request, obj) and (obj is None or obj.anonymised_at is None)

    @admin.display(description="teams")
    def team_names(self, complaint):
        return ", ".join(str(team) for team in complaint.teams.all())

    @admin.display(description="stages, notes, files, the end of the case")
    def on_the_site(self, complaint):
        return link_to_case(complaint)

    def add(self, request, obj, data, why):
        fields = {name: data[name] for name in LOGGED}
        return log_complaint(**fields, today=timezone.localdate(), by=request.user)

    def edit(self, request, obj, data, why):
        fields = {name: data[name] for name in CHANGED}
        return change_complaint(complaint=obj, **fields, today=timezone.localdate(), by=request.user, why=why)


@admin.register(Handler)
class HandlerAdmin(CaseAdmin):
    """Who may open a case without being of the feedback team. It is taken back on the case's page."""

    form = DomainForm
    fields = ("complaint", "user", "task")
    related = ("complaint__organisation", "user")
    autocomplete_fields = ("complaint",)
    list_display = ("complaint", "user", "task", "organisation")
    list_filter = ("complaint__organisation",)
    search_fields = ("complaint__ref", "user__name", "user__email", "task")
    ordering = ("-complaint__received_on", "user__name", "pk")
    fixed = ("complaint",)

    def has_change_permission(self, request, obj=None):
        return False

    @admin.display(ordering="complaint__organisation__name")
    def organisation(self, handler):
        return handler.complaint.organisation

    def add(self, request, obj, data, why):
        fields = {name: data[name] for name in self.fields}
        return assign(**fields, by=request.user)

from django.contrib import admin

from council.admin.scoped import SharedToo
from feedback.admin.handled import FeedbackAdmin, FeedbackInline
from feedback.models import Procedure, ProcedureStage, ProcedureStep


class Shown:
    """Rows of a procedure, for whoever may open it."""

    def has_view_permission(self, request, obj=None):
        return True


class StageInline(Shown, FeedbackInline):
    """New stages are added here; one that is there opens on its own page, with its steps."""

    model = ProcedureStage
    fields = ("number", "name", "answered_by", "starts", "ask_within", "can_pause")
    ordering = ("number", "pk")
    show_change_link = True

    def has_change_permission(self, request, obj=None):
        return False


@admin.register(Procedure)
class ProcedureAdmin(SharedToo, FeedbackAdmin):
    """Nations' procedures, to look at, and an organisation's own: its stages, limits and starts are rows."""

    fields = (
        "organisation",
        "name",
        "slug",
        "nation",
        "stream",
        "law",
        "acknowledge_within",
        "accepts_within_months",
        "can_resolve",
    )
    fixed = ("organisation", "slug", "nation", "stream")
    related = ("organisation",)
    prepopulated_fields = {"slug": ("name",)}
    inlines = (StageInline,)
    list_display = ("name", "nation", "stream", "owner")
    list_filter = ("organisation", "nation", "stream")
    search_fields = ("name", "law")
    ordering = ("nation", "stream", "name", "pk")

    @admin.display(description="organisation", ordering="organisation__name", empty_value="All")
    def owner(self, procedure):
        return procedure.organisation

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change, **kwargs)
        if "organisation" in form.base_fields:
            form.base_fields["organisation"].required = not request.user.is_superuser
        return form


class StepInline(Shown, FeedbackInline):
    model = ProcedureStep
    fields = ("number", "name", "limit", "extended_limit", "counts_from", "decides")
    ordering = ("number", "pk")
    verbose_name_plural = "steps: what the stage owes, the response last"


@admin.register(ProcedureStage)
class ProcedureStageAdmin(SharedToo, FeedbackAdmin):
    """A stage and its steps. A new limit is for clocks that start from then on; those that run keep theirs."""

    fields = ("procedure", "number", "name", "answered_by", "starts", "ask_within", "can_pause")
    fixed = ("procedure", "number")
    related = ("procedure__organisation",)
    inlines = (StepInline,)
    list_display = ("name", "procedure", "number", "answered_by", "starts", "owner")
    list_filter = ("procedure", "starts")
    search_fields = ("name", "procedure__name", "answered_by")
    ordering = ("procedure__name", "number", "pk")

    @admin.display(description="organisation", empty_value="All")
    def owner(self, stage):
        return stage.procedure.organisation

    def has_add_permission(self, request):
        # A stage is added on the page of its procedure.
        return False

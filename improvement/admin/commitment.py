from django.contrib import admin

from council.admin.scoped import ScopedAdmin
from improvement.models import Challenge, Commitment


@admin.register(Commitment)
class CommitmentAdmin(ScopedAdmin):
    """What we said and what we did. An empty line begins a new paragraph."""

    fields = ("plan", "priority", "ref", "ref_published", "we_said", "we_did", "measure", "target")
    fixed = ("plan", "ref")
    related = ("plan__organisation", "priority__plan")
    autocomplete_fields = ("plan", "priority")
    list_display = ("ref", "we_said", "plan", "measure", "target")
    list_filter = ("plan", "priority")
    search_fields = ("ref", "we_said", "we_did")
    ordering = ("plan__name", "ref_key", "pk")


@admin.register(Challenge)
class ChallengeAdmin(ScopedAdmin):
    fields = ("plan", "number", "what", "proposed", "timescale")
    fixed = ("plan",)
    related = ("plan__organisation",)
    autocomplete_fields = ("plan",)
    list_display = ("number", "what", "timescale", "plan")
    list_filter = ("plan",)
    search_fields = ("what", "proposed")
    ordering = ("plan__name", "number", "pk")

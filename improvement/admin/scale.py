from django.contrib import admin
from django.db.models import Q

from council.admin.scoped import ScopedAdmin, ScopedInline, SharedToo
from improvement.models import Rating, RatingScale, RatingWording, Update


class RatingInline(ScopedInline):
    """New ratings are added here; one that is there opens on its own page, with its wordings."""

    model = Rating
    fields = (
        "order",
        "code",
        "label",
        "letter",
        "tone",
        "meaning",
        "explanation_required",
        "claim_counts_as",
    )
    related = ("claim_counts_as",)
    ordering = ("order", "pk")
    show_change_link = True

    def has_view_permission(self, request, obj=None):
        return True

    def has_change_permission(self, request, obj=None):
        return False

    def get_field_queryset(self, db, db_field, request):
        records = super().get_field_queryset(db, db_field, request)
        if db_field.name != "claim_counts_as":
            return records
        return records.filter(scale=request.resolver_match.kwargs.get("object_id"))


@admin.register(RatingScale)
class RatingScaleAdmin(SharedToo, ScopedAdmin):
    fields = ("organisation", "name", "slug")
    fixed = ("organisation", "slug")
    related = ("organisation",)
    prepopulated_fields = {"slug": ("name",)}
    inlines = (RatingInline,)
    list_display = ("name", "owner")
    list_filter = ("organisation",)
    search_fields = ("name",)
    ordering = ("name", "pk")

    @admin.display(description="organisation", ordering="organisation__name", empty_value="All")
    def owner(self, scale):
        return scale.organisation

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change, **kwargs)
        if "organisation" in form.base_fields:
            form.base_fields["organisation"].required = not request.user.is_superuser
        return form


class WordingInline(ScopedInline):
    model = RatingWording
    fields = ("holds_from", "wording")
    ordering = ("holds_from", "pk")
    verbose_name_plural = "wordings: what the rating means, from a day on"

    def has_view_permission(self, request, obj=None):
        return True


@admin.register(Rating)
class RatingAdmin(SharedToo, ScopedAdmin):
    """What a rating is called may change. What it means to the sums may not, once an action has had it."""

    fields = (
        "scale",
        "order",
        "code",
        "label",
        "letter",
        "tone",
        "meaning",
        "explanation_required",
        "claim_counts_as",
    )
    fixed = ("scale", "code")
    related = ("scale__organisation", "claim_counts_as")
    inlines = (WordingInline,)
    list_display = ("label", "scale", "order", "letter", "tone", "meaning")
    list_filter = ("scale", "meaning")
    search_fields = ("label", "scale__name")
    ordering = ("scale__name", "order", "pk")

    def has_add_permission(self, request):
        # A rating is added on the page of its scale.
        return False

    def get_readonly_fields(self, request, obj=None):
        fields = super().get_readonly_fields(request, obj)
        used = obj is not None and Update.objects.filter(Q(rating=obj) | Q(claimed=obj)).exists()
        return (*fields, "meaning", "claim_counts_as") if used else fields

    def get_field_queryset(self, db, db_field, request):
        records = super().get_field_queryset(db, db_field, request)
        if db_field.name != "claim_counts_as":
            return records
        this = Rating.objects.filter(pk=request.resolver_match.kwargs.get("object_id"))
        return records.filter(scale__in=this.values("scale"))

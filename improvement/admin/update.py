from django import forms
from django.contrib import admin
from django.utils import timezone

from council.admin.forms import DomainForm
from council.admin.scoped import ScopedAdmin
from improvement.admin.links import link_to_action
from improvement.domain.updates import record_update
from improvement.models import Rating, Update


class RatingChoice(forms.ModelChoiceField):
    def label_from_instance(self, rating):
        return f"{rating.label} ({rating.scale})"


class AddUpdateForm(DomainForm):
    rating = RatingChoice(Rating.objects.select_related("scale").order_by("scale__name", "order", "pk"))
    words = forms.CharField(
        required=False, widget=admin.widgets.AdminTextareaWidget, help_text="Red and amber need a reason"
    )
    said_by = forms.CharField(required=False, max_length=200, help_text="Empty where you say it yourself")


@admin.register(Update)
class UpdateAdmin(ScopedAdmin):
    """The rating ledger: to read and to add to. A mistake is put right on the site, by another row."""

    add_form = AddUpdateForm
    add_fields = ("action", "rating", "words", "holds_from", "said_by")
    fields = (
        "action",
        "on_the_site",
        "kind",
        "rating",
        "claimed",
        "words",
        "holds_from",
        "said_by",
        "typed_by_name",
        "recorded_at",
        "corrects",
        "why_corrected",
        "answers",
        "provenance",
    )
    related = ("action__plan__organisation", "rating", "claimed", "corrects", "answers")
    autocomplete_fields = ("action",)
    list_display = ("action", "rating", "kind", "holds_from", "said_by", "recorded_at", "provenance")
    list_filter = ("action__plan", "rating", "kind", "provenance")
    search_fields = ("action__ref", "action__title", "words", "said_by")
    date_hierarchy = "holds_from"
    ordering = ("-holds_from", "-pk")
    fixed = ("action",)

    def has_change_permission(self, request, obj=None):
        return False

    def get_fields(self, request, obj=None):
        # The words are the reason: the ledger keeps no other.
        return self.fields if obj else self.add_fields

    @admin.display(description="corrections and answers")
    def on_the_site(self, update):
        return link_to_action(update.action)

    def get_changeform_initial_data(self, request):
        return {"holds_from": timezone.localdate(), **super().get_changeform_initial_data(request)}

    def add(self, request, obj, data, why):
        fields = {name: data[name] for name in self.add_fields}
        return record_update(**fields, today=timezone.localdate(), by=request.user)

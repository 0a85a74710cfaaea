"""What a lead's list of actions can be narrowed and sorted by."""

import django_filters
from django.db.models import F, Q

from council.forms import GovukForm
from improvement.models import Action, Plan, Priority, Rating

NOT_RATED = "not-rated"
ORDERS = {
    "due": ("Due date, soonest first", [F("due_on").asc(nulls_last=True)]),
    "ref": ("Reference", ["plan__name", "plan"]),
    "oldest": ("Oldest update first", [F("standing_holds_from").asc(nulls_first=True)]),
    "rating": ("Rating, most delayed first", [F("standing_order").asc(nulls_first=True)]),
}


class MyActionsFilter(django_filters.FilterSet):
    """Narrows actions that carry the standing annotations of `annotated`; soonest due first unless asked."""

    q = django_filters.CharFilter(label="Search", method="search")
    plan = django_filters.ChoiceFilter(label="Plan", empty_label="All plans", field_name="plan__slug")
    rating = django_filters.ChoiceFilter(label="Rating", empty_label="All ratings", method="rated")
    sort = django_filters.ChoiceFilter(
        label="Sort by",
        empty_label=None,
        method="ordered",
        choices=[(key, label) for key, (label, _) in ORDERS.items()],
    )

    class Meta:
        model = Action
        fields = []
        form = GovukForm

    def __init__(self, data=None, *args, plans, **kwargs):
        super().__init__(data, *args, **kwargs)
        ratings = Rating.objects.filter(scale__plans__in=plans).distinct().order_by("scale", "order", "pk")
        labels = {rating.code: rating.label for rating in ratings}
        self.filters["rating"].extra["choices"] = [*labels.items(), (NOT_RATED, "Not yet rated")]
        self.filters["plan"].extra["choices"] = [(plan.slug, plan.name) for plan in plans]
        if len(plans) < 2:
            del self.filters["plan"]

    def search(self, queryset, name, text):
        return queryset.filter(
            Q(ref__istartswith=text) | Q(title__icontains=text) | Q(detail__icontains=text)
        )

    def rated(self, queryset, name, code):
        if code == NOT_RATED:
            return queryset.filter(standing_code__isnull=True)
        return queryset.filter(standing_code=code)

    def ordered(self, queryset, name, key):
        return queryset.order_by(*ORDERS[key][1], "ref_key", "pk")


class SeveralFilter(django_filters.FilterSet):
    """Which actions of a plan stand in the table of Update several."""

    q = django_filters.CharFilter(label="Search", method="search")
    priority = django_filters.ModelChoiceFilter(
        label="Priority",
        queryset=Priority.objects.none(),
        to_field_name="number",
        empty_label="All priorities",
    )

    class Meta:
        model = Action
        fields = []
        form = GovukForm

    def __init__(self, data=None, *args, plan: Plan, **kwargs):
        super().__init__(data, *args, **kwargs)
        self.filters["priority"].queryset = plan.priorities.in_order()

    def search(self, queryset, name, text):
        return queryset.filter(
            Q(ref__istartswith=text) | Q(title__icontains=text) | Q(detail__icontains=text)
        )

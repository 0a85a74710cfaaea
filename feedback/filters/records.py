"""Lists of pre-complaints, compliments, Ombudsman referrals and costs, narrowed as a figure or a person asks."""

import django_filters as filters
from django import forms
from django.db.models import Q, QuerySet

from council.forms import GovukForm
from council.models import Organisation, Team
from feedback.enums import ComplainantCategory, CostKind, Determination
from feedback.filters.chosen import SaysWhatIsChosen
from feedback.filters.period import QUARTER_CHOICES, period, year_choices
from feedback.models import Compliment, Cost, Lesson, OmbudsmanReferral, PreComplaint
from feedback.years import ReportingYear

YES_NO = [("yes", "Yes"), ("no", "No")]


def choice(label: str, choices=(), empty: str = "All", method: str = "later") -> filters.ChoiceFilter:
    return filters.ChoiceFilter(label=label, choices=choices, empty_label=empty, method=method)


class RecordFilter(SaysWhatIsChosen, filters.FilterSet):
    """A list of one model, of which a year is told by the field `DAY`. `records()` is what it leaves."""

    DAY = "received_on"
    WORDS_IN: tuple[str, ...] = ()

    year = choice("Year")
    quarter = choice("Quarter", QUARTER_CHOICES)

    class Meta:
        form = GovukForm

    def __init__(self, data, *, user, organisation: Organisation, today):
        model = self._meta.model
        super().__init__(data, queryset=model.objects.visible_to(user).filter(organisation=organisation))
        self.today, self.user = today, user
        if "team" in self.form.fields:
            self.form.fields["team"].choices = _teams(organisation)
        if "year" in self.form.fields:
            self.form.fields["year"].choices = year_choices(self.queryset, self.DAY, today)
        for field in self.form.fields.values():
            field.error_messages["invalid_choice"] = f"Choose a {str(field.label).lower()} from the list"

    def later(self, queryset, _name, _value):
        """The year and the quarter are one condition, which `records` makes."""
        return queryset

    def with_words(self, queryset, _name, words: str):
        for word in words.split():
            found = Q()
            for field in self.WORDS_IN:
                found |= Q(**{f"{field}__icontains": word})
            queryset = queryset.filter(found)
        return queryset

    def records(self) -> QuerySet:
        if not self.form.is_valid():
            return self.queryset.none()
        return self.qs.filter(period(self.DAY, self.form.cleaned_data))


class PreComplaintFilter(RecordFilter):
    SHOWN = ("q", "year", "quarter", "by", "state", "team", "category")
    WORDS = {"by": "counted"}
    WORDS_IN = ("ref", "person_name", "concern", "resolution")
    STATES = [("open", "Not settled yet"), ("resolved", "Resolved"), ("escalated", "Became a complaint")]

    q = filters.CharFilter(label="Words or reference", method="with_words")
    state = choice("Where it stands", STATES, "Anywhere", method="in_state")
    # A figure counts those that became complaints by the day on which they did.
    by = choice("Counted by", [("received", "when received"), ("escalated", "when it became a complaint")])
    team = choice("Team", method="of_team")
    category = filters.ChoiceFilter(
        label="Who raised it", choices=ComplainantCategory.choices, empty_label="Everybody"
    )

    class Meta(RecordFilter.Meta):
        model = PreComplaint
        fields: tuple[str, ...] = ()

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.form.fields["by"].widget = self.form.fields["by"].hidden_widget()

    def records(self) -> QuerySet:
        if not (self.form.is_valid() and self.form.cleaned_data["by"] == "escalated"):
            return super().records()
        return self.qs.filter(period("escalated_on", self.form.cleaned_data), escalated_on__isnull=False)

    def of_team(self, queryset, _name, slug: str):
        return queryset.filter(
            pk__in=PreComplaint.teams.through.objects.filter(team__slug=slug).values("precomplaint")
        )

    def in_state(self, queryset, _name, state: str):
        settled = {"open": (True, True), "resolved": (False, True), "escalated": (True, False)}[state]
        return queryset.filter(resolved_on__isnull=settled[0], escalated_on__isnull=settled[1])


class ComplimentFilter(RecordFilter):
    SHOWN = ("q", "year", "quarter", "team", "category", "quoted")
    WORDS = {"quoted": "quotation approved:"}
    WORDS_IN = ("person_name", "words", "quotation", "team__name")

    q = filters.CharFilter(label="Words", method="with_words")
    team = choice("Team", method="of_team")
    category = filters.ChoiceFilter(
        label="Who wrote", choices=ComplainantCategory.choices, empty_label="Everybody"
    )
    quoted = choice("Quotation approved", YES_NO, method="with_quotation")

    class Meta(RecordFilter.Meta):
        model = Compliment
        fields: tuple[str, ...] = ()

    def of_team(self, queryset, _name, slug: str):
        return queryset.filter(team__slug=slug)

    def with_quotation(self, queryset, _name, answer: str):
        return queryset.exclude(quotation="") if answer == "yes" else queryset.filter(quotation="")


class ReferralFilter(RecordFilter):
    SHOWN = ("q", "year", "quarter", "determination")
    WORDS_IN = ("ref", "complaint__ref", "notes")

    q = filters.CharFilter(label="Words or reference", method="with_words")
    determination = choice(
        "What the Ombudsman said",
        [("decided", "Anything but an enquiry"), *Determination.choices],
        method="as_determined",
    )

    class Meta(RecordFilter.Meta):
        model = OmbudsmanReferral
        fields: tuple[str, ...] = ()

    def as_determined(self, queryset, _name, said: str):
        if said == "decided":
            return queryset.exclude(determination=Determination.OPEN)
        return queryset.filter(determination=said)


class CostFilter(RecordFilter):
    DAY = "paid_on"
    SHOWN = ("year", "quarter", "cost")

    cost = filters.ChoiceFilter(label="Kind", field_name="kind", choices=CostKind.choices, empty_label="Both")

    class Meta(RecordFilter.Meta):
        model = Cost
        fields: tuple[str, ...] = ()


class LessonFilter(RecordFilter):
    DAY = "raised_on"
    SHOWN = ("q", "year", "quarter", "state")
    WORDS_IN = ("ref", "text", "owner")
    STATES = [("delivering", "Being delivered"), ("achieved", "Achieved")]

    q = filters.CharFilter(label="Words or reference", method="with_words")
    ref = filters.CharFilter(label="Reference", widget=forms.HiddenInput)
    state = choice("Where it stands", STATES, method="in_state")

    class Meta(RecordFilter.Meta):
        model = Lesson
        fields: tuple[str, ...] = ()

    def records(self) -> QuerySet:
        """Of a year are the lessons learned up to its end and not achieved before it."""
        year = self.form.cleaned_data.get("year") if self.form.is_valid() else ""
        if not year or self.form.cleaned_data.get("quarter"):
            return super().records()
        whole = ReportingYear.parse(year)
        going = Q(achieved_on__isnull=True) | Q(achieved_on__gte=whole.first_day)
        return self.qs.filter(going, raised_on__lte=whole.last_day)

    def in_state(self, queryset, _name, state: str):
        return queryset.filter(achieved_on__isnull=state == "delivering")


def _teams(organisation: Organisation) -> list[tuple[str, str]]:
    rows = Team.objects.filter(organisation=organisation).order_by("name", "pk")
    return list(rows.values_list("slug", "name"))

"""The list of recommendations, narrowed: by committee, review, how they stand, what was answered, and words."""

import django_filters as filters
from django.db.models import Q, QuerySet

from council.forms import GovukForm
from council.models import Organisation
from feedback.filters.chosen import SaysWhatIsChosen
from scrutiny.enums import Answer
from scrutiny.models import Committee, Recommendation, Review

STATES = [
    ("awaiting", "Awaiting an answer"),
    ("overdue", "Overdue"),
    ("answered", "Answered, not closed"),
    ("closed", "Closed"),
]
WORDS_IN = ("text", "theme", "asked_of", "review__title")


class RecommendationFilter(SaysWhatIsChosen, filters.FilterSet):
    """`records()` is what it leaves."""

    SHOWN = ("q", "committee", "review", "state", "answer")

    q = filters.CharFilter(label="Words or reference", method="with_words")
    committee = filters.ChoiceFilter(label="Committee", field_name="committee__slug", empty_label="All")
    review = filters.ChoiceFilter(label="Review", field_name="review__slug", empty_label="All")
    state = filters.ChoiceFilter(
        label="Where it stands", choices=STATES, empty_label="Anywhere", method="in_state"
    )
    answer = filters.ChoiceFilter(
        label="Last answer", choices=Answer.choices, empty_label="Any", field_name="last_answer"
    )

    class Meta:
        model = Recommendation
        fields: tuple[str, ...] = ()
        form = GovukForm

    def __init__(self, data, *, user, organisation: Organisation, today):
        asked = Recommendation.objects.visible_to(user).filter(committee__organisation=organisation)
        super().__init__(data, queryset=asked.with_last_answer())
        self.today = today
        committees = Committee.objects.visible_to(user).filter(organisation=organisation)
        reviews = Review.objects.visible_to(user).filter(committee__organisation=organisation)
        fields = self.form.fields
        fields["committee"].choices = list(committees.in_order().values_list("slug", "name"))
        fields["review"].choices = list(reviews.order_by("title", "pk").values_list("slug", "title"))
        for field in fields.values():
            field.error_messages["invalid_choice"] = f"Choose a {str(field.label).lower()} from the list"

    def with_words(self, queryset, _name, words: str):
        for word in words.split():
            found = Q(ref__iexact=word)
            for field in WORDS_IN:
                found |= Q(**{f"{field}__icontains": word})
            queryset = queryset.filter(found)
        return queryset

    def in_state(self, queryset, _name, state: str):
        if state == "overdue":
            return queryset.overdue(self.today)
        verbs = {"awaiting": "awaiting_answer", "answered": "answered", "closed": "closed"}
        return getattr(queryset, verbs[state])()

    def records(self) -> QuerySet:
        """Nothing where the form says what is wrong."""
        return self.qs if self.form.is_valid() else self.queryset.none()

"""The list of a plan's actions, narrowed: one set of filters for browsing and for what is behind a figure."""

from datetime import date

import django_filters as filters
from django import forms

from council.forms import DateField, GovukForm
from improvement.answers import NOT_ANSWERING, answering
from improvement.due import Due, Window
from improvement.flags import Flag
from improvement.models import Action, ActionLead, ActionQuerySet, Plan, Recommendation
from improvement.questions import Question, Thresholds
from improvement.snapshot import NEW_CODE, NOT_RATED, NOT_RATED_CODE, Comparison, Snapshot
from improvement.states import State, States, keys, with_code

ALL_BUT_NEW = "all-but-new"  # what a paper counts as the actions against a priority
FILTERS = (
    "q", "priority", "rating", "state", "flag", "lead", "recommendation", "due_from", "due_to"
)  # fmt: skip


class DayFilter(filters.Filter):
    field_class = DateField


class ActionFilter(filters.FilterSet):
    """
    Filters over the actions of a snapshot. A rating and a flag are those that held on its day.

    `as_at`, `previous` and `recorded_by` say which snapshot that is: whoever takes it reads them.
    """

    q = filters.CharFilter(label="Words or reference", method="with_words")
    priority = filters.ChoiceFilter(label="Priority", field_name="priority__number", empty_label="All")
    rating = filters.ChoiceFilter(label="Rating", method="with_rating", empty_label="All")
    state = filters.ChoiceFilter(label="Where it stands", method="in_state", empty_label="Anywhere")
    recommendation = filters.ChoiceFilter(label="Recommendation", method="answering", empty_label="All")
    flag = filters.ChoiceFilter(label="What to ask about", method="with_flag", empty_label="Everything")
    lead = filters.ChoiceFilter(label="Lead", method="led_by", empty_label="All")
    due_from = DayFilter(label="Due from", method="due_since")
    due_to = DayFilter(label="Due to", method="due_until")
    as_at = filters.CharFilter(label="As at", method="unchanged")
    previous = filters.CharFilter(method="unchanged", widget=forms.HiddenInput)
    recorded_by = filters.CharFilter(method="unchanged", widget=forms.HiddenInput)

    class Meta:
        model = Action
        fields: tuple[str, ...] = ()
        form = GovukForm

    def __init__(self, data, *, plan: Plan, comparison: Comparison, flags: list[Flag], days):
        snapshot = comparison.now
        self.plan, self.comparison, self.snapshot, self.flags = plan, comparison, snapshot, flags
        queryset = plan.actions.in_plan_on(snapshot.as_at)
        super().__init__(data, queryset=queryset)
        self.choices = {
            "priority": [(p.number, str(p)) for p in plan.priorities.in_order()],
            "rating": _ratings(snapshot),
            "state": [(state.code, str(state)) for state in State],
            "recommendation": _recommendations(plan),
            "flag": [(question.code, Thresholds.of(plan).title(question)) for question in Question],
            "lead": _leads(plan),
        }
        for name, choices in self.choices.items():
            field = self.form.fields[name]
            field.choices = choices
            field.error_messages["invalid_choice"] = f"Choose a {field.label.lower()} from the list"
        self.form.fields["flag"].error_messages["invalid_choice"] = "Choose a question from the list"
        self.form.fields["as_at"].widget = forms.Select(choices=days)
        self.form.order_fields(
            ["as_at", "q", "priority", "rating", "state", "flag", "lead", "recommendation"]
        )

    def unchanged(self, queryset, _name, _value):
        return queryset

    def with_words(self, queryset: ActionQuerySet, _name, words: str):
        return queryset.with_words(words)

    def with_rating(self, queryset, _name, code: str):
        if code == ALL_BUT_NEW:
            return queryset.exclude(pk__in=[each.action.pk for each in self.snapshot.of(code=NEW_CODE)])
        return queryset.filter(pk__in=[standing.action.pk for standing in self.snapshot.of(code=code)])

    def due_since(self, queryset, _name, day):
        return queryset.filter(pk__in=self._due(Window(day, date.max)))

    def due_until(self, queryset, _name, day):
        return queryset.filter(pk__in=self._due(Window(None, day)))

    def _due(self, window: Window) -> list[int]:
        """Actions due in the window by the date that they had on the day of the snapshot."""
        due = Due.take(self.snapshot, window)
        return [each.action.pk for each in self.snapshot.standings if due.is_due(each)]

    def in_state(self, queryset, _name, code: str):
        there = States.take(self.comparison).of(with_code(code))
        return queryset.filter(pk__in=keys(there))

    def answering(self, queryset, _name, key: str):
        answers = answering([standing.action for standing in self.snapshot.standings])
        wanted = None if key == NOT_ANSWERING else key
        there = [
            pk
            for pk, found in answers.items()
            if (wanted in {row.key for row in found} if wanted else not found)
        ]
        return queryset.filter(pk__in=there)

    def with_flag(self, queryset, _name, code: str):
        return queryset.filter(
            pk__in=[flag.standing.action.pk for flag in self.flags if flag.question.code == code]
        )

    def led_by(self, queryset, _name, key: str):
        kind, _, name = key.partition(":")
        path = {"post": "post__slug", "person": "person__public_id", "body": "body"}[kind]
        return queryset.filter(pk__in=ActionLead.objects.filter(**{path: name}).values("action"))

    def chosen(self) -> list[tuple[str, str, str]]:
        """(parameter, words, value) of every filter that holds, as a reader is told."""
        words = []
        for name in FILTERS:
            value = self.form.cleaned_data.get(name)
            if value not in (None, ""):
                words.append((name, self._said(name, value), value))
        return words

    def _said(self, name: str, value) -> str:
        if name in self.choices:
            return next(str(label) for key, label in self.choices[name] if str(key) == str(value))
        if name == "q":
            return f"“{value}”"
        return f"{self.form.fields[name].label.lower()} {value:%-d %B %Y}"


def _ratings(snapshot: Snapshot) -> list[tuple[str, str]]:
    ratings = [(code, value.label) for code, value in snapshot.columns()]
    if NOT_RATED_CODE not in dict(ratings):
        ratings.append((NOT_RATED_CODE, NOT_RATED.label))
    return [*ratings, (ALL_BUT_NEW, "All but new")]


def _recommendations(plan: Plan) -> list[tuple[str, str]]:
    rows = Recommendation.objects.answered_by(plan).select_related("source")
    choices = [(row.key, f"{row.ref} {row.text}"[:90]) for row in rows.by_source()]
    return [*choices, (NOT_ANSWERING, "None")] if choices else [(NOT_ANSWERING, "None")]


def _leads(plan: Plan) -> list[tuple[str, str]]:
    leads = ActionLead.objects.filter(action__plan=plan).select_related("post", "person").in_order()
    return sorted({(lead.key, str(lead)) for lead in leads}, key=lambda choice: choice[1].lower())

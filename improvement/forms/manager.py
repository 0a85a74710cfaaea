"""What a plan manager fills in. The rules are the domain's; a form says only what it takes."""

from datetime import date

from django import forms

from council.forms import DateField, DescribedRadios, GovukForm
from improvement.domain.updates import WORDS_MAX
from improvement.forms.lead_fields import LeadChoices, LeadsMixin
from improvement.models import Action, Plan, Rating, RatingWording, Update

LONG = 2000


def words(label: str, *, rows: int = 3, required: bool = True, limit: int = LONG, **field) -> forms.CharField:
    """A field for sentences, counted where there is a limit."""
    area = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(label=label, widget=area, max_length=limit, required=required, **field)


def why(label: str, missing: str, **field) -> forms.CharField:
    return words(label, error_messages={"required": missing}, **field)


class OpenReviewForm(GovukForm):
    on = DateField(label="Date of the meeting", help_text="For example, 31 7 2019")
    updates_by = DateField(
        label="Updates are due by", help_text="The last day on which leads can send their update"
    )
    meeting = forms.CharField(label="Meeting", max_length=200, required=False)


class AddActionForm(LeadsMixin, GovukForm):
    priority = forms.ModelChoiceField(None, label="Priority", to_field_name="number", empty_label="Choose")
    title = forms.CharField(label="What is to be done", max_length=300)
    detail = words("Detail (optional)", required=False)
    outcome = words("Outcome sought (optional)", rows=2, required=False)
    measure = words("Measure of success (optional)", rows=2, required=False)
    due_on = DateField(label="Due date", required=False, help_text="Leave it empty where there is none")
    timescale = forms.CharField(
        label="Timescale in words (optional)", max_length=200, required=False, help_text="Such as “Ongoing”"
    )
    ref = forms.CharField(
        label="Reference (optional)",
        max_length=20,
        required=False,
        help_text="Leave it empty for the next one of the priority",
        widget=forms.TextInput(attrs={"class": "govuk-input--width-5"}),
    )
    because = words("Why does it join the plan?", rows=2, limit=300)

    def __init__(self, *args, plan: Plan, choices: LeadChoices, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["priority"].queryset = plan.priorities.in_order()
        self.fields["title"].error_messages["required"] = "Say what is to be done"
        self.fields["because"].error_messages["required"] = "Say why the action joins the plan"
        self.add_lead_fields(choices)
        self.order_fields(["priority", "title", "detail", *self._lead_names(), "due_on", "timescale"])

    def _lead_names(self) -> list[str]:
        return [name for name in self.fields if name.startswith("lead_")] + ["bodies"]


class EditActionForm(LeadsMixin, GovukForm):
    title = forms.CharField(label="What is to be done", max_length=300, required=False)
    detail = words("Detail (optional)", required=False)
    outcome = words("Outcome sought (optional)", rows=2, required=False)
    measure = words("Measure of success (optional)", rows=2, required=False)
    timescale = forms.CharField(label="Timescale in words (optional)", max_length=200, required=False)
    # The version of the record that the person read: see `is_stale`.
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)
    why = why("Reason for the change", "Give the reason for the change")

    WORDING = ("title", "detail", "outcome", "measure", "timescale")

    def __init__(self, *args, action: Action, choices: LeadChoices, **kwargs):
        latest = action.history.order_by("-history_id").values_list("history_id", flat=True).first()
        initial = {name: getattr(action, name) for name in self.WORDING} | {"seen": latest}
        super().__init__(*args, initial=initial, **kwargs)
        self.latest = latest
        self.add_lead_fields(choices, action.leads.in_order().select_related("post", "person"))
        self.order_fields([*(name for name in self.fields if name != "why"), "why"])

    def is_stale(self) -> bool:
        """Whether somebody saved the action since this form was opened. Posting again replaces that."""
        if self.cleaned_data.get("seen") == self.latest:
            return False
        self.data = self.data.copy()
        self.data["seen"] = str(self.latest)
        return True

    def wording(self) -> dict[str, str]:
        return {name: self.cleaned_data[name] for name in self.WORDING}


class _LeaveForm(GovukForm):
    on = DateField(label="Date from which it is out of the plan")
    why = why("Reason", "Give the reason")

    def __init__(self, *args, today: date, **kwargs):
        super().__init__(*args, initial={"on": today}, **kwargs)
        self.today = today

    def clean_on(self):
        on = self.cleaned_data["on"]
        if on and on > self.today:
            raise forms.ValidationError("The date must be today or in the past")
        return on


class WithdrawForm(_LeaveForm):
    pass


class MergeForm(_LeaveForm):
    into = forms.ModelChoiceField(
        None, label="Merge it into", to_field_name="ref", empty_label="Choose an action"
    )
    field_order = ["into", "on", "why"]

    def __init__(self, *args, action: Action, today: date, **kwargs):
        super().__init__(*args, today=today, **kwargs)
        others = action.plan.actions.in_plan_on(today).exclude(pk=action.pk)
        self.fields["into"].queryset = others.select_related("priority").in_order()
        self.fields["into"].error_messages |= {
            "required": "Choose the action that the work goes on in",
            "invalid_choice": "Choose another action that is in this plan",
        }


class DateDecisionForm(GovukForm):
    AGREE, REFUSE = "agree", "refuse"
    decision = forms.ChoiceField(
        label="Your decision",
        choices=[(AGREE, "Agree the new date"), (REFUSE, "Refuse it: the old date stands")],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose whether to agree or refuse the new date"},
    )
    why = words(
        "Reason", required=False, help_text="Needed where you refuse. The lead sees it, and so do members."
    )


class HandOnForm(GovukForm):
    to = forms.ChoiceField(label="Hand them on to")
    why = why("Reason", "Give the reason for handing the actions on")

    def __init__(self, *args, choices: LeadChoices, **kwargs):
        super().__init__(*args, **kwargs)
        self.lead_choices = choices
        self.fields["to"].choices = choices.choices("Choose a post or a person")
        self.fields["to"].error_messages["required"] = "Choose who leads them from now on"

    def clean_to(self):
        return self.lead_choices.get(self.cleaned_data["to"])


class LeavePostForm(GovukForm):
    last_day = DateField(label="Last day in the post")
    successor = forms.ChoiceField(
        label="Who holds it from the next day",
        required=False,
        help_text="It is vacant where you choose nobody",
    )
    why = why("Reason", "Give the reason for the change", rows=2)

    def __init__(self, *args, choices: LeadChoices, **kwargs):
        super().__init__(*args, **kwargs)
        self.people = {str(person.public_id): person for person in choices.people}
        named = [(value, person.name) for value, person in self.people.items()]
        self.fields["successor"].choices = [("", "Nobody yet"), *named]

    def clean_successor(self):
        return self.people.get(self.cleaned_data["successor"])


class CorrectForm(GovukForm):
    rating = forms.ModelChoiceField(
        None,
        label="What should it have been?",
        to_field_name="code",
        empty_label=None,
        widget=DescribedRadios,
    )
    holds_from = DateField(label="Date it holds from")
    words = words("Explanation as it should have been", rows=5, required=False, limit=WORDS_MAX)
    why = why(
        "Why was it a mistake?", "Give the reason for the correction", help_text="Shown beside the rating."
    )

    def __init__(self, *args, update: Update, **kwargs):
        initial = {"holds_from": update.holds_from, "words": update.words, "rating": update.rating.code}
        super().__init__(*args, initial=initial, **kwargs)
        self.fields["rating"].queryset = givable(update)
        self.fields["rating"].widget.details = details(update.rating.scale, update.holds_from, update.rating)


def givable(update: Update):
    """The ratings that a correction of this row may give: an assured one only where it was that already."""
    ratings = Rating.objects.filter(scale=update.rating.scale_id).in_order()
    assured = [rating.pk for rating in ratings if rating.is_assured and rating != update.rating]
    return ratings.exclude(pk__in=assured)


def details(scale, day: date, mistaken: Rating | None = None) -> dict[str, dict]:
    """The key of a scale on a day, as DescribedRadios shows it."""
    return {
        row.rating.code: {
            "rating": row.rating,
            "text": row.wording,
            "note": "Recorded." if row.rating == mistaken else "",
        }
        for row in RatingWording.objects.key_on(scale, day)
    }

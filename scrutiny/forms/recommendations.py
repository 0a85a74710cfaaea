from django import forms

from council.forms import DateField, GovukForm
from improvement.models import Action
from scrutiny.domain.recommendations import Promise
from scrutiny.enums import Answer
from scrutiny.models import Committee, Meeting, Minute, Review

PROMISES = 6  # actions that one answer may hold on the page


class RecommendationForm(GovukForm):
    committee = forms.ModelChoiceField(None, label="Committee", empty_label="Choose a committee")
    review = forms.ModelChoiceField(
        None, label="Review it comes from", required=False, empty_label="None: it was made at a meeting"
    )
    minute = forms.ModelChoiceField(None, label="Minute that records it", required=False, empty_label="None")
    ref = forms.CharField(label="Reference", max_length=20, help_text="“2a”, as the committee prints it")
    text = forms.CharField(
        label="What is asked",
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": "Enter the recommendation"},
    )
    asked_of = forms.CharField(label="Of whom", max_length=200, required=False, help_text="“Cabinet”")
    made_on = DateField(label="Day it was made")
    theme = forms.CharField(label="Theme", max_length=200, required=False)

    def __init__(self, data=None, *, organisation, user, **kwargs):
        super().__init__(data, **kwargs)
        of = {"committee__organisation": organisation}
        committees = Committee.objects.visible_to(user).filter(organisation=organisation)
        reviews = Review.objects.visible_to(user).filter(**of)
        minutes = Minute.objects.visible_to(user).filter(meeting__committee__organisation=organisation)
        self.fields["committee"].queryset = committees.in_order()
        self.fields["review"].queryset = reviews.order_by("title", "pk")
        self.fields["minute"].queryset = minutes.select_related("meeting__committee").order_by(
            "-meeting__date", "order", "pk"
        )
        self.fields["minute"].label_from_instance = _named

    def clean_minute(self):
        minute, committee = self.cleaned_data["minute"], self.cleaned_data.get("committee")
        if minute and committee and minute.meeting.committee_id != committee.pk:
            raise forms.ValidationError("Choose a minute of this committee")
        return minute


def _named(minute: Minute) -> str:
    return f"{minute.meeting.date:%-d %B %Y}: {minute}"


class ResponseForm(GovukForm):
    given_on = DateField(label="Day of the answer")
    answer = forms.ChoiceField(
        label="The answer",
        choices=Answer.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what was answered"},
    )
    text = forms.CharField(
        label="Response, or the reason for rejecting it",
        widget=forms.Textarea(attrs={"rows": 5}),
        required=False,
    )
    source = forms.CharField(
        label="Where it stands", max_length=200, required=False, help_text="“Cabinet, 27 June 2013”"
    )


class PromiseForm(GovukForm):
    text = forms.CharField(
        label="What will be done", widget=forms.Textarea(attrs={"rows": 2}), required=False
    )
    due_text = forms.CharField(
        label="By when, as printed", max_length=100, required=False, help_text="“From September 2013”"
    )
    due_on = DateField(label="By when, where it is a day", required=False)
    responsible = forms.CharField(label="Who does it", max_length=300, required=False)

    def promise(self) -> Promise | None:
        """What was filled in, or None."""
        return Promise(**self.cleaned_data) if any(self.cleaned_data.values()) else None


def promise_forms(data=None) -> list[PromiseForm]:
    return [PromiseForm(data, prefix=f"action-{number}") for number in range(1, PROMISES + 1)]


class ProgressForm(GovukForm):
    given_on = DateField(label="Day on which the committee was told")
    meeting = forms.ModelChoiceField(
        None, label="At which meeting", required=False, empty_label="None: between meetings"
    )
    text = forms.CharField(
        label="What has been done",
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": "Say what has been done"},
    )

    def __init__(self, data=None, *, meetings, **kwargs):
        super().__init__(data, **kwargs)
        self.fields["meeting"].queryset = meetings


class CloseForm(GovukForm):
    at = forms.ModelChoiceField(
        None,
        label="Meeting at which the committee was content",
        empty_label="Choose a meeting",
        error_messages={"required": "Choose the meeting that closed it"},
    )
    because = forms.CharField(
        label="Why the committee closes it",
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": "Say why the committee closes it"},
    )

    def __init__(self, data=None, *, meetings, **kwargs):
        super().__init__(data, **kwargs)
        self.fields["at"].queryset = meetings


class LinkForm(GovukForm):
    actions = forms.ModelMultipleChoiceField(
        None, label="Actions of improvement plans", required=False, widget=forms.CheckboxSelectMultiple
    )
    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, data=None, *, organisation, user, **kwargs):
        super().__init__(data, **kwargs)
        actions = Action.objects.visible_to(user).filter(plan__organisation=organisation)
        self.fields["actions"].queryset = actions.select_related("plan").order_by(
            "plan__name", "ref_key", "pk"
        )
        self.fields["actions"].label_from_instance = lambda action: (
            f"{action.ref} {action.heading} ({action.plan})"
        )


def meetings_that_may(committee: Committee, user) -> object:
    """Meetings of a committee and of those that followed it, the latest first."""
    rows = Meeting.objects.visible_to(user).filter(committee__organisation=committee.organisation)
    rows = rows.filter(committee__in=[committee.pk, *committee.successors.values_list("pk", flat=True)])
    return rows.select_related("committee").order_by("-date", "-pk")

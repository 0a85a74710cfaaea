from django import forms

from council.forms import DateField, GovukForm
from feedback.models import Complaint
from improvement.models import Action

FIELDS = ("text", "raised_on", "owner", "due_on")


class LessonForm(GovukForm):
    text = forms.CharField(
        label="What is done",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Everybody who sees totals reads it: no name, nothing that tells a family",
        error_messages={"required": "Say what was learned and is being done"},
    )
    raised_on = DateField(label="When it was learned")
    owner = forms.CharField(label="Who does it", max_length=200, required=False, help_text="A post or a team")
    due_on = DateField(label="By when", required=False)
    complaint = forms.ModelChoiceField(
        None,
        label="The case it came from",
        required=False,
        to_field_name="ref",
        widget=forms.TextInput,
        help_text="Its reference, such as C-0412. Only the feedback team sees it",
        error_messages={"invalid_choice": "There is no case of this reference"},
    )

    def __init__(self, data=None, *, organisation, user, ref: str = "", lesson=None):
        initial = {name: getattr(lesson, name) for name in FIELDS} if lesson else {}
        if lesson and lesson.complaint:
            ref = lesson.complaint.ref
        super().__init__(data, initial={**initial, "complaint": ref})
        cases = Complaint.objects.visible_to(user).filter(organisation=organisation)
        self.fields["complaint"].queryset = cases


class AchieveForm(GovukForm):
    on = DateField(label="Date it was achieved")


class ActionsForm(GovukForm):
    actions = forms.ModelMultipleChoiceField(
        None,
        label="Actions of improvement plans",
        required=False,
        to_field_name="pk",
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, data=None, *, organisation, user, lesson):
        super().__init__(data, initial={"actions": list(lesson.actions.all())})
        actions = Action.objects.visible_to(user).filter(plan__organisation=organisation)
        self.fields["actions"].queryset = actions.select_related("plan").order_by(
            "plan__name", "ref_key", "pk"
        )
        self.fields["actions"].label_from_instance = lambda action: (
            f"{action.ref} {action.heading} ({action.plan})"
        )

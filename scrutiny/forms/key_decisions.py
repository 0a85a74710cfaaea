from django import forms

from council.forms import DateField, GovukForm
from scrutiny.enums import CallInOutcome, Exempt

AREA = {"widget": forms.Textarea(attrs={"rows": 4})}


class NoticeForm(GovukForm):
    issued_on = DateField(label="Day it is issued")
    days = forms.IntegerField(
        label="Days of notice",
        min_value=1,
        max_value=365,
        initial=28,
        help_text="28 by law before a key decision is taken",
    )
    call_in_days = forms.IntegerField(
        label="Working days to call a decision in",
        min_value=1,
        max_value=60,
        initial=5,
        help_text="As your constitution says",
    )
    signed_by = forms.CharField(label="Signed by", max_length=200, required=False)
    contact = forms.CharField(label="Address for documents", required=False, **AREA)
    decision_makers = forms.CharField(
        label="Who decides", required=False, help_text="One on a line: “G. Miller – Leader”", **AREA
    )


class KeyDecisionForm(GovukForm):
    ref = forms.CharField(label="Reference", max_length=20, help_text="“190614/372”")
    matter = forms.CharField(label="Matter", **AREA)
    decision_maker = forms.CharField(
        label="Who decides", max_length=200, error_messages={"required": "Enter who decides"}
    )
    is_key = forms.BooleanField(label="It is a key decision", required=False, initial=True)
    due_from = DateField(label="Anticipated on, or from", required=False)
    due_to = DateField(label="Anticipated by, of a period", required=False)
    due_text = forms.CharField(label="When, as the notice prints it", max_length=100, required=False)
    is_private = forms.BooleanField(label="It is to be taken in private", required=False)
    exempt = forms.TypedChoiceField(
        label="Paragraph of Schedule 12A",
        choices=[("", "None"), *Exempt.choices],
        coerce=int,
        empty_value=None,
        required=False,
    )
    private_reason = forms.CharField(label="Reason for taking it in private", required=False, **AREA)
    documents = forms.CharField(label="Documents to be considered", max_length=300, required=False)


class TakeForm(GovukForm):
    taken_on = DateField(label="Day on which it was taken")
    outcome = forms.CharField(
        label="What was decided", error_messages={"required": "Say what was decided"}, **AREA
    )
    seen = forms.CharField(widget=forms.HiddenInput, required=False)


class CallInForm(GovukForm):
    called_in_on = DateField(label="Day of the call-in")
    called_in_by = forms.CharField(
        label="Who calls it in",
        help_text="One on a line",
        error_messages={"required": "Say who calls it in"},
        **AREA,
    )
    reason = forms.CharField(label="Reason", error_messages={"required": "Give the reason"}, **AREA)


class ConsiderForm(GovukForm):
    considered_on = DateField(label="Day on which the committee considered it")
    outcome = forms.ChoiceField(
        label="What became of it",
        choices=[choice for choice in CallInOutcome.choices if choice[0] != CallInOutcome.OPEN],
        widget=forms.RadioSelect,
        error_messages={"required": "Say what became of it"},
    )
    outcome_text = forms.CharField(label="In words", required=False, **AREA)
    seen = forms.CharField(widget=forms.HiddenInput, required=False)

from django import forms

from council.forms import DateField, GovukForm
from feedback.enums import CostKind, Determination
from feedback.models import Complaint


class OfACaseForm(GovukForm):
    """A record that may belong to a case, which is named by its reference."""

    complaint = forms.ModelChoiceField(
        None,
        label="The case",
        required=False,
        to_field_name="ref",
        widget=forms.TextInput,
        help_text="Its reference, such as C-0412. Leave it empty where it belongs to none",
        error_messages={"invalid_choice": "There is no case of this reference"},
    )

    def __init__(self, data=None, *, organisation, user, ref: str = ""):
        super().__init__(data, initial={"complaint": ref})
        self.fields["complaint"].queryset = Complaint.objects.visible_to(user).filter(
            organisation=organisation
        )


class ReferralForm(OfACaseForm):
    received_on = DateField(label="When the Ombudsman told us")
    ref = forms.CharField(label="The Ombudsman’s reference", max_length=40, required=False)
    notes = forms.CharField(
        label="Notes",
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Name nobody: without a case they are kept for as long as the referral",
    )

    field_order = ("received_on", "ref", "complaint", "notes")


class DetermineForm(GovukForm):
    determination = forms.ChoiceField(
        label="What the Ombudsman said", choices=Determination.choices, widget=forms.RadioSelect
    )
    on = DateField(
        label="When it was decided", required=False, help_text="Empty while enquiries are still made"
    )


class CostForm(OfACaseForm):
    kind = forms.ChoiceField(label="What was paid for", choices=CostKind.choices, widget=forms.RadioSelect)
    amount = forms.DecimalField(
        label="Amount in pounds",
        max_digits=12,
        decimal_places=2,
        widget=forms.TextInput(attrs={"inputmode": "decimal"}),
        error_messages={"invalid": "Enter the amount in pounds and pence, like 900.50"},
    )
    paid_on = DateField(label="When it was paid")

    field_order = ("kind", "amount", "paid_on", "complaint")

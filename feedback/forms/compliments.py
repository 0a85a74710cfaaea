from django import forms

from council.forms import DateField, GovukForm
from council.models import Team
from feedback.enums import ComplainantCategory

FIELDS = ("received_on", "team", "category", "person_name", "words", "quotation")


class ComplimentForm(GovukForm):
    """A compliment. A quotation is published, so it is saved only with the word that it names nobody."""

    received_on = DateField(label="Date received")
    team = forms.ModelChoiceField(
        None,
        label="Team",
        empty_label="Choose a team",
        error_messages={"required": "Choose the team it is for"},
    )
    category = forms.ChoiceField(label="Who wrote", choices=ComplainantCategory.choices)
    person_name = forms.CharField(
        label="Name", max_length=200, required=False, help_text="Stays with the feedback team"
    )
    words = forms.CharField(
        label="What they said",
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text="As it came. Stays with the feedback team",
    )
    quotation = forms.CharField(
        label="Quotation for publication",
        required=False,
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Reports and the dashboard print it. Leave it empty to publish nothing",
    )
    approved = forms.BooleanField(
        label="I have read the quotation: it names nobody and tells nothing of a family", required=False
    )

    def __init__(self, data=None, *, organisation, user, compliment=None):
        initial = {name: getattr(compliment, name) for name in FIELDS} if compliment else {}
        super().__init__(data, initial=initial)
        teams = Team.objects.visible_to(user).filter(organisation=organisation).order_by("name", "pk")
        self.fields["team"].queryset = teams
        self.approved_before = compliment.quotation if compliment else ""

    def clean(self):
        cleaned = super().clean()
        quotation = cleaned.get("quotation", "")
        if quotation and quotation != self.approved_before and not cleaned.get("approved"):
            self.add_error("approved", "Confirm that the quotation names nobody, or leave it empty")
        cleaned.pop("approved", None)
        return cleaned

"""What publishing asks: for which meeting, and where it corrects an edition, which one and why."""

from django import forms

from council.forms import GovukForm
from reports.models import Edition


class PublishForm(GovukForm):
    meeting = forms.CharField(
        label="Meeting",
        max_length=300,
        help_text="The body and the date, as the paper names them",
        error_messages={"required": "Enter the meeting that this edition is for"},
    )
    corrects = forms.ChoiceField(label="Corrects an earlier edition", required=False)
    why = forms.CharField(
        label="Why it needs correcting",
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Only of a correction. Readers of both editions see it",
    )
    # What the reader of the page saw, so that nothing else is published.
    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, editions: list[Edition], **kwargs):
        super().__init__(*args, **kwargs)
        self.editions = {str(each.public_id): each for each in editions}
        names = [(key, f"{each.meeting}, {each.words_of_day()}") for key, each in self.editions.items()]
        self.fields["corrects"].choices = [("", "No: it is a new edition"), *names]
        if not names:
            del self.fields["corrects"], self.fields["why"]

    def corrected(self) -> Edition | None:
        return self.editions.get(self.cleaned_data.get("corrects", ""))

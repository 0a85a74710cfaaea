"""A concern that is settled, or becomes a complaint."""

from django import forms

from council.forms import GovukForm
from feedback.enums import Channel, ComplainantCategory, Stream
from feedback.forms.case import OnForm
from feedback.forms.fields import choice, day, fill, line, teams_field, words
from feedback.models import PreComplaint


class PreComplaintForm(GovukForm):
    """What was logged of a concern, to be put right."""

    received_on = day("Received", "Enter the day on which it was received")
    category = choice("Who it is from", ComplainantCategory.choices, "Choose who it is from")
    channel = choice("How it came", Channel.choices, "Choose how it came")
    teams = teams_field()
    person_name = line("Their name (optional)")
    contact_details = words("How to reach them (optional)", rows=2, limit=1000)
    concern = words("What they told us (optional)", rows=5)
    why = words(
        "Why it changes",
        rows=2,
        required=True,
        limit=500,
        error_messages={"required": "Give the reason for the change"},
    )

    def __init__(self, data=None, *, pre_complaint: PreComplaint):
        names = [name for name in self.base_fields if name not in {"teams", "why"}]
        initial = {name: getattr(pre_complaint, name) for name in names}
        initial["teams"] = [team.slug for team in pre_complaint.teams.all()]
        super().__init__(data, initial=initial)
        fill(self, pre_complaint.organisation)
        self.fields["teams"].required = False


class ResolveForm(OnForm):
    resolution = words(
        "How it was settled", required=True, rows=3, error_messages={"required": "Say how it was settled"}
    )


class EscalateForm(OnForm):
    stream = forms.ChoiceField(
        label="Under which procedure?",
        choices=[
            (Stream.STATUTORY, "Statutory: about services to a child under the Children Act"),
            (Stream.CORPORATE, "Corporate: about anything else"),
        ],
        widget=forms.RadioSelect,
        initial=Stream.STATUTORY,
        error_messages={"required": "Choose the procedure it is heard under"},
    )
    teams = teams_field()

    def __init__(self, *args, pre_complaint, **kwargs):
        slugs = [team.slug for team in pre_complaint.teams.all()]
        super().__init__(*args, initial={"teams": slugs}, **kwargs)
        fill(self, pre_complaint.organisation)

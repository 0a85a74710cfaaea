"""A concern that is settled, or becomes a complaint."""

from django import forms

from feedback.enums import Stream
from feedback.forms.case import OnForm
from feedback.forms.fields import fill, teams_field, words


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

from django import forms

from council.forms import DateField, GovukForm


class TopicForm(GovukForm):
    topic = forms.CharField(label="Topic", max_length=300)
    why = forms.CharField(
        label="Why, and what is hoped for", widget=forms.Textarea(attrs={"rows": 4}), required=False
    )
    theme = forms.CharField(label="Theme", max_length=200, required=False)
    report_of = forms.CharField(
        label="Whose report", max_length=200, required=False, help_text="“Director of Children’s Services”"
    )
    planned_for = DateField(label="Planned for", required=False)
    planned_text = forms.CharField(
        label="When, where it is no day yet", max_length=100, required=False, help_text="“Autumn 2019”"
    )
    is_session = forms.BooleanField(label="A session outside meetings", required=False)


class ChangeTopicForm(TopicForm):
    seen = forms.CharField(widget=forms.HiddenInput, required=False)


class DropForm(GovukForm):
    because = forms.CharField(
        label="Why it is dropped",
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Say why it is dropped"},
    )


class TakeToMeetingForm(GovukForm):
    meeting = forms.ModelChoiceField(
        None,
        label="Meeting",
        empty_label="Choose a meeting",
        error_messages={"required": "Choose the meeting that takes it"},
    )

    def __init__(self, data=None, *, meetings, **kwargs):
        super().__init__(data, **kwargs)
        self.fields["meeting"].queryset = meetings
        self.fields["meeting"].label_from_instance = lambda meeting: f"{meeting.date:%-d %B %Y}"

from datetime import datetime

from django import forms

from council.forms import DateField, GovukForm
from scrutiny.enums import MeetingKind
from scrutiny.models import Meeting
from scrutiny.times import time_words

TIMES = ("%H:%M", "%H.%M", "%I.%M%p", "%I:%M%p", "%I%p")


class TimeOfDayField(forms.CharField):
    """A time as people type it: “5.30pm”, “17:30”."""

    def prepare_value(self, value):
        return value if value is None or isinstance(value, str) else time_words(value)

    def clean(self, value):
        text = super().clean(value).replace(" ", "").lower()
        for layout in TIMES if text else ():
            try:
                return datetime.strptime(text, layout).time()
            except ValueError:
                continue
        if text:
            raise forms.ValidationError("Enter the time like 5.30pm or 17:30")
        return None


class MeetingForm(GovukForm):
    date = DateField(label="Date", error_messages={"required": "Enter the date of the meeting"})
    starts_at = TimeOfDayField(label="Starts at", required=False, help_text="Such as 5.30pm", max_length=20)
    venue = forms.CharField(label="Place", required=False, max_length=200)
    kind = forms.ChoiceField(
        label="Kind of meeting", choices=MeetingKind.choices, initial=MeetingKind.ORDINARY
    )

    @classmethod
    def of(cls, meeting: Meeting, data=None):
        names = ("date", "starts_at", "venue", "kind")
        return cls(data, initial={name: getattr(meeting, name) for name in names})


class CancelForm(GovukForm):
    cancelled_because = forms.CharField(
        label="Why is the meeting cancelled?",
        help_text="The public reads it where the agenda stood.",
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=1000,
        error_messages={"required": "Say why the meeting is cancelled"},
    )


class PublishForm(GovukForm):
    late_because = forms.CharField(
        label="Why is it published late?",
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2000,
        required=False,
    )

    def __init__(self, *args, is_late: bool, **kwargs):
        super().__init__(*args, **kwargs)
        if not is_late:
            del self.fields["late_because"]

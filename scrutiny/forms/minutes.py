from django import forms

from council.forms import DateField, GovukForm
from scrutiny.enums import Interest, Presence
from scrutiny.models import Meeting, Minute
from scrutiny.seen import mark

NEW = "new"


class MinuteForm(GovukForm):
    heading = forms.CharField(
        label="Heading",
        max_length=300,
        error_messages={"required": "Enter the heading of the minute"},
    )
    text = forms.CharField(
        label="Minute",
        required=False,
        widget=forms.Textarea(attrs={"rows": 10}),
        max_length=20000,
        help_text="Leave an empty line between paragraphs.",
    )
    resolutions = forms.CharField(
        label="Resolved",
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=8000,
        help_text="One resolution a line. They are numbered when you save.",
    )
    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    def lines(self) -> list[str]:
        return [line.strip() for line in self.cleaned_data["resolutions"].splitlines() if line.strip()]


def minute_as_typed(minute: Minute | None, heading: str = "") -> dict:
    """What the form begins with, and the sign of what it had read."""
    if minute is None:
        return {"heading": heading, "seen": NEW}
    resolved = [row.text for row in minute.resolutions.order_by("order", "pk")]
    typed = {"heading": minute.heading, "text": minute.text, "resolutions": "\n".join(resolved)}
    return typed | {"seen": mark(sorted(typed.items()))}


class ArisingForm(GovukForm):
    text = forms.CharField(
        label="What is to be done",
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2000,
        error_messages={"required": "Say what is to be done"},
    )
    owner = forms.CharField(label="Who does it (optional)", required=False, max_length=200)
    due_at = forms.ModelChoiceField(
        None, label="Due at the meeting (optional)", required=False, empty_label="No meeting"
    )
    due_on = DateField(label="Due on (optional)", required=False)

    def __init__(self, *args, meeting: Meeting, **kwargs):
        super().__init__(*args, **kwargs)
        later = meeting.committee.meetings.filter(date__gt=meeting.date).select_related("committee")
        self.fields["due_at"].queryset = later.in_order()


class DeclarationForm(GovukForm):
    attendance = forms.ModelChoiceField(
        None, label="Who", error_messages={"required": "Select who declared it"}
    )
    kind = forms.ChoiceField(label="Kind of interest", choices=Interest.choices)
    about = forms.CharField(
        label="Item and interest",
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2000,
        error_messages={"required": "Say in which item, and what the interest is"},
    )
    left_the_room = forms.BooleanField(label="Left the room", required=False)

    def __init__(self, *args, meeting: Meeting, **kwargs):
        super().__init__(*args, **kwargs)
        there = meeting.attendance.exclude(presence=Presence.APOLOGIES)
        self.fields["attendance"].queryset = there.in_order()


class ConfirmForm(GovukForm):
    at = forms.ModelChoiceField(
        None,
        label="Confirmed at the meeting of",
        error_messages={"required": "Select the meeting that confirmed them"},
    )
    subject_to = forms.CharField(
        label="Subject to (optional)",
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2000,
        help_text="The correction that the meeting asked for.",
    )
    signed_by = forms.CharField(label="Signed by (optional)", required=False, max_length=200)

    def __init__(self, *args, meeting: Meeting, **kwargs):
        super().__init__(*args, **kwargs)
        committees = [meeting.committee, *meeting.committee.successors.all()]
        later = Meeting.objects.filter(committee__in=committees, date__gt=meeting.date)
        self.fields["at"].queryset = later.select_related("committee").in_order()

"""A contact as it comes in: a concern, a complaint or praise, on one page."""

from uuid import UUID, uuid4, uuid5

from django import forms

from council.forms import GovukForm
from council.models import Organisation
from feedback.enums import Advocacy, Channel, ComplainantCategory, Consent, Stream
from feedback.forms.fields import choice, day, fill, line, teams_field, themes_field, words

COMPLAINT, PRE_COMPLAINT, COMPLIMENT = "complaint", "pre-complaint", "compliment"
KINDS = [
    (COMPLAINT, "A complaint, to be heard under a procedure"),
    (PRE_COMPLAINT, "A concern that may be settled without one"),
    (COMPLIMENT, "A compliment"),
]
ADVOCACY_ASKED = "Say whether the child or young person was offered an advocate"


class LogForm(GovukForm):
    """One form for all three; what only a complaint needs is asked of a complaint."""

    page = forms.UUIDField(required=False, widget=forms.HiddenInput)
    kind = forms.ChoiceField(
        label="What is it?",
        choices=KINDS,
        widget=forms.RadioSelect(attrs={"data-label-size": "m"}),
        error_messages={"required": "Choose what it is: a complaint, a concern or a compliment"},
    )
    received_on = day("Received", "Enter the day on which it was received")
    channel = choice("How it came", Channel.choices)
    category = choice("Who it is from", ComplainantCategory.choices, "Choose who it is from")
    teams = teams_field(help_text="More than one where it is about several")
    name = line("Their name (optional)")
    contact_details = words("How to reach them (optional)", rows=2, limit=1000)
    told = words("What they told us (optional)", rows=5)

    stream = forms.ChoiceField(
        label="Under which procedure?",
        choices=[
            (Stream.STATUTORY, "Statutory: about services to a child under the Children Act"),
            (Stream.CORPORATE, "Corporate: about anything else"),
        ],
        widget=forms.RadioSelect,
        required=False,
        initial=Stream.STATUTORY,
    )
    themes = themes_field()
    child_name = line("Child or young person (optional)")
    desired_outcome = words("What they want to happen (optional)", rows=2)
    consent = choice("The child’s consent", Consent.choices, help_text="Where somebody complains for them")
    advocacy = choice("An advocate", Advocacy.choices, help_text="Offered to every child or young person")
    happened_on = day("When it happened (optional)")
    accepted_late_because = words("Why it is accepted out of time", rows=2, limit=1000)
    joint_with = line("Joint with (optional)", help_text="A health body that answers together with us")

    def __init__(self, *args, organisation: Organisation, **kwargs):
        super().__init__(*args, **kwargs)
        fill(self, organisation)
        self.initial.setdefault("page", uuid4())
        self.fields["name"].widget.attrs["autocomplete"] = "off"

    def clean(self):
        data = super().clean()
        kind = data.get("kind")
        if kind == COMPLAINT:
            self._clean_complaint(data)
        if kind == COMPLIMENT and len(data.get("teams") or ()) > 1:
            self.add_error("teams", "Choose one team: log a compliment for each team that is praised")
        return data

    def _clean_complaint(self, data) -> None:
        if not data.get("stream") and "stream" not in self.errors:
            self.add_error("stream", "Choose the procedure it is heard under")
        asked = data.get("category") == ComplainantCategory.YOUNG_PERSON
        if (
            asked
            and data.get("advocacy") in ("", Advocacy.NOT_RECORDED)
            and data.get("stream") != Stream.CORPORATE
        ):
            self.add_error("advocacy", ADVOCACY_ASKED)

    @property
    def asks_why_late(self) -> bool:
        """Whether the form was sent with a day that is too long ago: only then is the reason asked."""
        return bool(self["accepted_late_because"].errors or self["accepted_late_because"].value())

    @property
    def public_id(self) -> UUID | None:
        """
        The same for the same words sent from the same page, so that Save pressed twice logs one contact.

        Words that were changed in between are another contact: nothing that somebody wrote is lost.
        """
        sent = sorted((name, values) for name, values in self.data.lists() if name != "csrfmiddlewaretoken")
        page = self.cleaned_data["page"]
        return uuid5(page, repr(sent)) if page else None

    def complaint_fields(self) -> dict:
        """What `log_complaint` takes beside the procedure."""
        data = self.cleaned_data
        names = ("received_on", "category", "teams", "themes", "child_name", "desired_outcome", "happened_on")
        names += ("contact_details", "accepted_late_because", "joint_with")
        return {
            **{name: data[name] for name in names},
            "channel": data["channel"] or Channel.NOT_RECORDED,
            "consent": data["consent"] or Consent.NOT_RECORDED,
            "advocacy": data["advocacy"] or Advocacy.NOT_RECORDED,
            "complainant_name": data["name"],
            "what_happened": data["told"],
        }

    def pre_complaint_fields(self) -> dict:
        data = self.cleaned_data
        return {
            **{name: data[name] for name in ("received_on", "category", "teams", "contact_details")},
            "channel": data["channel"] or Channel.NOT_RECORDED,
            "person_name": data["name"],
            "concern": data["told"],
        }

    def compliment_fields(self) -> dict:
        data = self.cleaned_data
        return {
            "received_on": data["received_on"],
            "category": data["category"],
            "team": data["teams"][0],
            "person_name": data["name"],
            "words": data["told"],
        }

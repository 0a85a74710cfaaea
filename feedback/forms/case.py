"""What the feedback team fills in about a case. The rules are the domain's; a form says only what it takes."""

from django import forms

from council.forms import GovukForm
from council.models import User
from council.roles import Permission, roles_with
from feedback.domain.elements import outcomes_of
from feedback.enums import Advocacy, Channel, ComplainantCategory, Consent, CostKind, Determination, Outcome
from feedback.forms.fields import choice, day, fill, line, teams_field, themes_field, words
from feedback.models import Complaint, Element, Subject
from improvement.file_kinds import ACCEPT, ALLOWED

NAME_NOBODY = "Name nobody"
LATE_HELP = "The reason is kept and shown beside the date. Name nobody"


class OnForm(GovukForm):
    """A day, today unless somebody says another."""

    on = day("Date", "Enter the date")

    def __init__(self, *args, today, label: str = "", **kwargs):
        super().__init__(*args, initial={"on": today, **kwargs.pop("initial", {})}, **kwargs)
        if label:
            self.fields["on"].label = label


class ReasonForm(OnForm):
    reason = words(
        "Reason",
        rows=2,
        required=True,
        limit=500,
        help_text=NAME_NOBODY,
        error_messages={"required": "Give the reason"},
    )


class ExtendForm(GovukForm):
    reason = words(
        "Why more time is needed",
        rows=2,
        required=True,
        limit=500,
        help_text=NAME_NOBODY,
        error_messages={"required": "Give the reason: the old date is kept beside it"},
    )
    limit = forms.IntegerField(
        label="Working days in all",
        required=False,
        min_value=1,
        max_value=400,
        widget=forms.NumberInput(attrs={"class": "govuk-input--width-3"}),
        error_messages={"invalid": "Working days must be a whole number, like 20"},
    )


class StepForm(OnForm):
    late_because = words("Why it is late", rows=2, limit=1000, help_text=LATE_HELP)

    def __init__(self, *args, is_late: bool, **kwargs):
        super().__init__(*args, **kwargs)
        self.is_late = is_late

    @property
    def asks_why_late(self) -> bool:
        return self.is_late or bool(self["late_because"].errors or self["late_because"].value())


class DecideForm(OnForm):
    """An outcome for each element that has none yet; those left empty stay undecided."""

    def __init__(self, *args, elements: list[Element], procedure, changes_before: bool, **kwargs):
        super().__init__(*args, **kwargs)
        self.elements = elements
        outcomes = [(outcome.value, outcome.label) for outcome in outcomes_of(procedure)]
        for element in elements:
            label = f"Element {element.number}: {element.alleged or element.subject or 'not kept'}"
            self.fields[self.name(element)] = choice(label[:200], outcomes)
            if changes_before:
                before = choice(f"Element {element.number}, as stage two had found it", outcomes)
                self.fields[f"{self.name(element)}_before"] = before

    @staticmethod
    def name(element: Element) -> str:
        return f"element_{element.number}"

    def outcomes(self) -> list[tuple[Element, str, str]]:
        """(element, outcome, outcome before the panel) of those that are decided now."""
        data = self.cleaned_data
        rows = ((e, data[self.name(e)], data.get(f"{self.name(e)}_before", "")) for e in self.elements)
        return [row for row in rows if row[1]]


class RespondForm(StepForm, DecideForm):
    outcome = choice("Overall outcome (optional)", Outcome.choices)
    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, procedure, **kwargs):
        super().__init__(*args, procedure=procedure, **kwargs)
        outcomes = [(outcome.value, outcome.label) for outcome in outcomes_of(procedure)]
        self.fields["outcome"].choices = [("", "Choose"), *outcomes]
        # What was found of each element, then of all of it.
        self.order_fields([*(name for name in self.fields if name != "outcome"), "outcome"])

    def findings(self) -> dict[int, str]:
        return {element.number: outcome for element, outcome, _before in self.outcomes()}


class ElementForm(GovukForm):
    alleged = words(
        "What is alleged", required=True, limit=2000, error_messages={"required": "Say what is alleged"}
    )
    subject = forms.ModelChoiceField(
        None,
        label="What it is about (optional)",
        to_field_name="slug",
        required=False,
        empty_label="Choose",
        help_text="In words that are published",
        error_messages={"invalid_choice": "Choose a subject of the list"},
    )

    def __init__(self, *args, organisation, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["subject"].queryset = Subject.objects.filter(organisation=organisation).order_by(
            "order", "pk"
        )


class NextStageForm(GovukForm):
    requested_on = day("Asked for on", "Enter the date on which it was asked for")
    statement_agreed_on = day("Statement of complaint agreed (optional)")
    accepted_because = words("Why it is heard though asked for late", rows=2, limit=500)

    def __init__(self, *args, has_statement: bool, **kwargs):
        super().__init__(*args, **kwargs)
        if not has_statement:
            del self.fields["statement_agreed_on"]

    @property
    def asks_why_late(self) -> bool:
        return bool(self["accepted_because"].errors or self["accepted_because"].value())


class AssignForm(GovukForm):
    user = forms.ModelChoiceField(
        None,
        label="Who",
        to_field_name="email",
        empty_label="Choose",
        help_text="They can open this case from now on, and no other",
        error_messages={
            "required": "Choose who deals with it",
            "invalid_choice": "Choose somebody of the list",
        },
    )
    task = line(
        "What they do",
        required=True,
        limit=100,
        help_text="“Answers stage one”, “Investigating officer”",
        error_messages={"required": "Say what they do"},
    )

    def __init__(self, *args, organisation, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["user"].queryset = may_handle(organisation)


def may_handle(organisation):
    """Everybody of an organisation whose role lets them open a case that they are given."""
    roles = roles_with(Permission.HANDLE_OWN_CASES)
    people = User.objects.filter(
        is_active=True, memberships__organisation=organisation, memberships__grants__role__in=roles
    )
    return people.distinct().order_by("name", "pk")


class NoteForm(OnForm):
    text = words("What happened", required=True, error_messages={"required": "Say what happened"})


class FileForm(GovukForm):
    file = forms.FileField(label="File", error_messages={"required": "Choose the file"})
    title = line("What it is (optional)", help_text="Without it, the file’s name is used")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["file"].widget.attrs["accept"] = ACCEPT
        self.fields["file"].help_text = ALLOWED


class CostForm(OnForm):
    kind = choice("What was paid for", CostKind.choices, "Choose what was paid for")
    amount = forms.DecimalField(
        label="Amount in pounds",
        max_digits=12,
        decimal_places=2,
        widget=forms.TextInput(attrs={"inputmode": "decimal", "class": "govuk-input--width-10"}),
        error_messages={"invalid": "Enter the amount as pounds and pence, like 900.00"},
    )
    field_order = ["kind", "amount", "on"]


class ReferralForm(OnForm):
    ref = line("The Ombudsman’s reference (optional)", limit=40)
    notes = words("Notes (optional)", rows=3)
    field_order = ["on", "ref", "notes"]


class DetermineForm(OnForm):
    determination = choice(
        "What the Ombudsman decided",
        [(value, label) for value, label in Determination.choices if value != Determination.OPEN],
        "Choose what the Ombudsman decided",
    )
    field_order = ["determination", "on"]


class LessonForm(GovukForm):
    text = words(
        "What is done because of it",
        required=True,
        limit=2000,
        help_text="It is published: no name, nothing that tells a family",
        error_messages={"required": "Say what is done"},
    )
    owner = line("Who does it (optional)")
    due_on = day("Due (optional)")


class HoldForm(GovukForm):
    reason = words(
        "Reason", rows=2, required=True, limit=1000, error_messages={"required": "Give the reason"}
    )


class EditForm(GovukForm):
    """The details of a case. `seen` is the version that the person read: see `is_stale`."""

    received_on = day("Received", "Enter the day on which it was received")
    category = choice("Who it is from", ComplainantCategory.choices, "Choose who it is from")
    channel = choice("How it came", Channel.choices, "Choose how it came")
    teams = teams_field()
    themes = themes_field()
    complainant_name = line("Their name (optional)")
    contact_details = words("How to reach them (optional)", rows=2, limit=1000)
    child_name = line("Child or young person (optional)")
    what_happened = words("What they told us (optional)", rows=5)
    desired_outcome = words("What they want to happen (optional)", rows=2)
    consent = choice("The child’s consent", Consent.choices, "Choose what is known of the consent")
    advocacy = choice("An advocate", Advocacy.choices, "Choose whether an advocate was offered")
    happened_on = day("When it happened (optional)")
    accepted_late_because = words("Why it is accepted out of time (optional)", rows=2, limit=1000)
    joint_with = line("Joint with (optional)")
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)
    why = words(
        "Why the details change",
        rows=2,
        required=True,
        limit=500,
        error_messages={"required": "Give the reason for the change"},
    )

    def __init__(self, *args, case: Complaint, **kwargs):
        latest = case.history.order_by("-history_id").values_list("history_id", flat=True).first()
        names = [name for name in self.base_fields if name not in {"seen", "why", "teams", "themes"}]
        initial = {name: getattr(case, name) for name in names} | {"seen": latest}
        initial |= {
            name: [record.slug for record in getattr(case, name).all()] for name in ("teams", "themes")
        }
        super().__init__(*args, initial=initial, **kwargs)
        self.latest = latest
        fill(self, case.organisation)

    def is_stale(self) -> bool:
        """Whether somebody saved the case since this form was opened. Posting again replaces that."""
        if self.cleaned_data.get("seen") == self.latest:
            return False
        self.data = self.data.copy()
        self.data["seen"] = str(self.latest)
        return True

    def details(self) -> dict:
        return {name: value for name, value in self.cleaned_data.items() if name not in {"seen", "why"}}

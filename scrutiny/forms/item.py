from django import forms

from council.forms import DateField, GovukForm
from scrutiny.enums import Exempt, ItemKind
from scrutiny.models import AgendaItem, Meeting

OPEN = "Open: the public may read it"
FIELDS = (
    *("title", "kind", "report_of", "purpose", "attending", "information_only", "to_follow_by"),
    *("exempt", "closed_title", "public_interest", "urgent_because"),
)


class ItemForm(GovukForm):
    """One item of an agenda. `part` is the place of its heading; nought stands before the parts."""

    title = forms.CharField(
        label="Title",
        help_text="The public reads it, also where the item is exempt.",
        max_length=300,
        error_messages={"required": "Enter the title that the public reads"},
    )
    part = forms.TypedChoiceField(label="Part of the agenda", coerce=int, required=False, empty_value=0)
    kind = forms.ChoiceField(label="Kind of item", choices=ItemKind.choices, initial=ItemKind.BUSINESS)
    report_of = forms.CharField(
        label="Report of (optional)",
        required=False,
        max_length=200,
        help_text="Such as Director of Children’s Services",
    )
    purpose = forms.CharField(
        label="Purpose (optional)", required=False, widget=forms.Textarea(attrs={"rows": 2}), max_length=2000
    )
    attending = forms.CharField(
        label="Who attends for it (optional)",
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        max_length=1000,
    )
    information_only = forms.BooleanField(label="For information only", required=False)
    to_follow_by = DateField(
        label="Paper to follow by (optional)",
        required=False,
        help_text="Where a paper is promised and not here yet. The agenda prints “To follow”.",
    )
    exempt = forms.TypedChoiceField(
        label="May the public read it?",
        help_text="Part 1 of Schedule 12A to the Local Government Act 1972",
        coerce=int,
        required=False,
        empty_value=None,
        choices=[("", OPEN), *Exempt.choices],
    )
    public_interest = forms.CharField(
        label="Why the public interest is not to publish",
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2000,
    )
    closed_title = forms.CharField(
        label="Closed title (optional)",
        required=False,
        max_length=300,
        help_text="Only members and officers who may open exempt papers read it.",
    )
    urgent_because = forms.CharField(
        label="Why it cannot wait",
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2000,
        help_text="Of an item that is added after publication: the chair’s reason for urgency is minuted.",
    )
    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, meeting: Meeting, item: AgendaItem | None = None, **kwargs):
        self.meeting, self.item = meeting, item
        super().__init__(*args, **kwargs)
        self.parts = {part.order: part for part in meeting.parts.order_by("order", "pk")}
        self.fields["part"].choices = [
            (0, "Before the parts"),
            *((order, part.title) for order, part in self.parts.items()),
        ]
        if not self.parts:
            del self.fields["part"]
        if not meeting.publications.exists() and not (item and item.urgent_because):
            del self.fields["urgent_because"]

    def chosen_part(self):
        return self.parts.get(self.cleaned_data.get("part") or 0)

    def fields_of_item(self) -> dict:
        return {name: self.cleaned_data[name] for name in FIELDS if name in self.cleaned_data}


def initial_of(item: AgendaItem) -> dict:
    return {name: getattr(item, name) for name in FIELDS} | {"part": item.part.order if item.part else 0}


class PartForm(GovukForm):
    title = forms.CharField(
        label="Heading",
        max_length=200,
        help_text="Such as “Part A: Cabinet referrals and responses”. Without items it prints “No items”.",
        error_messages={"required": "Enter the heading of the part"},
    )

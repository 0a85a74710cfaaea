"""Form fields that ask who leads: posts, people, and bodies outside the council."""

from collections.abc import Iterable

from django import forms

from council.models import Organisation, Person, Post


class LeadChoices:
    """The posts and people of an organisation, as values that a form may post. Two queries."""

    def __init__(self, organisation: Organisation):
        self.posts = list(organisation.posts.order_by("title", "pk"))
        self.people = list(organisation.people.order_by("name", "pk"))
        self._by_value = {value_of(lead): lead for lead in [*self.posts, *self.people]}

    def choices(self, nobody: str = "Nobody") -> list:
        groups = [("Posts", self.posts), ("People", self.people)]
        return [("", nobody)] + [
            (name, [(value_of(lead), str(lead)) for lead in leads]) for name, leads in groups if leads
        ]

    def get(self, value: str) -> Post | Person | None:
        return self._by_value.get(value)


def value_of(lead: Post | Person) -> str:
    return f"post:{lead.slug}" if isinstance(lead, Post) else f"person:{lead.public_id}"


class LeadsMixin:
    """
    Gives a form the fields `lead_1` to `lead_n` and `bodies`, and `leads()`, what they say together.

    Mixed into a GovukForm, whose own fields come first.
    """

    def add_lead_fields(self, choices: LeadChoices, current: Iterable = ()) -> None:
        self.lead_choices = choices
        current = list(current)
        inside = [row.post or row.person for row in current if not row.body]
        for number in range(1, max(3, len(inside) + 1) + 1):
            initial = value_of(inside[number - 1]) if number <= len(inside) else ""
            self.fields[f"lead_{number}"] = forms.ChoiceField(
                label="Lead" if number == 1 else f"Lead {number} (optional)",
                choices=choices.choices(),
                initial=initial,
                required=False,
            )
        self.fields["bodies"] = forms.CharField(
            label="Bodies outside the council (optional)",
            help_text="One on each line, such as “Health”. They need no log-in.",
            widget=forms.Textarea(attrs={"rows": 2}),
            initial="\n".join(row.body for row in current if row.body),
            max_length=600,
            required=False,
        )

    def clean_bodies(self) -> str:
        names = [line.strip() for line in self.cleaned_data["bodies"].splitlines()]
        if any(len(name) > 200 for name in names):
            raise forms.ValidationError("Use 200 characters or fewer for a body")
        return "\n".join(filter(None, names))

    def leads(self) -> list:
        """Posts, people and names of bodies, each once, in order."""
        values = [self.cleaned_data.get(name) for name in self.fields if name.startswith("lead_")]
        inside = [self.lead_choices.get(value) for value in values if value]
        return list(dict.fromkeys([*inside, *self.cleaned_data.get("bodies", "").splitlines()]))

    def leads_changed(self) -> bool:
        return any(name == "bodies" or name.startswith("lead_") for name in self.changed_data)

    def refuse(self, error) -> None:
        """An error about the leads stands at the first of them."""
        if hasattr(error, "error_dict") and "leads" in error.error_dict:
            error.error_dict["lead_1"] = error.error_dict.pop("leads")
        super().refuse(error)

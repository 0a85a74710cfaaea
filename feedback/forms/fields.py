"""Fields that several forms of feedback share."""

from django import forms

from council.forms import DateField
from council.models import Organisation

LONG = 4000


def words(
    label: str, *, rows: int = 4, required: bool = False, limit: int = LONG, **field
) -> forms.CharField:
    area = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(label=label, widget=area, max_length=limit, required=required, **field)


def line(label: str, *, required: bool = False, limit: int = 200, **field) -> forms.CharField:
    return forms.CharField(label=label, max_length=limit, required=required, **field)


def choice(label: str, choices, missing: str = "", **field) -> forms.ChoiceField:
    """A choice that is made on purpose: it begins with none, and `missing` is said where it stays so."""
    if missing:
        field["error_messages"] = {"required": missing, "invalid_choice": missing}
    return forms.ChoiceField(label=label, choices=[("", "Choose"), *choices], required=bool(missing), **field)


def day(label: str, missing: str = "", **field) -> DateField:
    if missing:
        field["error_messages"] = {"required": missing}
    return DateField(label=label, required=bool(missing), **field)


class SlugsField(forms.ModelMultipleChoiceField):
    """Records by their slug, as boxes to tick."""

    widget = forms.CheckboxSelectMultiple(attrs={"class": "ev-choices"})

    def __init__(self, **kwargs):
        super().__init__(None, to_field_name="slug", **kwargs)


def teams_field(**field) -> SlugsField:
    missing = "Choose the team or teams that it is about"
    return SlugsField(
        label="Which team is it about?",
        error_messages={"required": missing, "invalid_choice": missing, "invalid_pk_value": missing},
        **field,
    )


def themes_field() -> SlugsField:
    wrong = "Choose themes of the list"
    return SlugsField(
        label="Themes (optional)",
        required=False,
        error_messages={"invalid_choice": wrong, "invalid_pk_value": wrong},
    )


def fill(form: forms.Form, organisation: Organisation) -> None:
    """Give the fields for teams and themes what the organisation has."""
    if "teams" in form.fields:
        form.fields["teams"].queryset = organisation.teams.order_by("name", "pk")
    if "themes" in form.fields:
        form.fields["themes"].queryset = organisation.themes.order_by("name", "pk")

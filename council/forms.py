"""
Forms in GOV.UK mark-up, for every app.

A form inherits from GovukForm (before ModelForm or whatever else it is). It renders whole as `{{ form }}`, or
field by field as `{{ form.reason.as_field_group }}`; Django's own forms and the admin are untouched.
"""

from dataclasses import dataclass

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.forms.boundfield import BoundField
from django.forms.renderers import TemplatesSetting
from django.forms.widgets import Input
from django.template.loader import select_template

from council.date_field import DateField, DateInput

__all__ = ["DateField", "DateInput", "DescribedRadios", "Fault", "GovukForm"]

# The first kind that fits gives a widget its class; choices and dates have templates of their own.
WIDGET_CLASSES = (
    (forms.CheckboxInput, ""),
    (forms.CheckboxSelectMultiple, ""),
    (forms.RadioSelect, ""),
    (DateInput, ""),
    (forms.Select, "govuk-select"),
    (forms.Textarea, "govuk-textarea"),
    (forms.FileInput, "govuk-file-upload"),
    (Input, "govuk-input"),
)
DEFAULT_REQUIRED = forms.Field.default_error_messages["required"]


@dataclass(frozen=True)
class Fault:
    """One line of the error summary: what to do, and the id of the input to do it in (empty for none)."""

    message: str
    anchor: str


class GovukBoundField(BoundField):
    def build_widget_attrs(self, attrs, widget=None):
        attrs = super().build_widget_attrs(attrs, widget)
        widget = widget or self.field.widget
        name = next((name for kind, name in WIDGET_CLASSES if isinstance(widget, kind)), "")
        if name:
            own = widget.attrs.get("class", "")
            attrs["class"] = " ".join(filter(None, [name, f"{name}--error" if self.errors else "", own]))
        return attrs

    @property
    def is_checkbox(self) -> bool:
        return isinstance(self.field.widget, forms.CheckboxInput)

    @property
    def is_textarea(self) -> bool:
        return isinstance(self.field.widget, forms.Textarea)

    @property
    def label_size(self) -> str:
        """“m” where the question is a heading of the page: `widget.attrs["data-label-size"]`."""
        return self.field.widget.attrs.get("data-label-size", "")

    @property
    def anchor(self) -> str:
        """The id of the input that an error leads to: the first of several, or the wrong part of a date."""
        widget = self.field.widget
        if isinstance(widget, DateInput):
            parts = [e.params["part"] for e in self.errors.as_data() if e.params and "part" in e.params]
            return f"{self.auto_id}_{parts[0] if parts else 0}"
        if isinstance(widget, forms.RadioSelect | forms.CheckboxSelectMultiple):
            return widget.id_for_label(self.auto_id, index="0")
        return self.id_for_label or self.auto_id


class GovukRenderer(TemplatesSetting):
    """Looks for `govuk/forms/…` in place of each `django/forms/…`, and falls back to Django's own."""

    form_template_name = "govuk/forms/form.html"
    field_template_name = "govuk/forms/field.html"
    bound_field_class = GovukBoundField

    def get_template(self, template_name):
        ours = template_name.replace("django/forms/", "govuk/forms/")
        return select_template([ours, template_name])


class GovukForm(forms.Form):
    default_renderer = GovukRenderer
    use_required_attribute = False  # the server's words say what is missing, in one place

    def __init__(self, *args, **kwargs):
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            if field.error_messages.get("required") == DEFAULT_REQUIRED:
                field.error_messages["required"] = _ask_for(field, field.label or name.replace("_", " "))

    def error_summary(self) -> list[Fault]:
        """Every error in the order of the fields; those about the whole form come first."""
        if not self.is_bound:
            return []
        faults = [Fault(message, "") for message in self.non_field_errors()]
        for field in self:
            faults += [Fault(message, field.anchor) for message in field.errors]
        return faults

    def refuse(self, error: ValidationError) -> None:
        """Show what a domain function refused: at its field, or above the form where there is none."""
        if not hasattr(error, "error_dict"):
            return self.add_error(None, error)
        for name, errors in error.error_dict.items():
            self.add_error(name if name in self.fields and name != NON_FIELD_ERRORS else None, errors)
        return None


def _ask_for(field, label: str) -> str:
    verb = "Select" if isinstance(field, forms.ChoiceField | forms.ModelChoiceField) else "Enter"
    if isinstance(field, forms.FileField):
        verb = "Choose"
    label = str(label)
    return f"{verb} {label if label[:2].isupper() else label[:1].lower() + label[1:]}"


class DescribedRadios(forms.RadioSelect):
    """
    Radio buttons whose choices say more than a word: the key of a scale that is the list of choices, say.

    `details` maps a choice's value to a dict that its template gets as `detail`:
      rating  any rating-like object, shown as the rating component in place of the label
      text    the words beside it
      note    a few words in bold after them, such as “Last time.”
    Set it on the form's own copy: `self.fields["rating"].widget.details = {…}`. Another template for the
    inside of a choice is given as `choice_template`; it gets `detail` and `choice` (the label).
    """

    template_name = "django/forms/widgets/described_radios.html"

    choice_template = "_components/rating_choice.html"

    def __init__(self, attrs=None, choices=(), *, details=None, choice_template=None):
        super().__init__(attrs, choices)
        self.details = details or {}
        self.choice_template = choice_template or self.choice_template

    def create_option(self, name, value, *args, **kwargs):
        option = super().create_option(name, value, *args, **kwargs)
        return option | {
            "detail": self.details.get(value, self.details.get(str(value), {})),
            "choice_template": self.choice_template,
        }

"""Forms of data entry: what is wrong stands at its field, also where a domain function refuses."""

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db.models import QuerySet

from council.admin.scope import organisation_of, organisation_path, within
from council.models import User


class PlainForm(forms.ModelForm):
    """A form of a record that says what its constraints refuse in their own words."""

    def _post_clean(self):
        super()._post_clean()
        self._say_constraints_plainly()

    def _say_constraints_plainly(self):
        """The names of our constraints are sentences; what must be unique is wrong at its last field."""
        errors = self._errors.pop(NON_FIELD_ERRORS, None)
        sentences = {
            constraint.get_violation_error_message(): constraint.name.replace("_", " ").capitalize()
            for constraint in self._meta.model._meta.constraints
        }
        for error in errors.as_data() if errors else []:
            names = [name for name in (error.params or {}).get("unique_check", ()) if name in self.fields]
            message = error.messages[0]
            self.add_error(names[-1] if names else None, sentences.get(message, message))


class ScopedForm(PlainForm):
    """
    A form of one organisation's record, with the reason for the history.

    The admin that makes the form sets `request`, `permissions` and `fixed` on it.
    """

    why = forms.CharField(
        label="Why", required=False, max_length=500, help_text="The reason. It is kept in the history"
    )

    request = None
    permissions = ()
    fixed = ()

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in self.declared_fields:
            field = self.fields.get(name)
            if isinstance(field, forms.ModelChoiceField):
                field.queryset = within(field.queryset, self.request.user, self.permissions)

    def clean(self):
        data = super().clean()
        home = self._home(data)
        if home is not None:
            for name in [name for name, value in data.items() if _is_elsewhere(value, home)]:
                self.add_error(name, f"Choose from what belongs to {home}")
        return data

    def _home(self, data):
        if self.instance.pk:
            return organisation_of(self.instance)
        parents = [data[name] for name in self.fixed if hasattr(data.get(name), "_meta")]
        return organisation_of(parents[0]) if parents else None

    def _get_validation_exclusions(self):
        # What cannot be changed is still half of what must be unique.
        return super()._get_validation_exclusions() - set(self.fixed)

    def _post_clean(self):
        super()._post_clean()
        refused = getattr(self.request, "refused", None)
        if refused is not None:
            show(self, refused)


class DomainForm(ScopedForm):
    """
    A form whose data a domain function checks, not the model.

    `shown_at` names the field for what the domain calls otherwise.
    """

    shown_at: dict[str, str] = {}

    def _post_clean(self):
        refused = getattr(self.request, "refused", None)
        if refused is not None:
            show(self, refused)


def show(form: forms.BaseForm, error: ValidationError) -> None:
    """Put what a domain function refused at the fields it names; what the form has no field for, above it."""
    by_field = error.error_dict if hasattr(error, "error_dict") else {NON_FIELD_ERRORS: error.error_list}
    for called, errors in by_field.items():
        name = getattr(form, "shown_at", {}).get(called, called)
        form.add_error(name if name in form.fields else None, errors)


def _is_elsewhere(value, home) -> bool:
    if isinstance(value, QuerySet):
        return value.exclude(**{organisation_path(value.model): home.pk}).exists()
    if isinstance(value, User):
        return not value.memberships.filter(organisation=home).exists()
    if not hasattr(value, "_meta") or organisation_path(type(value)) is None:
        return False
    return organisation_of(value) not in {home, None}

"""The parameters of a report as a form that fills an address: a report can be bookmarked and sent."""

from dataclasses import replace

from django import forms

from council.forms import GovukForm
from reports.formatting import day
from reports.parameters import PARAMETERS, Parameter, parse_date
from reports.report import BadParameter, Report, Run

TYPED = "_typed"  # after the name of a date: the box for one that is not among the choices


class DateChoiceField(forms.ChoiceField):
    """A date out of a list, or any other in an address somebody wrote."""

    def to_python(self, value):
        try:
            return parse_date(value) if value else None
        except ValueError as error:
            raise forms.ValidationError(str(error)) from error

    def validate(self, value):
        """Every date may be asked for."""


class TypedDateField(forms.CharField):
    def to_python(self, value):
        try:
            return parse_date(value) if value else None
        except ValueError as error:
            raise forms.ValidationError(str(error)) from error


class ParametersForm(GovukForm):
    """Bound from the start, because an address without parameters is a report with the usual ones."""

    def __init__(self, report: Report, run: Run, data):
        self.report, self.base = report, run
        self.offered = _choices(report, replace(run, plan=data.get("plan", "")))
        super().__init__(data=self._with_first_choices(data))
        for name in report.parameters:
            self._add(PARAMETERS[name])

    def run(self) -> Run:
        """The run that was asked for. Only of a valid form."""
        values = {
            name: self.cleaned_data[name] or getattr(self.base, name) for name in self.report.parameters
        }
        for name in self.report.parameters:
            values[name] = self.cleaned_data.get(name + TYPED) or values[name]
        return replace(self.base, **values)

    def chosen(self):
        return [self[name] for name in self.report.parameters]

    def typed(self):
        return [self[name + TYPED] for name in self.report.parameters if PARAMETERS[name].is_date]

    def typed_in_use(self) -> bool:
        return any(field.errors or field.value() for field in self.typed())

    def refuse_parameter(self, error: BadParameter) -> None:
        """Show what the report said against a parameter, at its field."""
        name = error.parameter
        if name in self.fields and self.cleaned_data.get(name + TYPED):
            name += TYPED
        self.add_error(name if name in self.fields else None, str(error))

    def _with_first_choices(self, data):
        data = data.copy()
        for name in self.report.parameters:
            if not PARAMETERS[name].is_date and not data.get(name) and self.offered.get(name):
                data[name] = self.offered[name][0][0]
        return data

    def _add(self, parameter: Parameter) -> None:
        choices = list(self.offered.get(parameter.name, []))
        if not parameter.is_date:
            choices = choices or [("", parameter.unset or "None")]
            message = f"There is no {parameter.label.lower()} of this name. Choose one from the list"
            self.fields[parameter.name] = forms.ChoiceField(
                label=parameter.label,
                choices=choices,
                required=all(value for value, _ in choices),
                error_messages={"invalid_choice": message},
            )
            return
        if not any(value == "" for value, _ in choices):
            choices.insert(0, ("", parameter.unset))
        choices += self._asked_for(parameter, {value for value, _ in choices})
        self.fields[parameter.name] = DateChoiceField(label=parameter.label, choices=choices, required=False)
        self.fields[parameter.name + TYPED] = TypedDateField(
            label=f"{parameter.label}: another date",
            required=False,
            widget=forms.TextInput(attrs={"autocomplete": "off"}),
        )

    def _asked_for(self, parameter: Parameter, values: set[str]) -> list[tuple[str, str]]:
        """The date in the address, where it is a date and the list does not have it."""
        asked = self.data.get(parameter.name, "")
        try:
            return [] if asked in values else [(asked, day(parse_date(asked)))]
        except ValueError:
            return []


def _choices(report: Report, run: Run) -> dict[str, list[tuple[str, str]]]:
    try:
        return report.choices(run)
    except BadParameter:  # the plan in the address names none; its field says so
        return report.choices(replace(run, plan=""))

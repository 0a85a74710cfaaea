"""A date as three boxes, and answers to it that say which part is wrong."""

from datetime import date

from django import forms
from django.core.exceptions import ValidationError

PARTS = ("day", "month", "year")


class DateInput(forms.MultiWidget):
    """
    Day, month and year, posted as `name_day`, `name_month` and `name_year`.

    A date as 2019-05-31 under the plain name counts too, so that a link can hold one.
    """

    template_name = "django/forms/widgets/date_parts.html"
    use_fieldset = True

    def __init__(self, attrs=None):
        super().__init__({part: forms.TextInput() for part in PARTS}, attrs)

    def decompress(self, value):
        if isinstance(value, str):
            value = _iso(value)
        return [value.day, value.month, value.year] if value else [None, None, None]

    def value_from_datadict(self, data, files, name):
        typed = [(text or "").strip() for text in super().value_from_datadict(data, files, name)]
        whole = (data.get(name) or "").split("-")
        # A day that does not exist is kept, so that the field can say so.
        return whole[::-1] if not any(typed) and len(whole) == len(PARTS) else typed

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        for part, widget in zip(PARTS, context["widget"]["subwidgets"], strict=True):
            widget["label"] = part.capitalize()
            widget["width"] = 4 if part == "year" else 2
            widget["invalid"] = "aria-invalid" in widget["attrs"]
        return context

    def id_for_label(self, id_):
        return f"{id_}_0" if id_ else ""


def _iso(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _number(text: str) -> int:
    # No day, month or year is longer; `int` would take 1_0 too, and a date more than it can hold.
    if not text.isdecimal() or len(text) > 4:
        raise ValueError(text)
    return int(text)


class DateField(forms.Field):
    """
    A date typed in three boxes. Give it a label: its errors begin with it (“Due date must include a year”).
    """

    widget = DateInput

    def to_python(self, value) -> date | None:
        if isinstance(value, date) or value is None:
            return value
        typed = dict(zip(PARTS, value, strict=True))
        missing = [part for part, text in typed.items() if not text]
        if len(missing) == len(PARTS):
            return None
        if missing:
            self._refuse(f"must include a {' and a '.join(missing)}", missing[0])
        if not typed["year"].isdecimal() or len(typed["year"]) != 4:
            self._refuse("must have a year of 4 numbers, like 2019", "year")
        return self._real(typed)

    def _real(self, typed) -> date:
        try:
            return date(*(_number(typed[part]) for part in reversed(PARTS)))
        except ValueError:
            self._refuse("must be a real date", "day")

    def _refuse(self, what: str, part: str):
        raise ValidationError(
            f"{self.label or 'The date'} {what}", code="invalid", params={"part": PARTS.index(part)}
        )

    def has_changed(self, initial, data):
        try:
            return self.to_python(data) != initial
        except ValidationError:
            return True

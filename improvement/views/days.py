"""The day that a page shows a plan at, as its address asks for it."""

from collections.abc import Sequence
from datetime import UTC, date, datetime

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from council.forms import GovukForm
from improvement.dashboard import as_at_choices
from improvement.models import Plan, ReviewPoint


def read_day(text: str) -> date | None:
    """“2019-05-31” as a date; None for nothing. Raises ValidationError for a day that does not exist."""
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ValidationError("Enter a real date, like 2019-05-31") from None


def read_time(text: str) -> datetime | None:
    """An ISO time as one with a zone; None for nothing. Raises ValidationError where it is not one."""
    if not text:
        return None
    try:
        # A plus in a query that was not escaped arrives as a space.
        moment = parse_datetime(text.replace(" ", "+") if "T" in text else text)
        if moment is not None:
            # As the database keeps it: the first and the last day have times that no other zone can say.
            moment = (moment if timezone.is_aware(moment) else timezone.make_aware(moment)).astimezone(UTC)
    except (ValueError, OverflowError):
        moment = None
    if moment is None:
        raise ValidationError("Enter a real time, like 2019-06-03T09:30:00+01:00")
    return moment


def default_day(plan: Plan, today: date) -> date:
    """The latest review point up to today; today where there is none."""
    point = plan.review_points.up_to(today).first()
    return point.date if point else today


class DayField(forms.CharField):
    """A day of a list of days, or any other that the address gives as 2019-05-31."""

    def clean(self, value):
        return read_day(super().clean(value).strip())


class DayForm(GovukForm):
    """At which day to show a plan. `cleaned_data["as_at"]` is None where the address does not say."""

    as_at = DayField(label="Show the plan at", required=False)

    def __init__(self, data, *, points: Sequence[ReviewPoint], shown: date, today: date):
        super().__init__(data if data.get("as_at") else None)
        choices = as_at_choices(points, self._chosen(data) or shown, today)
        typed = data.get("as_at", "").strip()
        if typed and typed not in dict(choices):  # what cannot be a day stays in view, beside what is wrong
            choices = [(typed, typed), *choices]
        self.fields["as_at"].widget = forms.Select(choices=choices)
        self.initial["as_at"] = shown.isoformat()

    @staticmethod
    def _chosen(data) -> date | None:
        try:
            return read_day(data.get("as_at", "").strip())
        except ValidationError:
            return None

    def day(self) -> date | None:
        return self.cleaned_data["as_at"] if self.is_bound and self.is_valid() else None

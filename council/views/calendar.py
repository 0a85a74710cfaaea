"""Working days that show their working: count from a day, and see each day counted or skipped, and why."""

from django import forms
from django.shortcuts import render
from django.utils import timezone

from council.access import organisation_for
from council.calendar import WorkingCalendar
from council.forms import DateField, GovukForm
from council.roles import Permission


class CountForm(GovukForm):
    start = DateField(label="From")
    days = forms.IntegerField(
        label="Working days",
        min_value=1,
        max_value=260,
        widget=forms.NumberInput(attrs={"class": "govuk-input--width-4"}),
        error_messages={
            "invalid": "Working days must be a whole number, like 20",
            "min_value": "Working days must be 1 or more",
            "max_value": "Working days must be 260 or fewer: a year has no more",
        },
    )
    direction = forms.ChoiceField(
        label="Count", choices=[("after", "After that day"), ("before", "Before that day")]
    )


def calendar(request, organisation):
    organisation = organisation_for(request, organisation, Permission.SEE_PLAN)
    today = timezone.localdate()
    asked = request.GET if "days" in request.GET else None
    form = CountForm(asked, initial={"start": today, "days": 20, "direction": "after"})
    return render(
        request, "council/working_days.html", {"form": form, "deadline": _deadline(form, organisation)}
    )


def _deadline(form: CountForm, organisation):
    if not form.is_valid():
        return None
    working = WorkingCalendar.of(organisation)
    count = (
        working.working_days_after
        if form.cleaned_data["direction"] == "after"
        else working.working_days_before
    )
    try:
        return count(form.cleaned_data["start"], form.cleaned_data["days"])
    except OverflowError:  # the first and the last year that a date can have
        form.add_error("start", "No calendar goes so far: choose another day")
        return None

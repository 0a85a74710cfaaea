from datetime import date

from django import forms

from council.forms import GovukForm
from council.models import Organisation
from feedback.reports.parameters import record_of
from feedback.years import ReportingYear


class YearForm(GovukForm):
    """Which year a page of totals shows: by itself the last that is over."""

    year = forms.ChoiceField(
        label="Year", required=False, error_messages={"invalid_choice": "Choose a year from the list"}
    )

    def __init__(self, data, *, organisation: Organisation, today: date):
        super().__init__(data if data.get("year") else None)
        first, last, complete = record_of(organisation, today)
        last = last or ReportingYear.of(today)
        years = [ReportingYear(start) for start in range(last.start, (first or last).start - 1, -1)]
        self.usual = complete or last
        self.fields["year"].choices = [(year.slug, year.label) for year in years]
        self.initial["year"] = self.usual.slug

    def asked(self) -> ReportingYear:
        if self.is_bound and self.is_valid():
            return ReportingYear.parse(self.cleaned_data["year"])
        return self.usual

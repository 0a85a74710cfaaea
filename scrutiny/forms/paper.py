from datetime import date

from django import forms
from django.http import QueryDict

from council.forms import GovukForm
from improvement.domain.files import limit_in_words
from reports.forms import ParametersForm
from reports.report import Report, Run
from scrutiny.domain.papers import TAKEN_ENDINGS
from scrutiny.models import Meeting


class ReportChoiceForm(GovukForm):
    report = forms.ChoiceField(label="Which report of this system?")

    def __init__(self, reports: list[Report]):
        super().__init__()
        by_title = sorted(((report.key, report.title) for report in reports), key=lambda choice: choice[1])
        self.fields["report"].choices = [("", "Select"), *by_title]


class FileForm(GovukForm):
    title = forms.CharField(
        label="Title of the paper",
        help_text="As it stands in the contents of the pack",
        max_length=300,
        error_messages={"required": "Enter the title of the paper"},
    )
    file = forms.FileField(
        label="File",
        error_messages={"required": "Choose the file", "empty": "The file is empty"},
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        field = self.fields["file"]
        field.widget.attrs["accept"] = ",".join(TAKEN_ENDINGS)
        field.help_text = (
            f"PDF, Word or Excel, up to {limit_in_words()}. A PDF is bound into the pack; "
            "a Word or Excel file is published beside it."
        )


class PaperForm(ParametersForm):
    """The title of the paper, then what its report is asked for; of this committee and meeting to begin with."""

    def __init__(self, report: Report, meeting: Meeting, user, data=None, *, today: date):
        self.is_sent = data is not None
        run = Run(meeting.committee.organisation, user, today)
        super().__init__(report, run, data if self.is_sent else _first(report, meeting))
        self.fields["title"] = forms.CharField(
            label="Title of the paper",
            max_length=300,
            initial=report.title,
            error_messages={"required": "Enter the title of the paper"},
        )

    def error_summary(self):
        return super().error_summary() if self.is_sent else []


def _first(report: Report, meeting: Meeting) -> QueryDict:
    data = QueryDict(mutable=True)
    slug = meeting.committee.slug
    data["title"] = report.title
    data["committee"], data["meeting"] = slug, f"{slug}/{meeting.date.isoformat()}"
    return data

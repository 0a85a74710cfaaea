"""Attendance by tick, and declarations of interest."""

from django.core.exceptions import ValidationError
from django.db import transaction

from council import history
from scrutiny.domain.attendance import take_attendance
from scrutiny.domain.meetings import declare
from scrutiny.forms.attendance import AttendanceForm
from scrutiny.forms.minutes import DeclarationForm
from scrutiny.models import Meeting
from scrutiny.seen import read_again
from scrutiny.views.form_page import FormPage
from scrutiny.views.reach import meeting_url

STALE = (
    "{who} changed the attendance while you were ticking. What you ticked is still below: compare it with what "
    "stands now, and save again to put yours in its place."
)


class MeetingAttendance(FormPage):
    template = "scrutiny/minutes/attendance.html"
    heading, said = "Who was there", "Attendance saved"
    now = ()

    def form(self, data=None, files=None):
        return AttendanceForm(data, meeting=self.meeting)

    def post(self, request):
        with transaction.atomic():
            # Of two people who save at once, the second reads what the first one saved.
            Meeting.objects.select_for_update(of=("self",)).get(pk=self.meeting.pk)
            return super().post(request)

    def save(self, form):
        if form.cleaned_data["seen"] != form.mark():
            self.now = form.rows
            read_again(form, form.mark())
            raise ValidationError(STALE.format(who=_who(form.rows)))
        take_attendance(meeting=self.meeting, there=form.there(), by=self.request.user)

    def onward(self, saved):
        return meeting_url(self.meeting, "meeting-minutes")

    def page(self, form, **context):
        return super().page(form, now=self.now, **context)


class DeclarationAdd(FormPage):
    heading, button, said = "Add a declaration of interest", "Add declaration", "Declaration added"

    def form(self, data=None, files=None):
        return DeclarationForm(data, meeting=self.meeting)

    def save(self, form):
        return declare(by=self.request.user, **form.cleaned_data)

    def onward(self, saved):
        return meeting_url(self.meeting, "meeting-minutes")


def _who(rows) -> str:
    changes = [change for row in rows for change in history.changes(row)[:1]]
    latest = max(changes, key=lambda change: change.at, default=None)
    return latest.who if latest else "Somebody"

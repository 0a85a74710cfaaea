"""Calling a meeting, changing its time or place, and calling it off."""

from django.views import View

from council.roles import Permission
from scrutiny.domain.agenda import begin_agenda
from scrutiny.domain.meetings import call_meeting, cancel_meeting, change_meeting
from scrutiny.forms.meeting import CancelForm, MeetingForm
from scrutiny.views.form_page import FormPage
from scrutiny.views.reach import committee_of, crumbs, meeting_url


class MeetingAdd(FormPage):
    heading, button = "Call a meeting", "Call meeting"
    said = "Meeting called. Its agenda has the standing items."
    meeting = None

    def dispatch(self, request, organisation, committee):
        self.committee = committee_of(request, organisation, committee, Permission.MANAGE_MEETINGS)
        return View.dispatch(self, request)

    def form(self, data=None, files=None):
        last = self.committee.meetings.order_by("-date", "-pk").first()
        initial = {"starts_at": last.starts_at, "venue": last.venue} if last else {}
        return MeetingForm(data, initial=initial)

    def save(self, form):
        fields = dict(form.cleaned_data)
        meeting = call_meeting(
            committee=self.committee, on=fields.pop("date"), by=self.request.user, **fields
        )
        begin_agenda(meeting=meeting, by=self.request.user)
        return meeting

    def onward(self, saved):
        return meeting_url(saved)

    def page(self, form, **context):
        return super().page(form, crumbs=crumbs(self.committee), **context)


class MeetingEdit(FormPage):
    heading, button, said = "Change the date, time or place", "Save change", "Meeting changed"

    def form(self, data=None, files=None):
        return MeetingForm.of(self.meeting, data)

    def save(self, form):
        return change_meeting(meeting=self.meeting, by=self.request.user, **form.cleaned_data)

    def onward(self, saved):
        return meeting_url(saved)


class MeetingCancel(FormPage):
    heading, button, said, warns = "Cancel the meeting", "Cancel meeting", "Meeting cancelled", True

    def form(self, data=None, files=None):
        return CancelForm(data, initial={"cancelled_because": self.meeting.cancelled_because})

    def save(self, form):
        because = form.cleaned_data["cancelled_because"]
        return cancel_meeting(meeting=self.meeting, because=because, by=self.request.user)

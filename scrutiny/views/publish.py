"""Checking an agenda before it goes out, and sending it: first the agenda, then numbered supplements."""

from council.calendar import WorkingCalendar
from reports.prose import counted, in_words, verb
from scrutiny.clear_days import clear_days_left
from scrutiny.domain.publishing import missing, publish
from scrutiny.forms.meeting import PublishForm
from scrutiny.meeting_page import countdown
from scrutiny.models import AgendaPaper
from scrutiny.views.form_page import FormPage
from scrutiny.views.frame import capital


class MeetingPublish(FormPage):
    template = "scrutiny/publish/check.html"
    said = "{} published"

    def reach(self):
        calendar = WorkingCalendar.of(self.committee.organisation)
        self.number = self.meeting.publications.count()
        self.clear = clear_days_left(self.today, self.meeting.date, calendar)
        self.is_late = self.clear < self.committee.clear_days
        self.countdown = countdown(self.meeting, calendar, today=self.today)

    def form(self, data=None, files=None):
        return PublishForm(data, is_late=self.is_late)

    def save(self, form):
        because = form.cleaned_data.get("late_because", "")
        return publish(meeting=self.meeting, today=self.today, late_because=because, by=self.request.user)

    def _lead(self) -> str:
        needed = (
            f"{in_words(self.committee.clear_days)} {verb(self.committee.clear_days, 'is', 'are')} needed"
        )
        days = counted(self.clear, "clear working day") if self.clear else "no clear working day"
        if not self.is_late:
            meeting = f"{self.meeting.date:%A %-d %B}"
            return f"Published today, it leaves {days} before the meeting on {meeting}. {capital(needed)}."
        due = f"{self.countdown.by:%A %-d %B}"
        return f"Published today, it leaves {days}, and {needed}. It was to be published by {due}."

    def page(self, form, **context):
        faults = missing(self.meeting, today=self.today)
        papers = AgendaPaper.objects.filter(item__meeting=self.meeting).select_related("item").in_order()
        return super().page(
            form,
            number=self.number,
            clear=self.clear,
            is_late=self.is_late,
            countdown=self.countdown,
            lead=self._lead(),
            stops=[fault for fault in faults if fault.stops],
            warnings=[fault for fault in faults if not fault.stops],
            papers=[paper for paper in papers if paper.supplement is None],
            publications=self.meeting.publications.in_order().defer("content"),
            heading=f"Check supplement {self.number}" if self.number else "Check and publish the agenda",
            **context,
        )

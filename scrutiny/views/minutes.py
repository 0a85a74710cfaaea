"""The minutes of a meeting: reading them, writing them item by item, and their confirmation."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpResponseNotAllowed
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from council import history
from council.roles import Permission
from scrutiny.domain.minutes import arise, change_minute, confirm_minutes, publish_minutes, write_minute
from scrutiny.forms.minutes import ArisingForm, ConfirmForm, MinuteForm, minute_as_typed
from scrutiny.minutes_page import declarations_of, minutes_of, roll_of
from scrutiny.models import Meeting
from scrutiny.seen import CHANGED, read_again
from scrutiny.views.form_page import FormPage
from scrutiny.views.reach import SECTION, clerks_meeting, crumbs, item_of, meeting_of, meeting_url


@require_safe
def meeting_minutes(request, organisation, committee, date):
    """Who was there and what was said and resolved; for the clerk with what is still to write."""
    meeting = meeting_of(request, organisation, committee, date)
    owner = meeting.committee.organisation
    is_clerk = request.user.may(Permission.MANAGE_MEETINGS, owner)
    sees_exempt = is_clerk or request.user.may(Permission.SEE_EXEMPT, owner)
    is_open = is_clerk or meeting.minutes_published_at
    minutes = minutes_of(meeting, sees_exempt=sees_exempt) if is_open else []
    context = {
        "meeting": meeting,
        "committee": meeting.committee,
        "section": SECTION,
        "crumbs": crumbs(meeting.committee, meeting),
        "caption": str(meeting),
        "is_clerk": is_clerk,
        "is_open": is_open,
        "minutes": minutes,
        "roll": roll_of(meeting) if is_open else None,
        "declarations": declarations_of(meeting) if is_open else [],
    }
    if is_clerk:
        minuted = {minute.item_id for minute in minutes}
        context["unwritten"] = [item for item in meeting.items.in_order() if item.pk not in minuted]
    return render(request, "scrutiny/minutes/minutes.html", context)


class MinuteWrite(FormPage):
    """The minute of an item, one that is there already, or one of no item."""

    template = "scrutiny/minutes/minute.html"
    heading, button, said = "Write the minute", "Save minute", "“{0.heading}” saved"
    now = None

    def reach(self, item=None, minute=None):
        self.minute, self.item = None, None
        if minute:
            self.minute = get_object_or_404(self.meeting.minutes.select_related("item"), order=minute)
            self.item = self.minute.item
        elif item:
            self.item = item_of(self.meeting, item)
            self.minute = self.meeting.minutes.filter(item=self.item).first()

    def form(self, data=None, files=None):
        return MinuteForm(data, initial=minute_as_typed(self.minute, self.item.title if self.item else ""))

    @transaction.atomic
    def save(self, form):
        Meeting.objects.select_for_update(of=("self",)).get(pk=self.meeting.pk)
        if self.item:
            self.minute = self.meeting.minutes.filter(item=self.item).first()
        elif self.minute:
            self.minute.refresh_from_db()
        standing = minute_as_typed(self.minute)
        if form.cleaned_data["seen"] != standing["seen"]:
            self.now = standing
            read_again(form, standing["seen"])
            raise ValidationError(CHANGED.format(who=history.changes(self.minute)[0].who))
        said = {"heading": form.cleaned_data["heading"], "text": form.cleaned_data["text"]}
        said |= {"resolutions": form.lines(), "by": self.request.user}
        if self.minute:
            return change_minute(minute=self.minute, **said)
        return write_minute(meeting=self.meeting, item=self.item, **said)

    def onward(self, saved):
        return f"{meeting_url(self.meeting, 'meeting-minutes')}#minute-{saved.order}"

    def page(self, form, **context):
        return super().page(form, item=self.item, minute=self.minute, now=self.now, **context)


class ArisingAdd(FormPage):
    heading, button, said = "Add an action arising", "Add action", "Action added"

    def reach(self, minute):
        self.minute = get_object_or_404(self.meeting.minutes, order=minute)
        self.minute.meeting = self.meeting

    def form(self, data=None, files=None):
        return ArisingForm(data, meeting=self.meeting)

    def save(self, form):
        return arise(minute=self.minute, by=self.request.user, **form.cleaned_data)

    def onward(self, saved):
        return f"{meeting_url(self.meeting, 'meeting-minutes')}#minute-{self.minute.order}"

    def page(self, form, **context):
        return super().page(form, lead=f"Arising from “{self.minute.heading}”.", **context)


class MinutesConfirm(FormPage):
    heading, button, said = "Record the confirmation of the minutes", "Save confirmation", "Minutes confirmed"

    def form(self, data=None, files=None):
        return ConfirmForm(data, meeting=self.meeting)

    def save(self, form):
        return confirm_minutes(meeting=self.meeting, by=self.request.user, **form.cleaned_data)

    def onward(self, saved):
        return meeting_url(self.meeting, "meeting-minutes")


def minutes_publish(request, organisation, committee, date):
    meeting = clerks_meeting(request, organisation, committee, date)
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    try:
        publish_minutes(meeting=meeting, by=request.user)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    else:
        messages.success(request, "Minutes published")
    return redirect(meeting_url(meeting, "meeting-minutes"))

"""The scrutiny officer plans, changes and drops topics, and takes them to a meeting's agenda."""

from django.forms.models import model_to_dict
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from council.history import changes
from council.roles import Permission
from scrutiny.domain.work_programme import change_topic, drop_topic, plan_topic, take_to_meeting
from scrutiny.forms.work_programme import ChangeTopicForm, DropForm, TakeToMeetingForm, TopicForm
from scrutiny.models import Committee, Meeting, WorkProgrammeItem
from scrutiny.views.frame import WRITE, committee_for, form_page, of_committee, saved, saved_over, seen, url
from scrutiny.views.work_programme import year_or_404
from scrutiny.years import MunicipalYear


@require_http_methods(WRITE)
def topic_add(request, organisation, committee, year):
    _organisation, committee = committee_for(request, organisation, committee, Permission.MANAGE_SCRUTINY)
    year = year_or_404(year)
    form = TopicForm(request.POST or None)
    if saved(request, form, plan_topic, "Topic added", committee=committee, year=year.slug):
        return redirect(_back(committee, year))
    return _page(
        request, committee, year, form, "What does the committee want to look at?", button="Add topic"
    )


@require_http_methods(WRITE)
def topic_edit(request, organisation, committee, year, topic):
    topic, year = _topic(request, organisation, committee, year, topic)
    read = _read(topic)
    form = ChangeTopicForm(request.POST or None, initial=read | {"seen": seen(read)})
    if saved_over(request, form, change_topic, "Topic saved", record=topic, read=_read, item=topic):
        return redirect(_back(topic.committee, year))
    return _page(request, topic.committee, year, form, f"Edit “{topic}”", changes=changes(topic))


@require_http_methods(WRITE)
def topic_drop(request, organisation, committee, year, topic):
    topic, year = _topic(request, organisation, committee, year, topic)
    form = DropForm(request.POST or None)
    if saved(request, form, drop_topic, "Topic dropped", topic=topic):
        return redirect(_back(topic.committee, year))
    return _page(request, topic.committee, year, form, f"Why is “{topic}” dropped?", button="Drop topic")


@require_http_methods(WRITE)
def topic_take(request, organisation, committee, year, topic):
    topic, year = _topic(request, organisation, committee, year, topic)
    meetings = Meeting.objects.visible_to(request.user).filter(
        committee=topic.committee, date__gte=timezone.localdate(), cancelled_because=""
    )
    form = TakeToMeetingForm(request.POST or None, meetings=meetings.in_order())
    if saved(request, form, take_to_meeting, "Topic put on the agenda", topic=topic):
        return redirect(_back(topic.committee, year))
    lead = "" if meetings else "No meeting is in the calendar. Add one on the page of the committee first."
    heading = f"Which meeting takes “{topic}”?"
    return _page(request, topic.committee, year, form, heading, lead=lead, button="Put on the agenda")


def _topic(request, organisation: str, committee: str, year: str, public_id):
    _organisation, committee = committee_for(request, organisation, committee, Permission.MANAGE_SCRUTINY)
    year = year_or_404(year)
    topics = WorkProgrammeItem.objects.visible_to(request.user).filter(committee=committee, year=year.slug)
    topic = get_object_or_404(topics, public_id=public_id)
    topic.committee = committee
    return topic, year


def _read(topic: WorkProgrammeItem) -> dict:
    return model_to_dict(topic, fields=TopicForm.base_fields)


def _back(committee: Committee, year: MunicipalYear) -> str:
    return url(committee.organisation, "work-programme", committee.slug, year.slug)


def _page(request, committee: Committee, year: MunicipalYear, form, heading: str, **more):
    step = (f"Work programme {year.label}", "work-programme", committee.slug, year.slug)
    return form_page(
        request, committee.organisation, form, heading, _back(committee, year),
        [of_committee(committee), step], caption=committee.name, **more,
    )  # fmt: skip

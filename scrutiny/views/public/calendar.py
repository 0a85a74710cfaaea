"""When committees meet in public, as a page and as a calendar to subscribe to."""

from datetime import datetime

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone

from reports.prose import counted, verb
from scrutiny.ical import Event, calendar
from scrutiny.models import Meeting
from scrutiny.open import announced, open_committees
from scrutiny.views.frame import capital
from scrutiny.views.public.ground import public_page, show

ON_A_PAGE = 50


@public_page
def public_calendar(request, organisation, today):
    meetings = announced(organisation)
    past = meetings.filter(date__lt=today).order_by("-date", "committee__name", "pk")
    coming = list(meetings.filter(date__gte=today).order_by("date", "committee__name", "pk"))
    context = {
        "heading": _heading(len(coming)),
        "coming": coming,
        "page": Paginator(past, ON_A_PAGE).get_page(request.GET.get("page")),
        "committees": list(open_committees(organisation).in_order()),
        "feed_url": request.build_absolute_uri(reverse("scrutiny:public-feed", args=[organisation.slug])),
    }
    return show(request, organisation, "calendar", context)


def _heading(coming: int) -> str:
    if not coming:
        return "No meeting in public is called"
    return capital(f"{counted(coming, 'meeting')} in public {verb(coming, 'is', 'are')} to come")


@public_page
def public_feed(request, organisation, today):
    return feed(request, organisation, f"{organisation}: meetings in public", announced(organisation))


def feed(request, organisation, name: str, meetings) -> HttpResponse:
    """The meetings as a calendar: day, time and place, and where their papers are once they are published."""
    events = [_event(request, organisation, meeting) for meeting in meetings.in_order()]
    return HttpResponse(
        calendar(name, events, at=timezone.now()), content_type="text/calendar; charset=utf-8"
    )


def _event(request, organisation, meeting: Meeting) -> Event:
    begins = meeting.date
    if meeting.starts_at:
        begins = timezone.make_aware(datetime.combine(meeting.date, meeting.starts_at))
    cancelled = bool(meeting.cancelled_because)
    return Event(
        uid=f"meeting-{meeting.pk}@{organisation.slug}.evidenced",
        begins=begins,
        summary=f"Cancelled: {meeting.committee.name}" if cancelled else meeting.committee.name,
        location=meeting.venue,
        url=request.build_absolute_uri(address(organisation, meeting)) if meeting.is_open else "",
        is_cancelled=cancelled,
    )


def address(organisation, meeting: Meeting) -> str:
    args = [organisation.slug, meeting.committee.slug, meeting.date.isoformat()]
    return reverse("scrutiny:public-meeting", args=args)

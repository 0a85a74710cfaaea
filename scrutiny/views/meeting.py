"""The page of a meeting: the builder for the clerk, the agenda as they may read it for everybody else."""

from uuid import UUID

from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from council.calendar import WorkingCalendar
from council.roles import Permission
from scrutiny.agenda_of import agenda_of
from scrutiny.domain.publishing import missing
from scrutiny.meeting_page import countdown, lead, rows_of
from scrutiny.models import Meeting
from scrutiny.pack_links import pack_links
from scrutiny.views.reach import SECTION, crumbs, meeting_of

FACTS = {
    "to follow": "Late papers need the chair’s agreement and a reason.",
    "exempt": "The public pack prints the public title only.",
}


@require_safe
def meeting(request, organisation, committee, date):
    found = meeting_of(request, organisation, committee, date)
    owner = found.committee.organisation
    is_clerk = request.user.may(Permission.MANAGE_MEETINGS, owner)
    sees_exempt = is_clerk or request.user.may(Permission.SEE_EXEMPT, owner)
    agenda = agenda_of(found, public=not sees_exempt)
    parts = list(found.parts.order_by("order", "pk"))
    context = {
        "meeting": found,
        "committee": found.committee,
        "section": SECTION,
        "crumbs": crumbs(found.committee),
        "caption": found.committee.name,
        "lead": lead(found, agenda),
        "parts": rows_of(found, agenda, parts),
        "publications": list(found.publications.in_order().defer("content")),
        "minutes": found.minutes.exists() and (is_clerk or found.minutes_published_at),
        "packs": pack_links(found, sees_exempt=sees_exempt),
    }
    if is_clerk:
        return render(request, "scrutiny/meeting/builder.html", context | _builder(request, found))
    return render(request, "scrutiny/meeting/agenda.html", context)


def _builder(request, meeting: Meeting) -> dict:
    today = timezone.localdate()
    calendar = WorkingCalendar.of(meeting.committee.organisation)
    faults = missing(meeting, today=today)
    return {
        "today": today,
        "countdown": countdown(meeting, calendar, today=today),
        "faults": [_fault(fault) for fault in faults],
        "moved": _moved(request),
        "topics": meeting.committee.work_programme.filter(
            agenda_item__isnull=True, dropped_because=""
        ).count(),
    }


def _fault(fault) -> tuple[str, str]:
    """The statement of something to settle, and what it means."""
    statement, _, rest = fault.text.partition(": ")
    fact = next((words for sign, words in FACTS.items() if sign in statement), rest)
    return statement, fact if fault.item else rest


def _moved(request) -> dict:
    """Which item was just moved, from which number, and which of its buttons has the focus."""
    try:
        moved = str(UUID(request.GET.get("moved", "")))
    except ValueError:
        return {}
    was = request.GET.get("was", "")
    way = "down" if request.GET.get("way") == "down" else "up"
    return {"id": moved, "was": was if was.isdecimal() and len(was) < 4 else "", "way": way}

"""How the pages of committees reach a meeting and what hangs on it: only what is of this organisation."""

from datetime import date

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse

from council.access import organisation_for
from council.roles import Permission
from scrutiny.models import AgendaItem, AgendaPart, Committee, Meeting

SECTION = "committees"


def committee_of(
    request, organisation: str, committee: str, permission=Permission.SEE_COMMITTEES
) -> Committee:
    """The committee, for somebody who may do this there: 404 and 403 as `organisation_for`."""
    owner = organisation_for(request, organisation, permission)
    committees = Committee.objects.visible_to(request.user, permission).filter(organisation=owner)
    return get_object_or_404(committees.select_related("organisation"), slug=committee)


def meeting_of(
    request, organisation: str, committee: str, day: str, permission=Permission.SEE_COMMITTEES
) -> Meeting:
    """A meeting by the slug of its committee and its date."""
    owner = organisation_for(request, organisation, permission)
    meetings = Meeting.objects.visible_to(request.user, permission).filter(committee__organisation=owner)
    meetings = meetings.select_related("committee__organisation", "confirmed_at")
    return get_object_or_404(meetings, committee__slug=committee, date=day_of(day))


def clerks_meeting(request, organisation: str, committee: str, day: str) -> Meeting:
    return meeting_of(request, organisation, committee, day, Permission.MANAGE_MEETINGS)


def item_of(meeting: Meeting, public_id) -> AgendaItem:
    item = get_object_or_404(meeting.items.select_related("part"), public_id=public_id)
    item.meeting = meeting
    return item


def part_of(meeting: Meeting, number: int) -> AgendaPart:
    return get_object_or_404(meeting.parts, order=number)


def day_of(text: str) -> date:
    """A day in an address. No page has the address of a day that does not exist."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise Http404("No such page") from None


def meeting_url(meeting: Meeting, name: str = "meeting", *args) -> str:
    committee = meeting.committee
    return reverse(
        f"scrutiny:{name}",
        args=[committee.organisation.slug, committee.slug, meeting.date.isoformat(), *args],
    )


def crumbs(committee: Committee, meeting: Meeting | None = None) -> list[tuple[str, str]]:
    """The trail of a page: committees, the committee, its meeting."""
    slug = committee.organisation.slug
    links = [("Committees", reverse("scrutiny:committee-list", args=[slug]))]
    links.append((committee.name, reverse("scrutiny:committee", args=[slug, committee.slug])))
    if meeting:
        links.append((f"{meeting.date:%-d %B %Y}", meeting_url(meeting)))
    return links

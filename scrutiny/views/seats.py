"""Who sits on a committee: the clerk adds, replaces and ends."""

from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_http_methods

from council.roles import Permission
from scrutiny.domain.committees import leave_seat, take_seat
from scrutiny.forms.seats import EndSeatForm, SeatForm
from scrutiny.models import Committee, CommitteeMember
from scrutiny.views.frame import WRITE, committee_for, form_page, of_committee, saved, url


@require_http_methods(WRITE)
def member_add(request, organisation, committee):
    organisation, committee = committee_for(request, organisation, committee, Permission.MANAGE_MEETINGS)
    form = SeatForm(request.POST or None, organisation=organisation, user=request.user)
    if saved(request, form, take_seat, "Member added", committee=committee):
        return redirect(_back(committee))
    return _page(request, committee, form, "Who joins the committee?", button="Add member")


@require_http_methods(WRITE)
def member_replace(request, organisation, committee, seat):
    seat = _seat(request, organisation, committee, seat)
    initial = {"role": seat.role, "is_co_opted": seat.is_co_opted, "title": seat.title}
    form = SeatForm(
        request.POST or None, organisation=seat.committee.organisation, user=request.user, initial=initial
    )
    if saved(request, form, take_seat, f"{seat} replaced", committee=seat.committee, replaces=seat):
        return redirect(_back(seat.committee))
    lead = f"{seat} leaves on the day before."
    return _page(request, seat.committee, form, f"Who replaces {seat}?", lead=lead, button="Replace member")


@require_http_methods(WRITE)
def member_end(request, organisation, committee, seat):
    seat = _seat(request, organisation, committee, seat)
    form = EndSeatForm(request.POST or None)
    if saved(request, form, _end, f"The seat of {seat} ends", seat=seat):
        return redirect(_back(seat.committee))
    lead = f"The seat was taken on {seat.held_from:%-d %B %Y}."
    return _page(request, seat.committee, form, f"When does {seat} leave?", lead=lead, button="End seat")


def _end(*, seat, held_until, why, by):
    return leave_seat(seat=seat, on=held_until, why=why, by=by)


def _seat(request, organisation: str, committee: str, pk: int) -> CommitteeMember:
    _organisation, committee = committee_for(request, organisation, committee, Permission.MANAGE_MEETINGS)
    seats = CommitteeMember.objects.visible_to(request.user).filter(committee=committee)
    seat = get_object_or_404(seats, pk=pk)
    seat.committee = committee
    return seat


def _back(committee: Committee) -> str:
    return url(committee.organisation, "committee", committee.slug)


def _page(request, committee: Committee, form, heading: str, **more):
    trail = [of_committee(committee)]
    return form_page(
        request,
        committee.organisation,
        form,
        heading,
        _back(committee),
        trail,
        caption=committee.name,
        **more,
    )

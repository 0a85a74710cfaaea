"""What every public page stands on: who may open it, what it finds, and how long it may be kept."""

from collections.abc import Callable
from datetime import date
from functools import wraps

from django.contrib.auth.decorators import login_not_required
from django.http import Http404
from django.shortcuts import render
from django.utils import timezone
from django.utils.cache import patch_cache_control, patch_vary_headers
from django.views.decorators.http import require_safe

from council.models import Organisation
from scrutiny.models import Committee, Meeting
from scrutiny.open import open_committees, open_meetings, open_organisation

KEPT_FOR = 300  # seconds, so that what is withdrawn is gone five minutes later


def public_page(view: Callable) -> Callable:
    """
    A view that anybody may open, given the organisation itself and today's date.

    What is not there and what is not public get the same 404: the page knows no organisation until it shows one.
    """

    @login_not_required
    @require_safe
    @wraps(view)
    def page(request, organisation: str, **rest):
        today = timezone.localdate()
        home = open_organisation(organisation, today)
        if home is None:
            raise Http404("No such page")
        response = view(request, home, today=today, **rest)
        if request.user.is_authenticated:  # their name stands in the header
            patch_cache_control(response, private=True, no_store=True)
        else:
            patch_cache_control(response, public=True, max_age=KEPT_FOR)
        patch_vary_headers(response, ["Cookie"])
        return response

    return page


def show(request, organisation: Organisation, template: str, context: dict):
    request.organisation = organisation
    return render(request, f"scrutiny/public/{template}.html", {"section": "public", **context})


def committee_at(organisation: Organisation, slug: str) -> Committee:
    """The committee, or 404: also where it meets in private."""
    committee = open_committees(organisation).select_related("predecessor").filter(slug=slug).first()
    if committee is None:
        raise Http404("No such committee")
    return committee


def meeting_at(organisation: Organisation, slug: str, on: str) -> Meeting:
    """The meeting, or 404: also where nothing of it is published."""
    meetings = open_meetings(organisation).select_related("committee__organisation")
    meeting = meetings.filter(committee__slug=slug, date=_day(on)).first()
    if meeting is None:
        raise Http404("No such meeting")
    return meeting


def _day(text: str) -> date:
    try:
        day = date.fromisoformat(text)
    except ValueError as error:
        raise Http404("No such day") from error
    if f"{day}" != text:  # 20190704 is the same day, and another address
        raise Http404("No such day")
    return day

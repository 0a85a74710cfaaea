"""What the executive means to decide, what it has decided, and what was called in."""

from django.core.paginator import Paginator
from django.http import Http404
from django.urls import reverse

from scrutiny.open import decisions_taken, open_notices
from scrutiny.views.public.ground import public_page, show

ON_A_PAGE = 50


@public_page
def public_decisions(request, organisation, today):
    notices = list(open_notices(organisation, today))
    notice = _chosen(notices, request.GET.get("notice", ""))
    context = {
        "notice": notice,
        "others": [each for each in notices if each != notice],
        "decisions": list(notice.decisions.in_order()) if notice else [],
        "page": Paginator(decisions_taken(organisation, today), ON_A_PAGE).get_page(request.GET.get("page")),
        "today": today,
        "crumbs": [("Meetings", reverse("scrutiny:public-calendar", args=[organisation.slug]))],
    }
    return show(request, organisation, "decisions", context)


def _chosen(notices: list, issued_on: str):
    """The notice of this day, the latest where none is asked for; 404 where there is none of that day."""
    if not issued_on:
        return notices[0] if notices else None
    for notice in notices:
        if notice.issued_on.isoformat() == issued_on:
            return notice
    raise Http404("No such notice")

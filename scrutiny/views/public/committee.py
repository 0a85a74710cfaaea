"""A committee that meets in public: what it looks at, who sits on it, when it meets."""

from django.core.paginator import Paginator
from django.urls import reverse

from scrutiny.open import announced
from scrutiny.views.public.calendar import ON_A_PAGE, feed
from scrutiny.views.public.ground import committee_at, public_page, show


@public_page
def public_committee(request, organisation, committee, today):
    committee = committee_at(organisation, committee)
    meetings = announced(organisation).filter(committee=committee)
    before = committee.predecessor
    feed_url = reverse("scrutiny:public-committee-feed", args=[organisation.slug, committee.slug])
    context = {
        "committee": committee,
        "before": before if before and not before.is_private else None,
        "members": list(committee.members.on(today).in_order()),
        "coming": list(meetings.filter(date__gte=today).order_by("date", "pk")),
        "page": Paginator(meetings.filter(date__lt=today).order_by("-date", "pk"), ON_A_PAGE).get_page(
            request.GET.get("page")
        ),
        "feed_url": request.build_absolute_uri(feed_url),
        "crumbs": [("Meetings", reverse("scrutiny:public-calendar", args=[organisation.slug]))],
    }
    return show(request, organisation, "committee", context)


@public_page
def public_committee_feed(request, organisation, committee, today):
    committee = committee_at(organisation, committee)
    meetings = announced(organisation).filter(committee=committee)
    return feed(request, organisation, committee.name, meetings)

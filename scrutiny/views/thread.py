"""The golden thread from a record, as a page; and the bundle of an inspection recommendation."""

from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from council.access import organisation_for
from council.roles import Permission
from scrutiny.thread.chain import take
from scrutiny.thread.reader import Reader
from scrutiny.thread.start import Start, StartKind, find_one
from scrutiny.thread.steps import OF_COMMITTEES, thread
from scrutiny.views.frame import crumbs, of_committee, url

FORMATS = (("pdf", "PDF"), ("docx", "Word"), ("xlsx", "Excel"))


@require_safe
def golden_thread(request, organisation, kind, ref):
    organisation = organisation_for(request, organisation, Permission.SEE_PLAN)
    reader = Reader.of(request.user, organisation)
    start = start_at(reader, kind, ref)
    found = thread(take(start, reader, timezone.localdate()))
    may_bundle = reader.sees_evidence and start.kind is StartKind.RECOMMENDATION
    return render(
        request,
        "scrutiny/thread/page.html",
        {
            "thread": found,
            "may_recommend": request.user.may(Permission.MANAGE_SCRUTINY, organisation),
            "caption": found.caption,
            "crumbs": _crumbs(organisation, start),
            "plan": start.record.plan if start.kind is StartKind.ACTION else None,
            "section": "committees" if start.kind in OF_COMMITTEES else "plan",
            "downloads": _downloads(organisation.slug, start),
            "bundle_url": reverse("scrutiny:thread-bundle", args=[organisation.slug, *ref.split("/")])
            if may_bundle
            else "",
        },
    )


def start_at(reader: Reader, kind: str, ref: str) -> Start:
    """Where the address begins, or 404."""
    try:
        return find_one(reader, StartKind(kind), ref)
    except ValueError as error:  # BadStart, or no such kind
        raise Http404("No such thread") from error


def _crumbs(organisation, start: Start) -> list[tuple[str, str]]:
    """The trail to the record where the thread begins, where it has a page."""
    if start.kind in OF_COMMITTEES:
        return _committee_crumbs(organisation, start)
    trail = [(organisation.short_name, reverse("organisation", args=[organisation.slug]))]
    if start.kind is StartKind.ACTION:
        plan, ref = start.record.plan, start.record.ref
        trail.append((plan.name, reverse("improvement:plan", args=[organisation.slug, plan.slug])))
        trail.append((ref, reverse("improvement:action", args=[organisation.slug, plan.slug, ref])))
    elif start.kind is StartKind.LESSON:
        trail.append(("Lessons", reverse("feedback:lesson-list", args=[organisation.slug])))
    return trail


def _committee_crumbs(organisation, start: Start) -> list[tuple[str, str]]:
    record = start.record
    trail = crumbs(organisation, of_committee(record.committee))
    if start.kind is StartKind.MEETING:
        where = url(organisation, "meeting", record.committee.slug, f"{record.date}")
        return [*trail, (f"{record.date:%-d %B %Y}", where)]
    return [*trail, (f"Recommendation {record.ref}", url(organisation, "recommendation", record.public_id))]


def _downloads(slug: str, start: Start) -> list[tuple[str, str]]:
    query = urlencode({"start": str(start)})
    return [
        (label, f"{reverse('reports:report-download', args=[slug, 'golden-thread', form])}?{query}")
        for form, label in FORMATS
    ]

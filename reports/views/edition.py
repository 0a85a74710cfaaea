"""An edition as it was published, in every format, and what has changed since."""

from functools import partial
from urllib.parse import urlencode

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from reports.differences import Difference, differences, in_words
from reports.domain.editions import live
from reports.domain.findings import findings_of
from reports.models import Edition
from reports.renderers import RENDERERS
from reports.renderers.to_html import render_blocks
from reports.report import BadParameter
from reports.selections import resolver
from reports.views.kept import SECTION, address, crumbs_of, edition_at

FEW = 12  # so many differences stand on the page of the edition; the rest on their own


@require_safe
def edition(request, organisation, key, edition):
    edition = edition_at(request, organisation, key, edition)
    document = edition.printed()
    url_for = resolver(
        edition.organisation.slug, partial(request.user.may, organisation=edition.organisation)
    )
    found = since(request, edition)
    context = {
        "edition": edition,
        "document": document,
        "blocks": render_blocks(document, url_for),
        "caption": document.subtitle,
        "downloads": [
            (renderer.label, address(edition, "edition-download", form=form))
            for form, renderer in RENDERERS.items()
        ],
        "corrects_url": address(edition.corrects) if edition.corrects else "",
        "corrected_url": address(edition.corrected_by) if hasattr(edition, "corrected_by") else "",
        "differences": found[:FEW] if found else found,
        "differences_words": in_words(found or []),
        "differences_url": address(edition, "differences"),
        "live_url": live_url(edition),
        "findings": findings_of(edition),
        "crumbs": crumbs_of(edition),
        "section": SECTION,
    }
    return render(request, "reports/edition.html", context)


@require_safe
def edition_download(request, organisation, key, edition, form):
    edition = edition_at(request, organisation, key, edition)
    if form not in RENDERERS:
        raise Http404("No such format")
    renderer = RENDERERS[form]
    content = renderer.render(edition.printed(), None)
    response = HttpResponse(content, content_type=renderer.content_type)
    name = f"{edition.name}-{edition.day().isoformat()}-{edition.short_hash}.{renderer.extension}"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def since(request, edition: Edition) -> list[Difference] | None:
    """What differs from the live record; None where the record can no longer be asked the same."""
    if not edition.is_published_here:
        return None
    try:
        now = live(edition, user=request.user, today=timezone.localdate())
    except (KeyError, BadParameter):
        return None
    return differences(edition.read(), now)


def live_url(edition: Edition) -> str:
    if not edition.is_published_here:
        return ""
    url = reverse("reports:report", args=[edition.organisation.slug, edition.report])
    return f"{url}?{urlencode(edition.parameters)}" if edition.parameters else url

"""An edition beside the live record, or beside another edition of the same report: place by place."""

import uuid

from django.http import Http404, JsonResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from reports.differences import Difference, differences, in_words
from reports.domain.editions import live
from reports.models import Edition
from reports.report import BadParameter
from reports.views.edition import live_url
from reports.views.kept import SECTION, address, crumbs_of, edition_at, one_of

LIVE = "live"


@require_safe
def edition_differences(request, organisation, key, edition):
    edition = edition_at(request, organisation, key, edition)
    other, said, found = _compared(request, edition)
    context = {
        "edition": edition,
        "other": other,
        "other_url": address(other) if other else live_url(edition),
        "said": said,
        "words": in_words(found),
        "differences": found,
        "choices": _choices(request, edition, other),
        "json_url": _json_url(edition, other),
        "edition_url": address(edition),
        "crumbs": [*crumbs_of(edition), (_name(edition), address(edition))],
        "caption": edition.title,
        "section": SECTION,
    }
    return render(request, "reports/differences.html", context)


@require_safe
def edition_differences_json(request, organisation, key, edition):
    edition = edition_at(request, organisation, key, edition)
    other, said, found = _compared(request, edition)
    if said:
        return JsonResponse({"fault": said}, status=409)
    return JsonResponse(as_json(edition, other, found), json_dumps_params={"ensure_ascii": False})


def as_json(edition: Edition, other: Edition | None, found: list[Difference]) -> dict:
    return {
        "edition": str(edition.public_id),
        "with": str(other.public_id) if other else LIVE,
        "differences": [each.as_json() for each in found],
    }


def _compared(request, edition: Edition) -> tuple[Edition | None, str, list[Difference]]:
    """The other edition (None for the live record), why they cannot be compared, and what differs."""
    asked = request.GET.get("with", LIVE)
    if asked != LIVE:
        other = one_of(request, edition.organisation, edition.name, _id(asked))
        return other, "", differences(edition.read(), other.read())
    if not edition.is_published_here:
        return None, "A paper that was printed elsewhere has no report in the live record.", []
    try:
        now = live(edition, user=request.user, today=timezone.localdate())
    except KeyError:
        return None, "The live record no longer has this report.", []
    except BadParameter as error:
        return None, f"The live record can no longer be asked the same: {error}.", []
    return None, "", differences(edition.read(), now)


def _id(text: str) -> uuid.UUID:
    try:
        return uuid.UUID(text)
    except ValueError as error:
        raise Http404("No such edition") from error


def _choices(request, edition: Edition, other: Edition | None) -> list[tuple[str, str, bool]]:
    """What it can be compared with, as value, words and whether it is."""
    others = (
        Edition.objects.visible_to(request.user)
        .filter(organisation=edition.organisation, report=edition.report, paper=edition.paper)
        .exclude(pk=edition.pk)
        .newest_first()
    )
    choices = [(LIVE, "The live record", other is None)] if edition.is_published_here else []
    return choices + [(str(each.public_id), _name(each), each == other) for each in others]


def _name(edition: Edition) -> str:
    words = edition.words_of_day()
    about = f", {edition.meeting}" if edition.meeting else ""
    return f"{words[:1].upper()}{words[1:]}{about} ({edition.short_hash})"


def _json_url(edition: Edition, other: Edition | None) -> str:
    url = address(edition, "differences-json")
    return f"{url}?with={other.public_id}" if other else url

"""An edition at its address, for somebody who may read its report."""

from django.db.models import Q
from django.http import Http404
from django.urls import reverse

from council.access import organisation_for
from council.models import Organisation
from council.roles import Permission
from reports.models import Edition
from reports.report import Report, find

SECTION = "reports"


def edition_at(request, organisation: str, key: str, edition) -> Edition:
    """The edition, or 404: also where it is another organisation's, or another report's."""
    home = organisation_for(request, organisation, _permission(key))
    return one_of(request, home, key, edition)


def one_of(request, home: Organisation, key: str, edition) -> Edition:
    found = (
        Edition.objects.visible_to(request.user)
        .with_corrections()
        .filter(Q(report=key) | Q(paper=key), organisation=home, public_id=edition)
        .first()
    )
    if found is None:
        raise Http404("No such edition")
    return found


def report_of(edition: Edition) -> Report | None:
    try:
        return find(edition.report)
    except KeyError:
        return None


def address(edition: Edition, page: str = "edition", **more) -> str:
    given = {"organisation": edition.organisation.slug, "key": edition.name, "edition": edition.public_id}
    return reverse(f"reports:{page}", kwargs=given | more)


def crumbs_of(edition: Edition) -> list[tuple[str, str]]:
    slug, report = edition.organisation.slug, report_of(edition)
    crumbs = [("Reports", reverse("reports:report-list", args=[slug]))]
    if report:
        return [*crumbs, (report.title, reverse("reports:report", args=[slug, report.key]))]
    return [*crumbs, ("The figures check", reverse("reports:figures-check", args=[slug]))]


def _permission(key: str) -> Permission:
    try:
        return find(key).permission
    except KeyError:  # a paper, or a report that is no more
        return Permission.SEE_PLAN

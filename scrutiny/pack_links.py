"""The downloads of a meeting's pack: the report `agenda-pack` in its forms, for who may have them."""

from urllib.parse import urlencode

from django.urls import reverse

from reports.report import all_reports
from scrutiny.models import Meeting

PACK = "agenda-pack"
FORMS = (("Excel", "xlsx", False), ("Public PDF", "pdf", True), ("Full PDF", "pdf", False))


def pack_links(meeting: Meeting, *, sees_exempt: bool) -> list[tuple[str, str]]:
    """(label, address); none while the installation has no such report."""
    if not any(report.key == PACK for report in all_reports()):
        return []
    committee = meeting.committee
    slug, asked = committee.organisation.slug, f"{committee.slug}/{meeting.date.isoformat()}"
    found = []
    for label, form, public in FORMS:
        if public or sees_exempt:
            query = {"meeting": asked} | ({"public": "yes"} if public else {})
            url = reverse("reports:report-download", args=[slug, PACK, form])
            found.append((label, f"{url}?{urlencode(query)}"))
    return found

"""A meeting as it was published: its agenda with the papers that are open, and where its minutes are."""

from django.urls import reverse

from reports.report import all_reports
from scrutiny.agenda_of import published
from scrutiny.meeting_page import place
from scrutiny.reports.agenda import head
from scrutiny.views.public.document import FORMS, PACK_FORMS, crumbs_of
from scrutiny.views.public.ground import meeting_at, public_page, show

PACK = "agenda-pack"


@public_page
def public_meeting(request, organisation, committee, date, today):
    meeting = meeting_at(organisation, committee, date)
    agenda = published(meeting)
    address = [organisation.slug, meeting.committee.slug, meeting.date.isoformat()]

    def downloads(key, forms):
        return [
            (label, reverse("scrutiny:public-download", args=[*address, key, form]))
            for form, label in forms.items()
        ]

    packed = agenda and any(report.key == PACK and report.is_public for report in all_reports())
    context = {
        "meeting": meeting,
        "agenda": agenda,
        "head": head(meeting),
        "where": place(meeting),
        "publications": list(meeting.publications.order_by("number")),
        "exempt": [item for item in agenda.items if item.exempt] if agenda else [],
        "pack": downloads(PACK, PACK_FORMS) if packed else [],
        "downloads": downloads("agenda", FORMS) if agenda else [],
        "minutes_url": _minutes_url(meeting, address),
        "crumbs": crumbs_of(organisation, meeting)[:-1],
    }
    return show(request, organisation, "meeting", context)


def _minutes_url(meeting, address: list) -> str:
    there = meeting.minutes_published_at and meeting.minutes.open().exists()
    return reverse("scrutiny:public-minutes", args=address) if there else ""

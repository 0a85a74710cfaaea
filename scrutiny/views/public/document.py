"""Agenda, minutes and pack of a meeting, built for the public and for nobody else."""

from django.http import Http404, HttpResponse
from django.urls import reverse

from reports.document import Document
from reports.renderers import RENDERERS, rendered
from reports.renderers.to_html import render_blocks
from reports.report import BadParameter, Report, Run, find
from scrutiny.models import Meeting
from scrutiny.views.public.ground import meeting_at, public_page, show

FORMS = {"pdf": "PDF", "docx": "Word", "xlsx": "Excel", "html": "Web page"}
PACK_FORMS = {"pdf": "PDF", "xlsx": "Excel"}
OF_A_MEETING = {"agenda": FORMS, "minutes": FORMS, "agenda-pack": PACK_FORMS}


@public_page
def public_minutes(request, organisation, committee, date, today):
    meeting = meeting_at(organisation, committee, date)
    document = public_document(organisation, meeting, "minutes", today)
    address = [organisation.slug, meeting.committee.slug, date]
    context = {
        "document": document,
        "blocks": render_blocks(document),
        "caption": document.subtitle,
        "downloads": [
            (label, reverse("scrutiny:public-download", args=[*address, "minutes", form]))
            for form, label in FORMS.items()
        ],
        "crumbs": crumbs_of(organisation, meeting),
    }
    return show(request, organisation, "document", context)


@public_page
def public_download(request, organisation, committee, date, key, form, today):
    meeting = meeting_at(organisation, committee, date)
    if form not in OF_A_MEETING.get(key, {}):
        raise Http404("No such document")
    return _as_file(public_content(organisation, meeting, key, today, form), form, f"{key}-{date}")


def public_document(organisation, meeting: Meeting, key: str, today) -> Document:
    """What the public gets of a report of this meeting, or 404 where that is nothing."""
    return _asked(Report.document, organisation, meeting, key, today)


def public_content(organisation, meeting: Meeting, key: str, today, form: str) -> str | bytes:
    """The same as a file, or 404."""
    return _asked(rendered, organisation, meeting, key, today, form)


def _asked(make, organisation, meeting: Meeting, key: str, today, *more):
    name = f"{meeting.committee.slug}/{meeting.date:%Y-%m-%d}"
    run = Run(organisation, None, today, meeting=name, public=True)
    try:
        report = find(key)
        if not report.is_public:
            raise Http404("No such document")
        return make(report, run, *more)
    except (BadParameter, KeyError) as error:
        raise Http404("No such document") from error


def attachment(document: Document, form: str, name: str) -> HttpResponse:
    return _as_file(RENDERERS[form].render(document, None), form, name)


def _as_file(content: str | bytes, form: str, name: str) -> HttpResponse:
    renderer = RENDERERS[form]
    response = HttpResponse(content, content_type=renderer.content_type)
    response["Content-Disposition"] = f'attachment; filename="{name}.{renderer.extension}"'
    return response


def crumbs_of(organisation, meeting: Meeting) -> list[tuple[str, str]]:
    slug, committee = organisation.slug, meeting.committee
    of_meeting = reverse("scrutiny:public-meeting", args=[slug, committee.slug, meeting.date.isoformat()])
    return [
        ("Meetings", reverse("scrutiny:public-calendar", args=[slug])),
        (committee.name, reverse("scrutiny:public-committee", args=[slug, committee.slug])),
        (f"{meeting.date:%-d %B %Y}", of_meeting),
    ]

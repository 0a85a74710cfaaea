"""A paper of a published agenda: a frozen report in every format, or the file as it was handed in."""

from django.http import Http404
from django.urls import reverse

from council.downloads import to_save
from reports.models import Edition
from reports.renderers.to_html import render_blocks
from scrutiny.agenda_of import Paper
from scrutiny.models import AgendaPaper, Meeting
from scrutiny.open import edition_of, open_paper
from scrutiny.views.public.document import FORMS, attachment, crumbs_of
from scrutiny.views.public.ground import meeting_at, public_page, show


@public_page
def public_paper(request, organisation, committee, date, paper, today):
    meeting = meeting_at(organisation, committee, date)
    paper, _row = _paper_at(meeting, paper)
    edition = _edition_at(meeting, paper)
    document = edition.printed()
    address = [organisation.slug, meeting.committee.slug, date, paper.id]
    context = {
        "document": document,
        "blocks": render_blocks(document),
        "caption": document.subtitle,
        "edition": edition,
        "downloads": [
            (label, reverse("scrutiny:public-paper-download", args=[*address, form]))
            for form, label in FORMS.items()
        ],
        "crumbs": crumbs_of(organisation, meeting),
    }
    return show(request, organisation, "document", context)


@public_page
def public_paper_download(request, organisation, committee, date, paper, form, today):
    meeting = meeting_at(organisation, committee, date)
    paper, _row = _paper_at(meeting, paper)
    edition = _edition_at(meeting, paper)
    if form not in FORMS:
        raise Http404("No such format")
    name = f"{edition.name}-{edition.day().isoformat()}-{edition.short_hash}"
    return attachment(edition.printed(), form, name)


@public_page
def public_file(request, organisation, committee, date, paper, today):
    """The file to be saved: it is never opened as a page of this site."""
    paper, row = _paper_at(meeting_at(organisation, committee, date), paper)
    if not row.file:
        raise Http404("This paper is a report")
    return to_save(row, name=paper.file_name, private=False)


def _paper_at(meeting: Meeting, public_id) -> tuple[Paper, AgendaPaper]:
    found = open_paper(meeting, public_id)
    if found is None:
        raise Http404("No such paper")
    return found


def _edition_at(meeting: Meeting, paper: Paper) -> Edition:
    edition = edition_of(meeting, paper)
    if edition is None:
        raise Http404("No such edition")
    return edition

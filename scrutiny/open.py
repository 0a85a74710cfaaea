"""
What anybody may know: which committees meet in public, which of their meetings are announced, and what of them is open.

Every public page, paper and feed begins here. A meeting is announced with day, time and place alone; it is open
once its agenda or its minutes are published.
"""

from datetime import date

from django.db.models import Exists, OuterRef, Q, Subquery

from council.models import Organisation
from reports.models import Edition
from scrutiny.agenda_of import Paper, published
from scrutiny.enums import MeetingKind
from scrutiny.models import AgendaPaper, Committee, KeyDecision, Meeting, Notice, Publication


def open_organisation(slug: str, today: date) -> Organisation | None:
    """The organisation of this slug, where it has anything that is public; None where it has not."""
    has_committees = Exists(Committee.objects.filter(organisation=OuterRef("pk"), is_private=False))
    has_notices = Exists(Notice.objects.filter(organisation=OuterRef("pk"), issued_on__lte=today))
    return Organisation.objects.filter(has_committees | has_notices, slug=slug).first()


def open_committees(organisation: Organisation):
    return organisation.committees.filter(is_private=False)


def announced(organisation: Organisation):
    """
    The meetings that the public may know of, with `is_open` and the day that `agenda_published_at` tells.

    A session of a working group is nobody's business before something of it is published.
    """
    publications = Publication.objects.filter(meeting=OuterRef("pk"))
    meetings = Meeting.objects.filter(committee__in=open_committees(organisation)).select_related("committee")
    return meetings.annotate(
        agenda_published_at=Subquery(publications.order_by("-number").values("published_at")[:1]),
        is_open=Q(Exists(publications)) | Q(minutes_published_at__isnull=False),
    ).filter(Q(is_open=True) | ~Q(kind=MeetingKind.WORKING_GROUP))


def open_meetings(organisation: Organisation):
    return announced(organisation).filter(is_open=True)


def open_paper(meeting: Meeting, public_id) -> tuple[Paper, AgendaPaper] | None:
    """A paper as it was published and its file, where the published agenda of today still holds it."""
    agenda = published(meeting)
    papers = {paper.id: paper for item in agenda.items for paper in item.papers} if agenda else {}
    if (paper := papers.get(str(public_id))) is None:
        return None
    kept = AgendaPaper.objects.open().filter(item__meeting=meeting, supplement__isnull=False)
    row = kept.filter(public_id=public_id).first()
    return (paper, row) if row else None


def edition_of(meeting: Meeting, paper: Paper) -> Edition | None:
    """The edition that was published with this paper."""
    if not paper.edition:
        return None
    organisation = meeting.committee.organisation_id
    return Edition.objects.filter(organisation=organisation, public_id=paper.edition).first()


def open_notices(organisation: Organisation, today: date):
    """Notices of key decisions that are issued, the latest first."""
    return organisation.notices.filter(issued_on__lte=today).order_by("-issued_on", "-pk")


def decisions_taken(organisation: Organisation, today: date):
    """
    Decisions that were taken, the latest first, each with its call-in.

    Of those that are closed the public learns that they were taken, and no more.
    """
    taken = KeyDecision.objects.filter(notice__in=open_notices(organisation, today), taken_on__lte=today)
    return taken.select_related("call_in").order_by("-taken_on", "ref_key", "-pk")

"""One record of every kind of scrutiny. What is exempt or met in private holds SECRET beside the planted word."""

from datetime import date, datetime, timedelta
from io import BytesIO
from zoneinfo import ZoneInfo

from django.core.files.base import ContentFile
from pypdf import PdfWriter

from council.models import Organisation, Person
from improvement.models import Action, Plan
from reports.models import Edition
from scrutiny import models as scrutiny
from scrutiny.agenda_of import agenda_of

SECRET = "Quillfeather"
DAY, NEXT = date(2019, 7, 4), date(2019, 9, 5)
NOON = datetime(2019, 6, 25, 12, tzinfo=ZoneInfo("Europe/London"))


def plant_scrutiny(make, records, say: str, slug: str, number: int) -> None:
    _committee(make, records, say, slug)
    _agenda(make, records, say)
    _closed(records, say)
    _minutes(make, records, say)
    _review(make, records, say, slug, number)
    _decisions(make, records, say, number)
    _programme(make, records, say)
    _private(records, say, slug)
    meeting = records[scrutiny.Meeting]
    content = {name: agenda_of(meeting, public=name == "public").dump() for name in ("public", "full")}
    make(scrutiny.Publication, meeting=meeting, number=0, published_at=NOON, content=content, sha256="0" * 64)


def pdf(say: str) -> bytes:
    """A page whose metadata say it."""
    writer = PdfWriter()
    writer.add_blank_page(595, 842)
    writer.add_metadata({"/Title": say, "/Subject": say})
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def _file(say: str) -> dict:
    content = pdf(say)
    named = {"file_name": f"{say}.pdf", "content_type": "application/pdf", "size": len(content), "pages": 1}
    return {"title": say, "file": ContentFile(content, "stored"), **named, "supplement": 0}


def _committee(make, records, say: str, slug: str) -> None:
    committee = make(
        scrutiny.Committee,
        organisation=records[Organisation],
        slug=slug,
        name=say,
        remit=say,
        numbering="resolutions",
        contact=say,
    )
    seat = {"printed_as": say, "sort_name": say, "held_from": date(2018, 5, 1)}
    make(scrutiny.CommitteeMember, committee=committee, person=records[Person], **seat)
    make(
        scrutiny.Meeting,
        committee=committee,
        date=DAY,
        venue=say,
        signed_by=say,
        minutes_published_at=NOON,
    )


def _agenda(make, records, say: str) -> None:
    meeting = records[scrutiny.Meeting]
    part = make(scrutiny.AgendaPart, meeting=meeting, order=1, title=say)
    told = {"report_of": say, "purpose": say, "attending": say}
    item = make(scrutiny.AgendaItem, meeting=meeting, part=part, order=1, title=say, **told)
    scrutiny.AgendaPaper.objects.create(
        item=item,
        order=1,
        title=say,
        report="rag-summary",
        parameters={"plan": records[Plan].slug, "as_at": "2019-01-21"},
        edition=records[Edition],
        supplement=0,
    )
    make(scrutiny.AgendaPaper, item=item, order=2, **_file(say))


def _closed(records, say: str) -> None:
    secret = f"{SECRET} {say}"
    item = scrutiny.AgendaItem.objects.create(
        meeting=records[scrutiny.Meeting],
        order=2,
        title=say,
        closed_title=secret,
        exempt=3,
        public_interest=say,
        purpose=secret,
        attending=secret,
    )
    scrutiny.AgendaPaper.objects.create(item=item, **_file(secret))
    minute = scrutiny.Minute.objects.create(
        meeting=item.meeting, item=item, order=2, heading=secret, text=secret, is_closed=True
    )
    scrutiny.Resolution.objects.create(minute=minute, text=secret)
    scrutiny.ActionArising.objects.create(minute=minute, text=secret, owner=secret)
    committee = item.meeting.committee
    scrutiny.Recommendation.objects.create(committee=committee, minute=minute, ref="M2", text=secret)
    scrutiny.WorkProgrammeItem.objects.create(
        committee=committee, year="2019-20", topic=secret, why=secret, theme=secret, agenda_item=item
    )


def _minutes(make, records, say: str) -> None:
    meeting, item = records[scrutiny.Meeting], records[scrutiny.AgendaItem]
    member = records[scrutiny.CommitteeMember]
    came = make(scrutiny.Attendance, meeting=meeting, member=member, name=say, post=say, presence="present")
    make(scrutiny.Declaration, meeting=meeting, attendance=came, kind="other", about=say)
    make(scrutiny.PublicQuestion, meeting=meeting, raised_as="question", raised_by=say, text=say, answer=say)
    minute = make(scrutiny.Minute, meeting=meeting, item=item, order=1, heading=say, text=say)
    make(scrutiny.Resolution, minute=minute, text=say)
    make(scrutiny.ActionArising, minute=minute, text=say, owner=say)


def _review(make, records, say: str, slug: str, number: int) -> None:
    committee = records[scrutiny.Committee]
    texts = {"terms_of_reference": say, "lead_member": say, "reported_to": say, "notes": say}
    review = make(scrutiny.Review, committee=committee, slug=slug, title=say, **texts)
    make(scrutiny.EvidenceSession, review=review, text=say, witnesses=say, date=date(2019, 1, 9))
    asked = make(
        scrutiny.Recommendation,
        committee=committee,
        review=review,
        ref=f"{number}",
        text=say,
        theme=say,
        theme_number=1,
        made_on=date(2019, 3, 1),
        asked_of=say,
    )
    asked.actions.add(records[Action])
    given = {"given_on": date(2019, 4, 1), "answer": "accepted", "text": say, "source": say}
    response = make(scrutiny.Response, recommendation=asked, **given)
    make(scrutiny.ResponseAction, response=response, text=say, due_text=say, responsible=say)
    make(scrutiny.Progress, recommendation=asked, given_on=date(2019, 6, 1), text=say)


def _decisions(make, records, say: str, number: int) -> None:
    notice = make(
        scrutiny.Notice,
        organisation=records[Organisation],
        issued_on=date(2019, 5, 31) + timedelta(days=number),
        signed_by=say,
        contact=say,
        decision_makers=say,
    )
    taken = {"taken_on": date(2019, 7, 16), "outcome": say, "call_in_by": date(2019, 7, 23)}
    said = {"matter": say, "decision_maker": say, "documents": say}
    decision = make(scrutiny.KeyDecision, notice=notice, order=1, ref="190601/1", **said, **taken)
    called = {"called_in_on": date(2019, 7, 18), "called_in_by": say, "reason": say, "outcome_text": say}
    make(scrutiny.CallIn, decision=decision, **called)
    # What a notice says of a private decision is public; what was decided is not.
    closed = taken | {"outcome": f"{SECRET} {say}"}
    private = {"is_private": True, "private_reason": say, "exempt": 3}
    closed = scrutiny.KeyDecision.objects.create(
        notice=notice, order=2, ref="190601/2", **said, **closed, **private
    )
    secret = f"{SECRET} {say}"
    said = {"called_in_by": secret, "reason": secret, "outcome_text": secret}
    scrutiny.CallIn.objects.create(decision=closed, called_in_on=date(2019, 7, 18), **said)


def _programme(make, records, say: str) -> None:
    committee = records[scrutiny.Committee]
    planned = {
        "year": "2019-20",
        "topic": say,
        "theme": say,
        "why": say,
        "report_of": say,
        "planned_for": NEXT,
    }
    make(scrutiny.WorkProgrammeItem, committee=committee, **planned)
    did = {"kind": "meeting", "year": "2019-20", "date": DAY, "text": say, "reported_to": say}
    make(scrutiny.Activity, committee=committee, table="2019/20 T1", **did)


def _private(records, say: str, slug: str) -> None:
    """A working group that meets in private and reports to the committee, with all that it did."""
    secret = f"{SECRET} {say}"
    group = scrutiny.Committee.objects.create(
        organisation=records[Organisation],
        slug=f"{SECRET.lower()}-{slug}",
        name=secret,
        remit=secret,
        kind="working-group",
        numbering="resolutions",
        is_private=True,
        reports_to=records[scrutiny.Committee],
    )
    meeting = scrutiny.Meeting.objects.create(
        committee=group, date=DAY, venue=secret, minutes_published_at=NOON
    )
    scrutiny.AgendaItem.objects.create(meeting=meeting, order=1, title=secret)
    scrutiny.Minute.objects.create(meeting=meeting, order=1, heading=secret, text=secret)
    content = {name: agenda_of(meeting, public=False).dump() for name in ("public", "full")}
    scrutiny.Publication.objects.create(
        meeting=meeting, number=0, published_at=NOON, content=content, sha256="0" * 64
    )
    scrutiny.Activity.objects.create(
        committee=group, kind="working-group", year="2019-20", table="2019/20 T1", date=DAY, text=secret
    )
    scrutiny.Review.objects.create(
        committee=group, slug=f"secret-{slug}", title=secret, kind="in-depth", reported_on=DAY
    )

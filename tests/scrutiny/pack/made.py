"""A pack with papers of every kind, bound once for all tests that read it."""

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from scrutiny.domain.agenda import add_item, add_part, attach_report, begin_agenda
from scrutiny.domain.papers import attach_file
from scrutiny.domain.publishing import publish
from scrutiny.models import AgendaItem, Meeting
from tests.factories import pdfs
from tests.factories.committee import CommitteeFactory
from tests.factories.files import docx, upload
from tests.factories.meeting import MeetingFactory

SECRET = "Quillfeather"
LONDON = ZoneInfo("Europe/London")
AGENDA_OUT, SUPPLEMENT_OUT = (
    datetime(2019, 8, 27, 12, tzinfo=LONDON),
    datetime(2019, 9, 3, 12, tzinfo=LONDON),
)


@dataclass(frozen=True)
class Made:
    """The files of one pack."""

    pdf: bytes
    xlsx: bytes
    json: str


def meeting_of_everything(organisation) -> Meeting:
    """A published agenda with a supplement: reports, files, an exempt item, and papers to follow."""
    committee = CommitteeFactory(organisation=organisation, name="Scrutiny Committee", slug="scrutiny")
    meeting = MeetingFactory(committee=committee, date=date(2019, 9, 5))
    begin_agenda(meeting=meeting, by=None)
    add_part(meeting=meeting, title="Part A: Referrals", by=None)
    part = add_part(meeting=meeting, title="Part B: Business", by=None)
    _ratings(meeting, part)
    _exempt(meeting, part)
    for title, by in (("Budget", date(2019, 9, 2)), ("Work programme", date(2019, 9, 4))):
        add_item(meeting=meeting, part=part, title=title, to_follow_by=by, by=None)
    publish(meeting=meeting, today=AGENDA_OUT.date(), at=AGENDA_OUT, by=None)
    _supplement(meeting)
    return meeting


def _ratings(meeting, part) -> None:
    item = add_item(
        meeting=meeting, part=part, title="Ratings", report_of="Director of Children’s Services", by=None
    )
    asked = {"plan": "learning-and-improvement-plan", "as_at": "2019-05-31", "compared_with": "2019-03-31"}
    attach_report(item=item, report="rag-comparison", parameters=asked, title="Ratings compared", by=None)
    _attach(item, "Map", "map.pdf", pdfs.pdf(2, words="Map", size=(842, 595)))
    _attach(item, "Letter", "letter.pdf", pdfs.saying(SECRET))
    _attach(item, "Notes", "notes.docx", docx())


def _exempt(meeting, part) -> None:
    item = add_item(
        meeting=meeting,
        part=part,
        title="Contracts",
        closed_title="Contract with Oak House",
        exempt=3,
        public_interest="It would weaken the council in negotiation",
        by=None,
    )
    _attach(item, "Oak House offer", "oak.pdf", pdfs.pdf(2, words="Oak House"))


def _supplement(meeting) -> None:
    budget = AgendaItem.objects.get(meeting=meeting, title="Budget")
    _attach(budget, "Budget 2019/20", "budget.pdf", pdfs.pdf(2, words="Budget"))
    flood = add_item(meeting=meeting, title="Flooding", urgent_because="It is raining", by=None)
    _attach(flood, "Flooding at Hill School", "flood.pdf", pdfs.pdf(1, words="Flood"))
    late = "The budget came late"
    publish(meeting=meeting, today=SUPPLEMENT_OUT.date(), at=SUPPLEMENT_OUT, late_because=late, by=None)


def _attach(item, title: str, name: str, content: bytes) -> None:
    attach_file(item=item, file=upload(name, content), title=title, by=None)

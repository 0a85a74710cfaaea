"""A meeting to come that nobody called, with its agenda half built, so that building one can be tried out."""

from dataclasses import dataclass, field
from datetime import date, time, timedelta

from django.db import transaction

from council.calendar import WorkingCalendar
from council.models import Organisation, User
from scrutiny.domain.agenda import add_item, add_part, attach_report, begin_agenda
from scrutiny.domain.meetings import call_meeting
from scrutiny.domain.recommendations import recommend
from scrutiny.domain.work_programme import plan_topic, take_to_meeting
from scrutiny.enums import Exempt, ItemKind
from scrutiny.models import AgendaPart, Committee, Meeting
from scrutiny.years import MunicipalYear

COMMITTEE = "children-education-and-skills-scrutiny-committee"
PLAN = "learning-and-improvement-plan"
INVENTED = "Invented for demonstration. "
AHEAD = timedelta(weeks=3)
PARTS = ("Part A: Cabinet referrals and responses", "Part B: Scrutiny business")
# Topics of the programme: the first is taken to the meeting.
TOPICS = (
    ("School attendance after a move of home", "Whether children who move miss less school than they did"),
    ("What foster carers are told before a placement", "Carers were to hear more, and sooner"),
    ("Waiting times for speech and language therapy", "How long children wait, and what is done meanwhile"),
)
# Days ago when each was asked: of two months to answer, one has run out.
ASKED = (
    (100, "Tell the committee each quarter how many care leavers live in a home of their own."),
    (30, "Ask children in care what they would change about their reviews, and say what was changed."),
)


@dataclass(frozen=True)
class DemoItem:
    title: str
    report_of: str
    kind: ItemKind = ItemKind.BUSINESS
    report: tuple[str, str, dict[str, str]] | None = None
    fields: dict = field(default_factory=dict)


EXEMPT = {
    "exempt": Exempt.FINANCIAL,
    "closed_title": "Purchase of Larkspur House from Example Homes Ltd for £412,000 (invented)",
    "public_interest": INVENTED + "Other sellers would learn what the council is prepared to pay.",
}


@transaction.atomic
def add_meeting(*, organisation: Organisation, today: date, by: User) -> Meeting | None:
    """
    The committee's meeting three weeks from today; None where one is to come, or there is no such committee.

    Its words, and those of the topics and recommendations beside it, say that they are invented.
    """
    committee = organisation.committees.filter(slug=COMMITTEE).first()
    if committee is None or committee.meetings.filter(date__gt=today).exists():
        return None
    on = WorkingCalendar.of(organisation).next_working_day(today + AHEAD)
    meeting = call_meeting(
        committee=committee,
        on=on,
        starts_at=time(17, 30),
        venue="Committee Room 1 (demonstration)",
        by=by,
        why=INVENTED.strip(),
    )
    _build(meeting, by)
    _take_topic(meeting, by)
    _ask(committee, today, by)
    return meeting


def _build(meeting: Meeting, by: User) -> None:
    begin_agenda(meeting=meeting, by=by)
    parts = [add_part(meeting=meeting, title=title, by=by) for title in PARTS]
    for item in _items(meeting):
        _add(item, parts[-1], by)


def _items(meeting: Meeting) -> tuple[DemoItem, ...]:
    to_follow = {"to_follow_by": meeting.date - timedelta(days=3), "purpose": INVENTED + "To be noted."}
    summary = ("rag-summary", "Ratings of the plan, priority by priority", {"plan": PLAN})
    director = "Director of Children’s Services"
    return (
        DemoItem("Learning and Improvement Plan", director, report=summary),
        DemoItem("Budget for children’s services (demonstration)", "Director of Finance", fields=to_follow),
        DemoItem("Purchase of a property (demonstration)", director, fields=EXEMPT),
        DemoItem("Next meeting", "", kind=ItemKind.NEXT_MEETING),
    )


def _add(item: DemoItem, part: AgendaPart, by: User) -> None:
    made = add_item(
        meeting=part.meeting,
        part=part,
        kind=item.kind,
        title=item.title,
        report_of=item.report_of,
        by=by,
        **item.fields,
    )
    if item.report:
        key, title, parameters = item.report
        attach_report(item=made, report=key, parameters=parameters, title=title, by=by)


def _take_topic(meeting: Meeting, by: User) -> None:
    """The topics of the year; another meeting of the same year takes the next one that waits."""
    year, committee = MunicipalYear.of(meeting.date).slug, meeting.committee
    if not committee.work_programme.filter(year=year).exists():
        for topic, why in TOPICS:
            plan_topic(committee=committee, year=year, topic=topic, why=INVENTED + why + ".", by=by)
    waiting = committee.work_programme.filter(year=year, agenda_item__isnull=True, dropped_because="")
    first = waiting.order_by("order", "pk").first()
    if first:
        take_to_meeting(topic=first, meeting=meeting, by=by)


def _ask(committee: Committee, today: date, by: User) -> None:
    if committee.recommendations.filter(ref__startswith="DEMO-").exists():
        return
    for number, (days, text) in enumerate(ASKED, start=1):
        recommend(
            committee=committee,
            ref=f"DEMO-{number}",
            text=INVENTED + text,
            made_on=today - timedelta(days=days),
            asked_of="Cabinet",
            by=by,
        )

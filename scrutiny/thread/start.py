"""
Where a thread begins, as an address and a command line name it: KIND:REF.

`recommendation:SOURCE/REF` · `action:PLAN/REF` · `lesson:REF` · `meeting:COMMITTEE/DATE` ·
`scrutiny-recommendation:COMMITTEE/REF`, or COMMITTEE/REVIEW/REF where two reviews have the same reference.
"""

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.db.models import Model, QuerySet

from council.roles import Permission
from feedback.models import Lesson
from improvement.models import Action
from improvement.models import Recommendation as Demand
from scrutiny.models import Meeting, Recommendation
from scrutiny.thread.reader import Reader

PART = re.compile(r"\w[^/\x00-\x1f]{0,99}")


class StartKind(StrEnum):
    RECOMMENDATION = "recommendation"
    ACTION = "action"
    LESSON = "lesson"
    MEETING = "meeting"
    SCRUTINY = "scrutiny-recommendation"


HOW = {
    StartKind.RECOMMENDATION: "SOURCE/REF",
    StartKind.ACTION: "PLAN/REF",
    StartKind.LESSON: "REF",
    StartKind.MEETING: "COMMITTEE/DATE",
    StartKind.SCRUTINY: "COMMITTEE/REF",
}
NAMES = {
    StartKind.RECOMMENDATION: "recommendation",
    StartKind.ACTION: "action",
    StartKind.LESSON: "lesson",
    StartKind.MEETING: "meeting",
    StartKind.SCRUTINY: "committee recommendation",
}
EVERY_KIND = ", ".join(f"{kind}:{how}" for kind, how in HOW.items())


class BadStart(ValueError):
    """What names no record; the message says what to type instead."""


@dataclass(frozen=True)
class Start:
    kind: StartKind
    ref: str  # as it stands after the colon
    record: Model

    def __str__(self) -> str:
        return f"{self.kind}:{self.ref}"


def find(reader: Reader, text: str) -> Start:
    """The record that “action:learning-and-improvement-plan/3.8” names. Raises BadStart."""
    word, _, ref = text.strip().partition(":")
    if word not in list(StartKind) or not ref:
        given = f"“{text}” is not where a thread begins" if text.strip() else "Say where the thread begins"
        raise BadStart(f"{given}. Type it as one of: {EVERY_KIND}")
    return find_one(reader, StartKind(word), ref)


def find_one(reader: Reader, kind: StartKind, ref: str) -> Start:
    """The record of this kind and reference. Raises BadStart."""
    parts = ref.split("/")
    lengths = {kind.count("/") + 1 for kind in (HOW[kind],)} | ({3} if kind is StartKind.SCRUTINY else set())
    if len(parts) not in lengths or not all(PART.fullmatch(part) for part in parts):
        a = "an" if kind is StartKind.ACTION else "a"
        raise BadStart(f"“{ref}” is no reference of {a} {NAMES[kind]}. Type it like {kind}:{HOW[kind]}")
    found = list(_records(reader, kind, parts)[:2])
    if not found:
        raise BadStart(f"{reader.organisation} has no {NAMES[kind]} “{ref}”")
    if len(found) > 1:
        raise BadStart(f"Two reviews have a recommendation {parts[-1]}. Type COMMITTEE/REVIEW/REF")
    return Start(kind, ref, found[0])


def _records(reader: Reader, kind: StartKind, parts: list[str]) -> QuerySet:
    match kind:
        case StartKind.RECOMMENDATION:
            return demands(reader).filter(source__slug=parts[0], ref=parts[1])
        case StartKind.ACTION:
            return actions(reader).filter(plan__slug=parts[0], ref=parts[1])
        case StartKind.LESSON:
            return lessons(reader).filter(ref=parts[0])
        case StartKind.MEETING:
            return meetings(reader).filter(committee__slug=parts[0], date=_day(parts[1]))
        case StartKind.SCRUTINY:
            found = recommendations(reader).filter(committee__slug=parts[0], ref=parts[-1])
            return found.filter(review__slug=parts[1]) if len(parts) == 3 else found


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise BadStart(f"“{text}” is not a date. Type it like 2019-07-04") from None


def demands(reader: Reader) -> QuerySet:
    found = reader.visible(Demand.objects.all()).filter(source__organisation=reader.organisation)
    return found.select_related("source").by_source()


def actions(reader: Reader) -> QuerySet:
    found = reader.visible(Action.objects.all()).filter(plan__organisation=reader.organisation)
    return found.select_related("plan", "priority").order_by(
        "plan__slug", "priority__number", "ref_key", "pk"
    )


def lessons(reader: Reader) -> QuerySet:
    found = reader.visible(Lesson.objects.all(), Permission.SEE_FEEDBACK)
    return found.filter(organisation=reader.organisation).in_order()


def meetings(reader: Reader) -> QuerySet:
    found = reader.visible(Meeting.objects.all(), Permission.SEE_COMMITTEES)
    found = found.filter(committee__organisation=reader.organisation).select_related("committee")
    return found.order_by("-date", "committee__slug", "pk")


def recommendations(reader: Reader) -> QuerySet:
    found = reader.visible(Recommendation.objects.all(), Permission.SEE_COMMITTEES)
    found = found.filter(committee__organisation=reader.organisation)
    related = found.select_related("committee", "review", "minute__meeting", "closed_at__committee")
    return related.order_by("committee__slug", "review__slug", "ref_key", "pk")


def reference_of(record: Model) -> str:
    """How a start names this record: what stands after its kind and a colon."""
    match record:
        case Demand():
            return f"{record.source.slug}/{record.ref}"
        case Action():
            return f"{record.plan.slug}/{record.ref}"
        case Lesson():
            return record.ref
        case Meeting():
            return f"{record.committee.slug}/{record.date:%Y-%m-%d}"
        case Recommendation():
            of = [record.committee.slug, *([record.review.slug] if record.review else []), record.ref]
            return "/".join(of)
    raise TypeError(f"no thread begins at a {type(record).__name__}")


def choices(reader: Reader) -> list[tuple[str, str]]:
    """Every record where a thread can begin, as (KIND:REF, label): each kind in the order of its references."""
    lists = (
        (StartKind.RECOMMENDATION, demands(reader), lambda r: f"{r.source}: recommendation {r.ref}"),
        (StartKind.ACTION, actions(reader), lambda r: f"{r.plan}: action {r.ref} {r.heading}"),
        (StartKind.LESSON, lessons(reader) if reader.sees_feedback else [], lambda r: f"Lesson {r.ref}"),
        (StartKind.MEETING, meetings(reader) if reader.sees_committees else [], str),
        (
            StartKind.SCRUTINY,
            recommendations(reader) if reader.sees_committees else [],
            lambda r: f"{r.review or r.committee}: recommendation {r.ref}",
        ),
    )
    return [
        (f"{kind}:{reference_of(record)}", label(record)[:120])
        for kind, records, label in lists
        for record in records
    ]

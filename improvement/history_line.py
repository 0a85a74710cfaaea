"""
The whole record of an action as one line of events, newest first.

`read` takes the record from the database in a number of queries that does not grow; `line` is pure.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from django.utils import timezone

from improvement.enums import DateChangeState, Provenance, UpdateKind
from improvement.models import Action, DateChange, EvidenceVersion, Rating, ReviewPoint, Update
from improvement.prose import word
from improvement.snapshot import value_of
from reports.document import RatingValue

ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")


class Show(StrEnum):
    """What the line can be narrowed to."""

    UPDATES = "updates"
    DATES = "dates"
    EVIDENCE = "evidence"
    DECISIONS = "decisions"


@dataclass(frozen=True)
class Event:
    on: date
    title: str
    shows: frozenset[Show] = frozenset()
    words: str = ""
    by: str = ""
    when: str = ""  # printed instead of the date
    note: str = ""  # under the date: “third meeting”
    rating: RatingValue | None = None  # drawn on the line
    provenance: str = ""
    put_right: str = ""  # of a mistaken row: when and why it was put right
    update: Update | None = None
    versions: tuple[EvidenceVersion, ...] = ()
    order: tuple = field(default=(), compare=False)  # within a day


@dataclass(frozen=True)
class Record:
    """Everything that happened to an action, as it lies in the database."""

    action: Action
    updates: Sequence[Update]  # as recorded, earliest first, with rating, claimed and evidence
    date_changes: Sequence[DateChange]
    versions: Sequence[EvidenceVersion]  # with their evidence
    points: Sequence[ReviewPoint]


def read(action: Action) -> Record:
    return Record(
        action=action,
        updates=list(
            action.updates.select_related("rating", "claimed", "corrects__rating")
            .prefetch_related("evidence__evidence")
            .order_by("pk")
        ),
        date_changes=list(action.date_changes.select_related("asked_by", "decided_by").newest_first()),
        versions=list(
            EvidenceVersion.objects.filter(evidence__action=action)
            .select_related("evidence", "added_by")
            .in_order()
        ),
        points=list(action.plan.review_points.in_order()),
    )


def line(record: Record) -> list[Event]:
    """The events of a record, newest first; within a day in the order in which they were recorded."""
    events = [
        *_updates(record),
        *_date_changes(record.date_changes),
        *_evidence(record.versions),
        *_membership(record.action),
    ]
    return sorted(events, key=lambda event: (event.on, event.order), reverse=True)


def counts(events: Iterable[Event]) -> dict[str, int]:
    """How many events each choice of `Show` leaves."""
    events = list(events)
    return {show.value: sum(show in event.shows for event in events) for show in Show}


def _updates(record: Record) -> Iterable[Event]:
    corrections = {row.corrects_id: row for row in record.updates if row.corrects_id}
    standing = sorted(
        (row for row in record.updates if row.pk not in corrections),
        key=lambda row: (row.holds_from, row.pk),
    )
    before: dict[int, Rating | None] = {}
    for earlier, row in zip([None, *standing], standing, strict=False):
        before[row.pk] = earlier.rating if earlier else None
    for row in record.updates:
        yield _update(row, before.get(row.pk), corrections.get(row.pk), record.points)


def _update(
    row: Update, before: Rating | None, correction: Update | None, points: Sequence[ReviewPoint]
) -> Event:
    decision = row.kind in {UpdateKind.ACCEPTANCE, UpdateKind.RETURN}
    when, note = _meeting(row.holds_from, points) if not row.answers_id else ("", "")
    return Event(
        on=row.holds_from,
        title=_title(row, before, correction),
        shows=frozenset({Show.DECISIONS} if decision else {Show.UPDATES}),
        words=row.words,
        by=_by(row),
        when=when,
        note=note,
        rating=value_of(row.rating),
        provenance=_provenance(row),
        put_right=f"Put right on {_day(correction.recorded_at)}: {correction.why_corrected}"
        if correction
        else "",
        update=row,
        versions=tuple(row.evidence.all()),
        order=(1, row.recorded_at, row.pk),
    )


def _title(row: Update, before: Rating | None, correction: Update | None) -> str:
    rated = word(row.rating)
    if correction:
        return f"Was rated {_bare(rated)}"
    if row.corrects_id:
        return f"Put right: {rated}, not {word(row.corrects.rating)}"
    if row.kind == UpdateKind.CLAIM:
        return f"Claimed as {word(row.claimed)}; counts as {rated} until quality assurance decides"
    if row.kind == UpdateKind.ACCEPTANCE and row.answers_id:
        return f"Quality assurance: accepted as {rated}"
    if row.kind == UpdateKind.RETURN:
        return f"Quality assurance: not accepted, stands at {rated}"
    if before is None:
        return f"Rated {_bare(rated)}"
    if before.pk == row.rating_id:
        return f"Stays {rated}"
    return f"{row.rating.label}, was {word(before)}"


def _bare(text: str) -> str:
    return text.removeprefix("rated ")


def _by(row: Update) -> str:
    """Who said it and, where somebody else typed it, who did and when it was recorded."""
    parts = [row.said_by]
    if row.typed_for_another:
        parts.append(f"typed by {row.typed_by_name}")
    recorded = timezone.localdate(row.recorded_at)
    if row.provenance == Provenance.ENTERED and recorded != row.holds_from:
        parts.append(f"recorded on {_day(row.recorded_at)}")
    return ", ".join(part for part in parts if part)


def _provenance(row: Update) -> str:
    if row.provenance == Provenance.ENTERED:
        return ""
    if row.provenance != Provenance.PUBLISHED:
        return row.get_provenance_display()
    return "As published" if row.words else "As published. No words were published."


def _meeting(day: date, points: Sequence[ReviewPoint]) -> tuple[str, str]:
    """What is printed for the day of a meeting, and which meeting it was."""
    for index, point in enumerate(points):
        if point.date == day:
            ordinal = f"{ORDINALS[index]} meeting" if index < len(ORDINALS) else f"meeting {index + 1}"
            return point.label, ordinal if point.date_published else "date not published"
    return "", ""


def _date_changes(changes: Iterable[DateChange]) -> Iterable[Event]:
    for change in changes:
        old = f"{change.old:%-d %B %Y}" if change.old else "no date"
        asked = timezone.localdate(change.asked_at)
        waiting = change.state == DateChangeState.ASKED
        yield Event(
            on=asked,
            title=f"New date asked for: {old} to {change.new:%-d %B %Y}",
            shows=frozenset({Show.DATES}),
            words=change.reason,
            by=f"Asked by {change.asked_by or 'the system'}"
            + (". Waiting for the plan manager." if waiting else ""),
            order=(1, change.asked_at, change.pk),
        )
        if not waiting:
            yield _date_decision(change)


def _date_decision(change: DateChange) -> Event:
    agreed = change.state == DateChangeState.AGREED
    return Event(
        on=timezone.localdate(change.decided_at),
        title=f"New date {'agreed' if agreed else 'refused'}: {change.new:%-d %B %Y}",
        shows=frozenset({Show.DATES, Show.DECISIONS}),
        words=change.decision_reason,
        by=str(change.decided_by or "The system"),
        order=(1, change.decided_at, change.pk),
    )


def _evidence(versions: Iterable[EvidenceVersion]) -> Iterable[Event]:
    for version in versions:
        yield Event(
            on=timezone.localdate(version.added_at),
            title="Evidence",
            shows=frozenset({Show.EVIDENCE}),
            by=f"{version.added_by or 'The system'}. Relates to {version.relates_to:%-d %B %Y}."
            + (f" Replaces version {version.number - 1}." if version.number > 1 else ""),
            versions=(version,),
            order=(1, version.added_at, version.pk),
        )


def _membership(action: Action) -> Iterable[Event]:
    yield Event(on=action.joined_on, title="Joined the plan", words=action.joined_because, order=(0,))
    if action.withdrawn_on:
        into = f"Merged into {action.merged_into.ref}" if action.merged_into else "Withdrawn from the plan"
        yield Event(on=action.withdrawn_on, title=into, words=action.withdrawn_because, order=(2,))


def _day(at: datetime) -> str:
    return f"{timezone.localdate(at):%-d %B %Y}"

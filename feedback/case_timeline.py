"""Everything that happened in a case, newest first, as the timeline component draws it."""

from dataclasses import dataclass, field
from datetime import date

from django.urls import reverse

from feedback.case_page import CasePage, StagePart
from feedback.models import Complaint


@dataclass(frozen=True)
class Event:
    on: date
    what: str
    words: str = ""
    by: str = ""
    links: list[tuple[str, str]] = field(default_factory=list)

    @property
    def when(self) -> str:
        return f"{self.on:%-d %b %Y}"


def events(page: CasePage, notes, files) -> list[Event]:
    found = [*_of_case(page.case), *_of_notes(notes), *_of_files(page.case, files)]
    for part in page.parts:
        found += _of_stage(part)
    # What happened later on the same day stands first.
    return [
        event for _n, event in sorted(enumerate(found), key=lambda pair: (pair[1].on, pair[0]), reverse=True)
    ]


def _of_case(case: Complaint):
    yield Event(
        case.received_on, "Received", by=case.get_channel_display() if case.channel != "not-recorded" else ""
    )
    if case.acknowledged_on:
        yield Event(case.acknowledged_on, "Acknowledged")
    if case.withdrawn_on:
        yield Event(case.withdrawn_on, "Withdrawn", case.withdrawn_because)
    if case.closed_on:
        yield Event(case.closed_on, "Closed")


def _of_stage(part: StagePart):
    stage, name = part.stage, part.stage.stage.name
    if stage.stage.number > 1:
        yield Event(stage.requested_on, f"{name} asked for")
    if stage.statement_agreed_on:
        yield Event(stage.statement_agreed_on, "Statement of complaint agreed")
    for row in part.clocks:
        yield from (_change(change) for change in sorted(row.clock.changes.all(), key=lambda c: c.pk))
        if row.clock.done_on and row.clock.done_on != stage.responded_on:
            yield Event(row.clock.done_on, f"{name}: {row.clock.step.name}")
    if stage.responded_on:
        outcome = f": {stage.get_outcome_display().lower()}" if stage.outcome else ""
        late = f"Late because: {stage.late_because}" if stage.late_because else ""
        yield Event(stage.responded_on, f"{name} answered{outcome}", late)


def _change(change) -> Event:
    dates = [f"{day:%-d %B %Y}" if day else "no date" for day in (change.old_due_on, change.new_due_on)]
    what = f"Clock: {change.get_kind_display().lower()}"
    return Event(change.changed_on, what, f"{change.reason}\nDue {dates[0]}, now {dates[1]}.")


def _of_notes(notes):
    return (Event(note.on, "Note", note.text, by=str(note.by or "")) for note in notes)


def _of_files(case: Complaint, files):
    for file in files:
        url = reverse("feedback:case-file", args=[case.organisation.slug, case.ref, file.public_id])
        links = [(file.file_name or "Open", url)] if file.file else []
        yield Event(file.added_at.date(), f"File added: {file}", by=str(file.added_by or ""), links=links)

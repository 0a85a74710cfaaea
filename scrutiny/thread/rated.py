"""How the actions were rated: at each review point, and whenever something was recorded between."""

from collections import defaultdict
from collections.abc import Iterable
from itertools import groupby

from improvement.enums import Provenance, UpdateKind
from improvement.models import Action, ReviewPoint, Update
from improvement.prose import word
from improvement.snapshot import value_of
from reports.document import Selection
from reports.prose import counted
from scrutiny.thread.chain import Chain
from scrutiny.thread.step import Entry, Step

KINDS = {
    UpdateKind.CLAIM: "Claimed as {claimed}.",
    UpdateKind.ACCEPTANCE: "Accepted by quality assurance.",
    UpdateKind.RETURN: "Not accepted by quality assurance.",
}


def ratings(chain: Chain) -> Step:
    entries = entries_of(chain)
    meetings = len({point.date for point in chain.points})
    several = len(chain.actions) > 1
    return Step(
        key="updates",
        stage="rated",
        kind="Updates",
        note=counted(meetings, "meeting"),
        title=_title(chain, entries, several) if entries else "Nothing is recorded yet",
        brief=str(len(chain.updates)) if chain.updates else "none",
        entries=tuple(entries),
        is_gap=not chain.updates,
        is_grouped=several,
        next="" if chain.updates else "A lead updates the action before the next review.",
    )


def entries_of(chain: Chain) -> list[Entry]:
    """Action by action in their order, the newest first."""
    points, rows = defaultdict(list), defaultdict(list)
    for point in chain.points:
        points[point.plan_id].append(point)
    for row in chain.updates:
        rows[row.action_id].append(row)
    return [
        entry
        for action in chain.actions
        for entry in _of_action(action, points[action.plan_id], rows[action.pk])
    ]


def _of_action(action: Action, points: list[ReviewPoint], rows: list[Update]) -> Iterable[Entry]:
    by_day = {day: list(each) for day, each in groupby(rows, key=lambda row: row.holds_from)}
    labels = {point.date: point.label for point in points if _in_plan(action, point)}
    for day in sorted({*by_day, *labels}, reverse=True):
        if day in by_day:
            yield from (_entry(action, row, labels.get(day, "")) for row in reversed(by_day[day]))
        elif standing := [row for row in rows if row.holds_from < day]:
            yield Entry(
                title=action.ref,
                words="No update for this meeting",
                on=day,
                when=labels[day],
                of=action.ref,
                rating=value_of(standing[-1].rating),
                is_silent=True,
            )


def _in_plan(action: Action, point: ReviewPoint) -> bool:
    gone = action.withdrawn_on is not None and action.withdrawn_on <= point.date
    return action.joined_on <= point.date and not gone


def _entry(action: Action, row: Update, label: str) -> Entry:
    said = KINDS.get(row.kind, "").format(claimed=word(row.claimed) if row.claimed else "")
    nothing = "" if said or row.provenance == Provenance.ENTERED else "No words were published"
    return Entry(
        title=action.ref,
        words=f"{said} {row.words}".strip() or nothing,
        on=row.holds_from,
        when=label,
        who=row.said_by,
        of=action.ref,
        rating=value_of(row.rating),
        selection=Selection("scrutiny.thread", {"kind": "action", "ref": f"{action.plan.slug}/{action.ref}"}),
        is_silent=not row.words,
    )


def _title(chain: Chain, entries: list[Entry], several: bool) -> str:
    if several:
        return (
            f"{counted(len(chain.updates), 'update').capitalize()} of {counted(len(chain.actions), 'action')}"
        )
    labels = [entry.rating.label for entry in entries]
    if len(labels) == 1:
        return labels[0]
    if len(set(labels)) == 1:
        return f"{labels[0]} each time"
    return f"{labels[0]}, at first {word(entries[-1].rating)}"

"""What hangs together with the record where a thread begins, in a number of queries that does not grow."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Q

from feedback.models import Lesson
from improvement.models import Action, Challenge, EvidenceVersion, Plan, Priority, ReviewPoint, Update
from improvement.models import Recommendation as Demand
from improvement.snapshot import Snapshot
from scrutiny.models import Recommendation
from scrutiny.thread import start as starts
from scrutiny.thread.papers import Papers, papers_of, plans_reported
from scrutiny.thread.reader import Reader
from scrutiny.thread.start import Start, StartKind


@dataclass(frozen=True)
class Chain:
    start: Start
    reader: Reader
    today: date
    demands: Sequence[Demand] = ()
    lessons: Sequence[Lesson] = ()
    priorities: Sequence[Priority] = ()
    actions: Sequence[Action] = ()
    updates: Sequence[Update] = ()  # by action, then as they hold; what was put right is left out
    versions: Sequence[EvidenceVersion] = ()  # of the actions, whatever was decided of them
    points: Sequence[ReviewPoint] = ()  # of the plans, up to today
    papers: Papers = field(default_factory=Papers)
    asked: Sequence[Recommendation] = ()  # the committee's
    challenges: Sequence[Challenge] = ()  # what the plans themselves say stands in their way
    snapshots: Sequence[Snapshot] = ()  # of each plan: today or, of a meeting, on the day of its paper


def take(start: Start, reader: Reader, today: date) -> Chain:
    """The chain through a record, as it stands today."""
    asked = _asked_first(start, reader)
    reported = plans_reported(start.record, reader) if start.kind is StartKind.MEETING else []
    snapshots = [Snapshot.take(plan, day) for plan, day in reported]
    actions = _actions(start, reader, asked, snapshots)
    priorities = _priorities(start, reader, actions)
    plans = list({each.plan_id: each.plan for each in [*priorities, *actions]}.values())
    plans = plans or [plan for plan, _ in reported]
    papers = papers_of(start, reader, plans, actions, asked, today)
    return Chain(
        start=start,
        reader=reader,
        today=today,
        demands=_demands(start, reader, actions, [plan for plan, _ in reported]),
        lessons=_lessons(start, reader, actions),
        priorities=priorities,
        actions=actions,
        updates=_updates(actions),
        versions=_versions(actions),
        points=_points(plans, today),
        papers=papers,
        asked=_asked(reader, asked, actions, papers),
        challenges=list(Challenge.objects.filter(plan__in=plans).order_by("plan__slug", "number", "pk")),
        snapshots=snapshots or [Snapshot.take(plan, today) for plan in plans],
    )


def _asked_first(start: Start, reader: Reader) -> list[Recommendation]:
    """The committee's recommendations at which the thread begins: its own, or those of its meeting."""
    if start.kind is StartKind.SCRUTINY:
        return [start.record]
    if start.kind is StartKind.MEETING:
        made = Q(minute__meeting=start.record) | Q(closed_at=start.record)
        return list(starts.recommendations(reader).filter(made))
    return []


def _actions(
    start: Start, reader: Reader, asked: list[Recommendation], snapshots: list[Snapshot]
) -> list[Action]:
    """Of a meeting also those that its papers showed late: what its members had before them to ask about."""
    found = starts.actions(reader)
    match start.kind:
        case StartKind.RECOMMENDATION:
            # An action without recommendations of its own answers those of its priority.
            own = Q(recommendations=start.record)
            through = Q(recommendations__isnull=True, priority__recommendations=start.record)
            found = found.filter(own | through)
        case StartKind.ACTION:
            found = found.filter(pk=start.record.pk)
        case StartKind.LESSON:
            found = found.filter(lessons=start.record)
        case _:
            late = [
                each.action.pk
                for snapshot in snapshots
                for each in snapshot.standings
                if each.rating and each.rating.is_behind
            ]
            found = found.filter(Q(scrutiny_recommendations__in=asked) | Q(pk__in=late))
    return list(found.distinct().with_leads())


def _demands(start: Start, reader: Reader, actions: list[Action], plans: list[Plan]) -> list[Demand]:
    """What the actions answer by themselves; of one that answers none, what its priority answers."""
    if start.kind is StartKind.RECOMMENDATION:
        return [start.record]
    if plans:
        answered = Q(priorities__plan__in=plans) | Q(actions__plan__in=plans)
        return list(starts.demands(reader).filter(answered).distinct())
    pks = [action.pk for action in actions]
    own = Q(actions__in=pks)
    alone = Action.objects.filter(pk__in=pks, recommendations__isnull=True).values("priority")
    return list(starts.demands(reader).filter(own | Q(priorities__in=alone)).distinct())


def _priorities(start: Start, reader: Reader, actions: list[Action]) -> list[Priority]:
    chosen = Q(pk__in={action.priority_id for action in actions})
    if start.kind is StartKind.RECOMMENDATION:
        chosen |= Q(recommendations=start.record)
    found = Priority.objects.filter(chosen, plan__organisation=reader.organisation)
    return list(found.distinct().select_related("plan").order_by("plan__slug", "number", "pk"))


def _lessons(start: Start, reader: Reader, actions: list[Action]) -> list[Lesson]:
    if not reader.sees_feedback:
        return []
    if start.kind is StartKind.LESSON:
        return [start.record]
    return list(starts.lessons(reader).filter(actions__in=[action.pk for action in actions]).distinct())


def _updates(actions: list[Action]) -> list[Update]:
    rows = Update.objects.filter(action__in=[action.pk for action in actions])
    rows = rows.filter(corrected_by__isnull=True).select_related("rating", "claimed", "answers")
    return list(rows.prefetch_related("evidence__evidence").order_by("action_id", "holds_from", "pk"))


def _points(plans: list[Plan], today: date) -> list[ReviewPoint]:
    found = ReviewPoint.objects.filter(plan__in=plans, date__lte=today).select_related("plan")
    return list(found.order_by("date", "plan__slug", "pk"))


def _versions(actions: list[Action]) -> list[EvidenceVersion]:
    found = EvidenceVersion.objects.filter(evidence__action__in=[action.pk for action in actions])
    return list(found.select_related("evidence").in_order())


def _asked(
    reader: Reader, first: list[Recommendation], actions: list[Action], papers: Papers
) -> list[Recommendation]:
    """Also those about the actions, and those of minutes of the items where they were reported."""
    if not reader.sees_committees:
        return []
    about = Q(actions__in=[action.pk for action in actions])
    made = Q(minute__in=[minute.pk for minute in papers.minutes])
    chosen = Q(pk__in=[each.pk for each in first]) | about | made
    found = starts.recommendations(reader).filter(chosen).distinct()
    return list(found.prefetch_related("responses__actions", "progress"))

"""What was asked: recommendations of inspections, lessons from complaints, and the priorities that answer."""

from improvement.prose import word
from improvement.snapshot import Snapshot
from reports.document import Selection
from reports.prose import counted
from scrutiny.thread.chain import Chain
from scrutiny.thread.start import StartKind
from scrutiny.thread.step import Entry, Step


def demands(chain: Chain) -> Step:
    sources = {demand.source for demand in chain.demands}
    source = next(iter(sources)) if len(sources) == 1 else None
    one = chain.demands[0] if len(chain.demands) == 1 else None
    return Step(
        key="recommendation",
        stage="asked",
        kind="Recommendation" if one or not chain.demands else "Recommendations",
        note=str(source) if source else counted(len(sources), "source") if sources else "",
        title="" if chain.demands else "None is linked",
        brief=one.ref if one else f"{len(chain.demands)}" if chain.demands else "none linked",
        entries=tuple(
            Entry(
                title=f"Recommendation {demand.ref}",
                words=demand.text,
                on=demand.source.published_on,
                who="" if source else str(demand.source),
                selection=_thread("recommendation", f"{demand.source.slug}/{demand.ref}"),
            )
            for demand in chain.demands
        ),
        is_gap=not chain.demands,
        is_start=chain.start.kind is StartKind.RECOMMENDATION,
        next="" if chain.demands else "A plan manager links the recommendation that this answers.",
    )


def plans(chain: Chain) -> Step:
    """Of a meeting: the plans that its papers report, with the ratings on the day that the paper speaks of."""
    return Step(
        key="plan",
        stage="asked",
        kind="Plan" if len(chain.snapshots) == 1 else "Plans",
        note="as its paper showed it",
        brief=counted(sum(len(each.standings) for each in chain.snapshots), "action"),
        entries=tuple(
            Entry(
                title=snapshot.plan.name,
                on=snapshot.as_at,
                counts=_counts(snapshot, None),
                selection=Selection(
                    "improvement.actions",
                    {"plan": snapshot.plan.slug, "as_at": snapshot.as_at.isoformat()},
                ),
            )
            for snapshot in chain.snapshots
        ),
    )


def priorities(chain: Chain) -> Step:
    snapshots = {snapshot.plan.pk: snapshot for snapshot in chain.snapshots}
    total = sum(snapshots[each.plan_id].count(priority=each) for each in chain.priorities)
    return Step(
        key="priority",
        stage="asked",
        kind="Priority" if len(chain.priorities) == 1 else "Priorities",
        note=counted(total, "action"),
        brief=", ".join(str(each.number) for each in chain.priorities[:6])
        + (" and more" if len(chain.priorities) > 6 else ""),
        entries=tuple(
            Entry(
                title=f"{each.number}. {each.title}",
                counts=_counts(snapshots[each.plan_id], each),
                selection=Selection(
                    "improvement.priority", {"plan": each.plan.slug, "number": str(each.number)}
                ),
            )
            for each in chain.priorities
        ),
    )


def lessons(chain: Chain) -> Step:
    """What was learned, in words that name no family; never the case that it comes from."""
    starts = chain.start.kind is StartKind.LESSON
    return Step(
        key="lesson",
        stage="asked",
        kind="Lesson" if len(chain.lessons) == 1 else "Lessons",
        note="from complaints",
        title="" if chain.lessons else "No lesson from complaints is linked.",
        brief=chain.lessons[0].ref if len(chain.lessons) == 1 else f"{len(chain.lessons)}",
        entries=tuple(
            Entry(
                title=f"Lesson {lesson.ref}",
                words=lesson.text,
                on=lesson.raised_on,
                who=lesson.owner,
                selection=_thread("lesson", lesson.ref),
            )
            for lesson in chain.lessons
        ),
        is_start=starts,
    )


def _thread(kind: str, ref: str) -> Selection:
    return Selection("scrutiny.thread", {"kind": kind, "ref": ref})


def _counts(snapshot: Snapshot, priority):
    counts = snapshot.counts(priority)
    return tuple(
        (value, f"{counts[code]} {word(value)}") for code, value in snapshot.columns() if counts[code]
    )

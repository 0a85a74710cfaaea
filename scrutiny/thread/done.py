"""What is done: the actions, who leads them, by when, and how they stand."""

from improvement.enums import Provenance
from improvement.models import Action
from improvement.snapshot import Standing
from reports.document import Selection
from reports.prose import counted
from scrutiny.thread.chain import Chain
from scrutiny.thread.start import StartKind
from scrutiny.thread.step import Entry, Step


def actions(chain: Chain) -> Step:
    standings = {pk: each for snapshot in chain.snapshots for pk, each in snapshot.by_action().items()}
    one = chain.actions[0] if len(chain.actions) == 1 else None
    return Step(
        key="action",
        stage="done",
        kind="Action" if one or not chain.actions else "Actions",
        note=_due(one) if one else _note(chain),
        title="" if chain.actions else "No action is linked",
        brief=_brief(one, standings) if one else counted(len(chain.actions), "action"),
        entries=tuple(_entry(chain, action, standings.get(action.pk)) for action in chain.actions),
        is_gap=not chain.actions,
        is_start=chain.start.kind is StartKind.ACTION,
        next="" if chain.actions else _next(chain),
    )


def _entry(chain: Chain, action: Action, standing: Standing | None) -> Entry:
    facts = [_leads(action), _late(chain, action, standing), _gone(action)]
    return Entry(
        title=f"{action.ref} {action.heading}",
        words=" ".join(f"{fact}." for fact in facts if fact),
        on=None if _guessed(action) else action.due_on,
        of=action.ref,
        rating=standing.value if standing else None,
        selection=Selection("improvement.action", {"plan": action.plan.slug, "ref": action.ref}),
    )


def _leads(action: Action) -> str:
    leads = ", ".join(str(lead) for lead in action.leads.all())
    return f"Lead: {leads}" if leads else "No lead"


def _late(chain: Chain, action: Action, standing: Standing | None) -> str:
    late = action.days_late(chain.today)
    if late <= 0 or standing is None or (standing.rating and standing.rating.is_done):
        return ""
    return "Past its date" if _guessed(action) else f"{late:,} day{'' if late == 1 else 's'} past its date"


def _guessed(action: Action) -> bool:
    """Whether its due date only fits the published totals: such a one is never shown as published."""
    return action.due_provenance == Provenance.RECONSTRUCTED


def _gone(action: Action) -> str:
    if not action.withdrawn_on:
        return ""
    return f"Withdrawn on {action.withdrawn_on:%-d %B %Y}: {action.withdrawn_because}".rstrip(".")


def _due(action: Action) -> str:
    if _guessed(action):
        return "due date not published"
    return f"due {action.due_on:%-d %B %Y}" if action.due_on else action.timescale or "no due date"


def _brief(action: Action, standings: dict[int, Standing]) -> str:
    standing = standings.get(action.pk)
    return f"{action.ref}, {standing.value.label.lower()}" if standing else action.ref


def _note(chain: Chain) -> str:
    if chain.start.kind is StartKind.MEETING and chain.actions:
        return "late, or asked about"
    return ""


def _next(chain: Chain) -> str:
    return {
        StartKind.RECOMMENDATION: "A plan manager adds the actions that answer it.",
        StartKind.LESSON: "The feedback team links the actions that it led to.",
        StartKind.MEETING: "No paper of it showed a late action, and no recommendation names one.",
        StartKind.SCRUTINY: "The scrutiny officer links the actions of a plan that answer it.",
    }.get(chain.start.kind, "")

from operator import attrgetter

from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from council import history
from council.access import organisation_for
from council.roles import Permission
from improvement import history_line, prose
from improvement.enums import Provenance, UpdateKind
from improvement.flags import flags
from improvement.history_line import Show
from improvement.led_to import led_to
from improvement.models import Action, ActionLead, Recommendation
from improvement.snapshot import Snapshot, Standing
from improvement.views.days import DayForm
from improvement.views.plan import crumbs, plan_for


@require_safe
def action(request, organisation, plan, ref):
    organisation = organisation_for(request, organisation, Permission.SEE_PLAN)
    plan = plan_for(request, organisation, plan)
    action = _action(request.user, plan, ref)
    today = timezone.localdate()
    points = list(plan.review_points.in_order())
    form = DayForm(request.GET, points=points, shown=today, today=today)
    as_at = form.day() or today
    snapshot = Snapshot.take(plan, as_at)
    standing = snapshot.by_action().get(action.pk)
    record = history_line.read(action)
    events = history_line.line(record)
    show = _show(request.GET.get("show", ""))
    return render(
        request,
        "improvement/action/detail.html",
        {
            "plan": plan,
            "action": action,
            "priority": action.priority,
            "form": form,
            "as_at": as_at,
            "standing": standing,
            "late": _late(action, standing, as_at),
            "flags": [flag for flag in flags(plan, snapshot) if flag.standing.action.pk == action.pk],
            "events": [event for event in events if not show or show in event.shows],
            "views": _views(events, show),
            "accepted": _accepted(record),
            "versions": len(record.versions),
            "recommendations": _recommendations(action),
            "led_to": led_to(request.user, action),
            "changes": _changes(action),
            "today": today,
            "caption": str(action.priority),
            "section": "plan",
            "crumbs": crumbs(organisation, plan, action.priority),
        }
        | _may(request.user, organisation, action, today),
        status=400 if form.is_bound and form.errors else 200,
    )


def _action(user, plan, ref) -> Action:
    actions = Action.objects.visible_to(user).filter(plan=plan).with_leads()
    return get_object_or_404(actions.select_related("priority", "plan__organisation", "merged_into"), ref=ref)


def _late(action: Action, standing: Standing | None, as_at) -> str:
    late = action.days_late(as_at)
    if late <= 0 or standing is None or (standing.rating and standing.rating.is_done):
        return ""
    reconstructed = action.due_provenance == Provenance.RECONSTRUCTED
    return "late" if reconstructed else prose.days(late, "late")


def _show(text: str) -> Show | None:
    if not text:
        return None
    try:
        return Show(text)
    except ValueError:
        raise Http404("No such part of the history") from None


def _views(events, show) -> list[tuple[str, str, int, bool]]:
    """(label, query, how many, whether it is shown) of each way to narrow the line."""
    counted = history_line.counts(events)
    return [("Everything", "?", len(events), show is None)] + [
        (part.value.capitalize(), f"?show={part.value}", counted[part.value], part is show) for part in Show
    ]


def _accepted(record) -> dict[str, int | bool]:
    """How many versions of evidence quality assurance has accepted, and whether it accepted at all."""
    corrected = {row.corrects_id for row in record.updates}
    rows = [row for row in record.updates if row.kind == UpdateKind.ACCEPTANCE and row.pk not in corrected]
    return {
        "any": bool(rows),
        "versions": len({version.pk for row in rows for version in row.evidence.all()}),
    }


def _recommendations(action: Action) -> list[Recommendation]:
    """What the action answers by itself; else what its priority answers."""
    own = list(action.recommendations.select_related("source").in_order())
    return own or list(action.priority.recommendations.select_related("source").in_order())


def _changes(action: Action) -> list[history.Change]:
    """Those of the action and of its leads, since a hand-on changes only the leads."""
    leads = ActionLead.history.filter(action=action).select_related("post", "person")
    changed = history.changes_among(leads, name=lambda row: f"Lead {row.body or row.post or row.person}")
    return sorted(history.changes(action) + changed, key=attrgetter("at"), reverse=True)


def _may(user, organisation, action: Action, today) -> dict[str, bool]:
    may_any = user.may(Permission.UPDATE_ANY_ACTION, organisation)
    may_own = user.may(Permission.UPDATE_OWN_ACTIONS, organisation)
    leads = may_own and Action.objects.filter(pk=action.pk).led_by(user, on=today).exists()
    in_plan = action.withdrawn_on is None
    return {
        "may_update": in_plan and (may_any or leads),
        "may_manage": in_plan and user.may(Permission.MANAGE_PLAN, organisation),
        "may_see_evidence": user.may(Permission.SEE_EVIDENCE, organisation),
    }

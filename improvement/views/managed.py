"""How a plan manager's pages reach what they work on: only what is of this organisation and this plan."""

from datetime import date

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse

from council.access import organisation_for
from council.roles import Permission
from improvement.models import Action, Plan


def managed_plan(request, organisation: str, plan: str) -> Plan:
    """The plan, for somebody who manages it: 404 and 403 as `organisation_for`."""
    owner = organisation_for(request, organisation, Permission.MANAGE_PLAN)
    plans = Plan.objects.visible_to(request.user, Permission.MANAGE_PLAN).filter(organisation=owner)
    return get_object_or_404(plans.select_related("organisation", "scale"), slug=plan)


def managed_action(request, organisation: str, plan: str, ref: str) -> Action:
    owner = managed_plan(request, organisation, plan)
    actions = Action.objects.visible_to(request.user, Permission.MANAGE_PLAN).filter(plan=owner)
    action = get_object_or_404(actions.select_related("priority", "merged_into"), ref=ref)
    action.plan = owner
    return action


def day_of(text: str) -> date:
    """A day in an address. No page has the address of a day that does not exist."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise Http404("No such page") from None


def action_url(action: Action) -> str:
    plan = action.plan
    return reverse("improvement:action", args=[plan.organisation.slug, plan.slug, action.ref])


def crumbs_of(plan: Plan, action: Action | None = None) -> list[tuple[str, str]]:
    """The trail of a page of the review section."""
    crumbs = [("Reviews", reverse("improvement:review-list", args=[plan.organisation.slug]))]
    point = plan.review_points.open().first()
    if point:
        crumbs.append((f"Review for {point.date:%-d %B %Y}", review_url(point, plan)))
    if action:
        crumbs.append((action.ref, action_url(action)))
    return crumbs


def review_url(point, plan: Plan) -> str:
    return reverse("improvement:review", args=[plan.organisation.slug, plan.slug, point.date.isoformat()])


def after_change(plan: Plan) -> str:
    """Where a manager goes on after a change: the open review, or the list of reviews."""
    return crumbs_of(plan)[-1][1]

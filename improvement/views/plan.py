from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from council.access import organisation_for
from council.roles import Permission
from improvement.dashboard import Dashboard
from improvement.models import Plan
from improvement.views.days import DayForm, default_day
from reports.prose import counted

DOWNLOADS = [("xlsx", "Excel"), ("pdf", "PDF"), ("docx", "Word"), ("csv", "CSV")]


def plan_for(request, organisation, slug) -> Plan:
    """The plan of this address. Raises Http404 where the organisation has none that this user may see."""
    plans = Plan.objects.visible_to(request.user).filter(organisation=organisation)
    return get_object_or_404(plans.select_related("organisation", "scale"), slug=slug)


@require_safe
def plan_list(request, organisation):
    organisation = organisation_for(request, organisation, Permission.SEE_PLAN)
    plans = Plan.objects.visible_to(request.user).filter(organisation=organisation)
    plans = list(plans.last_reported_first(timezone.localdate()))
    if len(plans) == 1:
        return redirect("improvement:plan", organisation.slug, plans[0].slug)
    context = {"plans": plans, "counted": counted(len(plans), "plan"), "section": "plan"}
    return render(request, "improvement/plan/list.html", context)


@require_safe
def plan(request, organisation, plan):
    organisation = organisation_for(request, organisation, Permission.SEE_PLAN)
    plan = plan_for(request, organisation, plan)
    today = timezone.localdate()
    points = list(plan.review_points.in_order())
    shown = default_day(plan, today)
    form = DayForm(request.GET, points=points, shown=shown, today=today)
    actions_url = reverse("improvement:action-list", args=[organisation.slug, plan.slug])
    dashboard = Dashboard.take(plan, form.day() or shown, points=points, actions_url=actions_url)
    return render(
        request,
        "improvement/plan/dashboard.html",
        {
            "plan": plan,
            "form": form,
            "other_days": bool(points or form.errors),
            "dashboard": dashboard,
            "downloads": DOWNLOADS,
            "caption": plan.name,
            "section": "plan",
            "crumbs": crumbs(organisation),
            "compared_with": next((p for p in points if p.date == dashboard.now.previous), None),
            "shown": next((p for p in points if p.date == dashboard.now.as_at), None),
        },
        status=400 if form.is_bound and form.errors else 200,
    )


def crumbs(organisation, plan=None, priority=None) -> list[tuple[str, str]]:
    """The trail to a page of a plan or of one of its priorities."""
    trail = [(organisation.short_name, reverse("organisation", args=[organisation.slug]))]
    if plan is None:
        return [*trail, ("Plans", reverse("improvement:plan-list", args=[organisation.slug]))]
    trail.append((plan.name, reverse("improvement:plan", args=[organisation.slug, plan.slug])))
    if priority is not None:
        arguments = [organisation.slug, plan.slug, priority.number]
        trail.append((f"Priority {priority.number}", reverse("improvement:priority", args=arguments)))
    return trail

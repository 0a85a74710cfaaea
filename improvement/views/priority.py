from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from council import history
from council.access import organisation_for
from council.roles import Permission
from improvement import prose
from improvement.dashboard import as_at_choices, figure, strip
from improvement.flags import flags
from improvement.lists import name_of_day, rows
from improvement.models import Priority
from improvement.snapshot import Comparison
from improvement.views.days import DayForm, default_day
from improvement.views.plan import crumbs, plan_for


@require_safe
def priority(request, organisation, plan, number):
    organisation = organisation_for(request, organisation, Permission.SEE_PLAN)
    plan = plan_for(request, organisation, plan)
    priority = get_object_or_404(Priority.objects.visible_to(request.user).filter(plan=plan), number=number)
    today = timezone.localdate()
    points = list(plan.review_points.in_order())
    form = DayForm(request.GET, points=points, shown=default_day(plan, today), today=today)
    as_at = form.day() or default_day(plan, today)
    comparison = Comparison.take(plan, as_at)
    now, before = comparison.now, comparison.before
    actions_url = reverse("improvement:action-list", args=[organisation.slug, plan.slug])
    return render(
        request,
        "improvement/priority/detail.html",
        {
            "plan": plan,
            "priority": priority,
            "form": form,
            "days": as_at_choices(points, as_at, today),
            "as_at": as_at,
            "as_at_name": name_of_day(points, as_at),
            "before_name": name_of_day(points, before.as_at) if before else "",
            "standing": prose.of_priority(comparison, priority),
            "figures": [
                (value, figure(actions_url, now, priority=priority, code=code))
                for code, value in now.columns()
            ],
            "bars": ([("Last meeting", strip(before, priority))] if before else [])
            + [("Now", strip(now, priority))],
            "rows": [
                row for row in rows(comparison, flags(plan, now)) if row.action.priority_id == priority.pk
            ],
            "recommendations": priority.recommendations.select_related("source").in_order(),
            "changes": history.changes(priority),
            "caption": f"{plan.name}: priority {priority.number}",
            "section": "plan",
            "crumbs": crumbs(organisation, plan),
        },
        status=400 if form.is_bound and form.errors else 200,
    )

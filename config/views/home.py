"""Where a person lands: their organisation, and in it the page that their role works on."""

from django.shortcuts import redirect, render
from django.utils import timezone

from council.access import organisation_for
from council.models import Organisation
from council.roles import Permission, Role
from improvement.models import Plan

# The first role that a person holds decides; everybody else comes to read the plan.
FRONT_PAGES = [
    (Role.ACTION_LEAD, "improvement:my-actions"),
    (Role.QUALITY_ASSURANCE, "improvement:assurance-queue"),
    (Role.PLAN_MANAGER, "improvement:review-list"),
    (Role.FEEDBACK_TEAM, "feedback:due"),
]


def home(request):
    organisations = list(Organisation.objects.visible_to(request.user).order_by("name", "pk"))
    if len(organisations) == 1:
        return redirect("organisation", organisations[0].slug)
    return render(request, "pages/home.html", {"organisations": organisations})


def organisation_front(request, organisation):
    organisation = organisation_for(request, organisation, Permission.SEE_PLAN)
    roles = request.user.roles_in(organisation)
    for role, page in FRONT_PAGES:
        if role in roles:
            return redirect(page, organisation.slug)
    return _to_the_plan(request.user, organisation)


def _to_the_plan(user, organisation):
    """The dashboard of the plan that was reported last; the list of plans where there is none."""
    plans = Plan.objects.visible_to(user).filter(organisation=organisation)
    plan = plans.last_reported_first(timezone.localdate()).first()
    if plan is None:
        return redirect("improvement:plan-list", organisation.slug)
    return redirect("improvement:plan", organisation.slug, plan.slug)


def account(request):
    return render(request, "pages/account.html")

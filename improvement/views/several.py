from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import OuterRef, Subquery
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from council.access import organisation_for
from council.roles import Permission
from improvement.domain.submissions import submit_several
from improvement.forms.several import LineForm
from improvement.lead_filters import SeveralFilter
from improvement.lead_words import several_saved
from improvement.models import Action, Plan, RatingWording, Update
from reports.prose import counted

PAGE = 100  # three fields a row stay well below the number that one request may send


@require_http_methods(["GET", "POST"])
def update_several(request, organisation, plan):
    """A table of actions to rate at once: a lead's own, or any of the plan for its manager."""
    organisation = organisation_for(request, organisation, Permission.UPDATE_OWN_ACTIONS)
    today = timezone.localdate()
    plan = get_object_or_404(
        Plan.objects.visible_to(request.user).select_related("scale"), organisation=organisation, slug=plan
    )
    narrowed = SeveralFilter(request.GET or None, _actions(request.user, plan, today), plan=plan)
    page = Paginator(narrowed.qs, PAGE).get_page(request.GET.get("page"))
    forms = _forms(page, plan, request.POST if request.method == "POST" else None)
    if request.method == "POST":
        forms = _save(forms, request.user, today)
        if not any(form.is_bound for form in forms):
            messages.success(request, several_saved([form.saved for form in forms if form.saved]))
            return redirect(request.get_full_path())
    return render(
        request,
        "improvement/action/update_several.html",
        {
            "section": "my-actions",
            "crumbs": [("My actions", reverse("improvement:my-actions", args=[organisation.slug]))],
            "caption": plan,
            "plan": plan,
            "heading": _heading(page.paginator.count),
            "page": page,
            "forms": forms,
            "faults": [fault for form in forms for fault in form.faults()],
            "saved": [form.saved for form in forms if form.saved],
            "key": RatingWording.objects.key_on(plan.scale, today),
            "filter": narrowed.form,
            "may_update_any": request.user.may(Permission.UPDATE_ANY_ACTION, organisation),
        },
    )


def _actions(user, plan: Plan, today):
    actions = (
        Action.objects.visible_to(user, Permission.UPDATE_OWN_ACTIONS).filter(plan=plan).in_plan_on(today)
    )
    if not user.may(Permission.UPDATE_ANY_ACTION, plan.organisation):
        actions = actions.led_by(user, on=today)
    last = Update.objects.filter(action=OuterRef("pk")).order_by("-pk").values("pk")[:1]
    actions = actions.with_standing(today).annotate(last_id=Subquery(last))
    return actions.select_related("priority", "plan").in_order()


def _forms(actions, plan: Plan, data) -> list[LineForm]:
    actions = list(actions)
    ratings = list(plan.scale.ratings.in_order())
    standing = _rows(action.standing_id for action in actions)
    last = _rows(action.last_id for action in actions)
    return [
        LineForm(
            data,
            action=action,
            standing=standing.get(action.standing_id),
            last=last.get(action.last_id),
            ratings=ratings,
        )
        for action in actions
    ]


def _rows(keys) -> dict[int, Update]:
    return Update.objects.select_related("rating", "claimed").in_bulk([key for key in keys if key])


def _save(forms: list[LineForm], user, today) -> list[LineForm]:
    """Save what was changed. A form that is bound still was refused; the others show what stands now."""
    sent = [form for form in forms if form.is_changed and form.is_valid()]
    results = submit_several(lines=[form.line() for form in sent], today=today, by=user)
    for form, result in zip(sent, results, strict=True):
        form.show(result)
    return [form.after() for form in forms]


def _heading(count: int) -> str:
    return f"Update {counted(count, 'action')} in one table" if count else "No action here to update"

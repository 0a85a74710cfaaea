from django.db.models import OuterRef, Subquery
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from council.access import organisation_for
from council.roles import Permission
from improvement.lead_filters import MyActionsFilter
from improvement.models import Action, Plan, Update
from improvement.my_actions import MyActions, read
from improvement.review_progress import Progress, with_progress
from improvement.views.update import update_form


def my_actions(request, organisation):
    """A lead's actions in every plan, in parts; `?open=` shows one with its form in the row."""
    organisation = organisation_for(request, organisation, Permission.UPDATE_OWN_ACTIONS)
    today = timezone.localdate()
    actions = _actions(request.user, organisation, today)
    page = read(list(actions), today)
    plans = list(Plan.objects.filter(pk__in={row.action.plan_id for row in page.rows}).order_by("name", "pk"))
    narrowed = MyActionsFilter(request.GET or None, actions, plans=plans)
    show = _part(request.GET.get("show", ""), page)
    rows = _shown(page, narrowed, show)
    opened = next((row for row in rows if row.key == request.GET.get("open")), None)
    return render(
        request,
        "improvement/my_actions/list.html",
        {
            "section": "my-actions",
            "crumbs": [(organisation.short_name, reverse("organisation", args=[organisation.slug]))],
            "page": page,
            "rows": rows,
            "show": show,
            "filter": narrowed.form,
            "filtered": any(request.GET.get(name) for name in ("q", "plan", "rating", "sort")),
            "opened": opened,
            "form": opened and _row_form(request, opened, today),
            "here": _here(request),
            "several_plans": len(plans) > 1,
            "plans": plans,
            "parts": Progress,
        },
    )


def _actions(user, organisation, today):
    stands = Update.objects.standing(today).filter(action=OuterRef("pk")).latest_first()
    mine = Action.objects.visible_to(user, Permission.UPDATE_OWN_ACTIONS).filter(
        plan__organisation=organisation
    )
    mine = with_progress(mine.led_by(user, on=today).in_plan_on(today), today=today).with_standing(today)
    return (
        mine.annotate(
            standing_code=Subquery(stands.values("rating__code")[:1]),
            standing_order=Subquery(stands.values("rating__order")[:1]),
            standing_holds_from=Subquery(stands.values("holds_from")[:1]),
        )
        .select_related("plan__organisation", "plan__scale", "priority")
        .soonest_due_first()
    )


def _part(asked: str, page: MyActions) -> str:
    """The part of the list to show: the one asked for, else the first that is not empty."""
    parts = [value for value, _label, _count in page.tabs()]
    return asked if asked in parts else next(iter(parts), Progress.TO_UPDATE)


def _shown(page: MyActions, narrowed: MyActionsFilter, show: str):
    by_key = {row.action.pk: row for row in page.rows}
    keys = narrowed.qs.values_list("pk", flat=True)
    return [by_key[key] for key in keys if by_key[key].progress == show]


def _row_form(request, row, today):
    action = (
        Action.objects.with_leads().select_related("plan__organisation", "plan__scale").get(pk=row.action.pk)
    )
    form = update_form(request, action, today, auto_id=f"row-{row.key}-%s", next_page=_here(request))
    del form.fields["words"].widget.attrs["data-label-size"]  # a question in a row is no heading of the page
    return form


def _here(request) -> str:
    """This list as it is narrowed and sorted now, with no row open."""
    query = request.GET.copy()
    query.pop("open", None)
    return f"{request.path}?{query.urlencode()}" if query else request.path

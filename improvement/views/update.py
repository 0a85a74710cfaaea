from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_http_methods

from council.access import organisation_for
from council.roles import Permission
from improvement.domain.submissions import submit_update
from improvement.domain.updates import StaleUpdate, standing_row
from improvement.enums import UpdateKind
from improvement.flags import flags
from improvement.forms.update import UpdateForm, question
from improvement.lead_words import age, also_saved, members_will_see, saved_words, who_came_first
from improvement.models import Action, Update
from improvement.rules import may_update
from improvement.snapshot import Snapshot


@require_http_methods(["GET", "POST"])
def action_update(request, organisation, plan, ref):
    """Update one action. `?start=last` begins with last time's words; `?question=` answers one label."""
    organisation = organisation_for(request, organisation, Permission.UPDATE_OWN_ACTIONS)
    today = timezone.localdate()
    action = action_of(request.user, organisation, plan, ref)
    if not may_update(request.user, action, today=today):
        raise PermissionDenied("Only the leads of this action and the plan manager update it.")
    if action.withdrawn_on and request.method == "GET":
        messages.warning(request, f"{action.ref} has left the plan, so its rating no longer changes")
        return redirect("improvement:my-actions", organisation.slug)
    form = update_form(request, action, today)
    if "question" in request.GET:
        return HttpResponse(question(form.ratings.get(request.GET.get("rating", ""))))
    latest = None
    if request.method == "POST" and form.is_valid():
        try:
            row = submit_update(action=action, by=request.user, today=today, **form.submission())
        except StaleUpdate as stale:
            if _sent_twice(stale.latest, form, request.user):
                return _saved(request, organisation, form, stale.latest, today)
            latest = stale.latest
            form.show_latest(latest)
            form.add_error(None, who_came_first(latest))
        except ValidationError as error:
            form.refuse(error)
        else:
            return _saved(request, organisation, form, row, today)
    return _page(request, form, latest)


def update_form(request, action: Action, today, *, auto_id: str = "id_%s", next_page: str = "") -> UpdateForm:
    """The form of an action for this person, filled from what was sent or from what stands."""
    standing = standing_row(action, today)
    initial = {"seen": _last_row(action), "next": next_page or request.GET.get("next", "")}
    if standing:
        initial["rating"] = standing.rating.code
        initial["words"] = standing.words if request.GET.get("start") == "last" else ""
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    may_type = request.user.may(Permission.UPDATE_ANY_ACTION, action.plan.organisation)
    return UpdateForm(
        *sent,
        action=action,
        standing=standing,
        today=today,
        may_type=may_type,
        initial=initial,
        auto_id=auto_id,
    )


def action_of(user, organisation, plan: str, ref: str) -> Action:
    actions = Action.objects.visible_to(user).with_leads()
    actions = actions.select_related("plan__organisation", "plan__scale", "priority")
    return get_object_or_404(actions, plan__organisation=organisation, plan__slug=plan, ref=ref)


def _last_row(action: Action) -> str:
    row = action.updates.order_by("-pk").first()
    return str(row.public_id) if row else ""


def _returned(action: Action) -> Update | None:
    """Quality assurance's answer, where the last thing said of the action is that a claim was returned."""
    row = action.updates.filter(corrects__isnull=True).order_by("-pk").first()
    return row if row and row.kind == UpdateKind.RETURN else None


def _sent_twice(latest: Update, form: UpdateForm, user) -> bool:
    """Whether the row that came in between is this same form, sent by a second press of the button."""
    sent = form.cleaned_data
    return (
        latest.typed_by_id == user.pk
        and (latest.claimed or latest.rating) == sent["rating"]
        and latest.words == sent["words"].strip()
        and latest.holds_from == sent["holds_from"]
    )


def _saved(request, organisation, form: UpdateForm, row: Update, today):
    sent, standing = form.submission(), standing_row(form.action, today)
    said = saved_words(form.action.ref, row, standing, form.standing)
    rest = also_saved(len(sent["new_evidence"]), sent["new_date"] and sent["new_date"].due_on)
    messages.success(request, f"{said.rstrip('.')}. {rest}" if rest else said)
    page = form.cleaned_data["next"]
    if not url_has_allowed_host_and_scheme(page, allowed_hosts={request.get_host()}):
        page = reverse("improvement:my-actions", args=[organisation.slug])
    return redirect(page)


def _page(request, form: UpdateForm, latest: Update | None):
    action, today = form.action, form.today
    if request.FILES:
        form.ask_for_files_again()
    snapshot = Snapshot.take(action.plan, today)
    found = [flag for flag in flags(action.plan, snapshot) if flag.standing.action.pk == action.pk]
    standing = latest and standing_row(action, today) or form.standing
    return render(
        request,
        "improvement/action/update.html",
        {
            "section": "my-actions",
            "crumbs": [
                ("My actions", reverse("improvement:my-actions", args=[action.plan.organisation.slug]))
            ],
            "plan": action.plan,
            "caption": action.priority,
            "action": action,
            "form": form,
            "standing": standing,
            "standing_age": age(standing.holds_from, today) if standing else "",
            "latest": latest,
            "returned": _returned(action),
            "late": action.days_late(today),
            "today": today,
            "review": action.plan.review_points.open().first(),
            "asked": action.date_changes.open().first(),
            "waiting": action.updates.unanswered_claims().order_by("-pk").first(),
            "flags": members_will_see(found, action, today),
        },
    )

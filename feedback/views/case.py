"""One case: what happened, what is owed, and one button for what comes next."""

from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from council import history
from council.downloads import to_save
from council.roles import Permission
from feedback import case_page, case_timeline
from feedback.domain.looks import record_look
from feedback.models import CaseFile
from feedback.next_step import next_step, other_steps
from feedback.views.reach import case_of, case_url, crumbs

LOOKS_SHOWN = 20


@require_safe
def case(request, organisation, ref):
    """The case, for the feedback team and for who handles it. Opening it is recorded."""
    case = case_of(request, organisation, ref)
    record_look(complaint=case, user=request.user, at_what="Case")
    page = case_page.read(case, timezone.localdate())
    is_team = request.user.may(Permission.HANDLE_FEEDBACK, case.organisation)
    notes = list(case.notes.select_related("by").in_order())
    files = list(case.files.select_related("added_by").in_order())
    first = next_step(page) if is_team else None
    return render(
        request,
        "feedback/case/case.html",
        {
            "section": "feedback",
            "crumbs": crumbs(case.organisation),
            "caption": case.procedure.name,
            "case": case,
            "page": page,
            "is_team": is_team,
            "next": first and (first.label, case_url(case, first.name)),
            "others": [(step.label, case_url(case, step.name)) for step in other_steps(page)]
            if is_team
            else [],
            "events": case_timeline.events(page, notes, files),
            "files": files,
            **_beside(case, is_team, page),
        },
    )


def _beside(case, is_team: bool, page) -> dict:
    """What stands at the side. Costs, referrals, changes and who looked are for the team."""
    beside = {
        "teams": case.teams.order_by("name", "pk"),
        "themes": case.themes.order_by("name", "pk"),
        "handlers": case.handlers.select_related("user").order_by("user__name", "pk"),
        "lessons": case.lessons.in_order(),
    }
    if is_team:
        stages = [part.stage for part in page.parts]
        changes = history.changes(case) + history.changes_of(stages)
        beside |= {
            "referrals": case.ombudsman_referrals.order_by("received_on", "pk"),
            "costs": case.costs.order_by("paid_on", "pk"),
            "changes": sorted(changes, key=lambda change: change.at, reverse=True),
            "looks": case.looks.select_related("user").in_order()[:LOOKS_SHOWN],
        }
    return beside


@require_safe
def case_file(request, organisation, ref, file):
    """A letter or file of the case, to be saved: never opened as a page of this site."""
    case = case_of(request, organisation, ref)
    kept = get_object_or_404(CaseFile.objects.visible_to(request.user).filter(complaint=case), public_id=file)
    if not kept.file:
        raise Http404("This file was destroyed")
    response = to_save(kept)
    record_look(complaint=case, user=request.user, at_what="File")
    return response

"""The notice of key decisions that holds, or an older one: 28 days counted, what is private and why, what was taken."""

from datetime import date

from django.http import Http404
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from council.access import organisation_for
from council.models import Organisation
from council.roles import Permission
from scrutiny.models import KeyDecision, Notice
from scrutiny.notice import DecisionStanding, NoticeRun, finding, notice_on
from scrutiny.rules import findings_of_notice
from scrutiny.views.frame import SECTION, crumbs


@require_safe
def key_decision_list(request, organisation):
    organisation = organisation_for(request, organisation, Permission.SEE_COMMITTEES)
    today = timezone.localdate()
    holds = notice_on(organisation, today)
    notice = notice_of(request, organisation, request.GET["notice"]) if "notice" in request.GET else holds
    standings = standings_of(request, notice, today) if notice else []
    may_manage = request.user.may(Permission.MANAGE_SCRUTINY, organisation)
    return render(
        request,
        "scrutiny/key_decisions/list.html",
        {
            "heading": finding(standings) if notice else "No notice of key decisions is in the record",
            "notice": notice,
            "holds": holds,
            "run": NoticeRun(notice, today) if notice else None,
            "notices": list(organisation.notices.order_by("-issued_on", "-pk")),
            "standings": standings,
            "findings": findings_of_notice(notice) if notice else [],
            "makers": [line for line in notice.decision_makers.splitlines() if line] if notice else [],
            "may_manage": may_manage,
            "caption": "Notice of key decisions",
            "section": SECTION,
            "crumbs": crumbs(organisation),
        },
    )


def notice_of(request, organisation: Organisation, text: str) -> Notice:
    """The notice issued on a day, as 2019-06-17. Raises Http404."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise Http404("No such notice") from None
    notice = Notice.objects.visible_to(request.user).filter(organisation=organisation, issued_on=day).first()
    if notice is None:
        raise Http404("No such notice")
    return notice


def standings_of(request, notice: Notice, today: date) -> list[DecisionStanding]:
    rows = KeyDecision.objects.visible_to(request.user).filter(notice=notice)
    return [DecisionStanding(row, today) for row in rows.select_related("call_in").in_order()]

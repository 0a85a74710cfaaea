from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from council.access import organisation_for
from council.roles import Permission
from scrutiny.models import Committee
from scrutiny.next_meetings import ahead, finding
from scrutiny.views.frame import SECTION


@require_safe
def committee_list(request, organisation):
    organisation = organisation_for(request, organisation, Permission.SEE_COMMITTEES)
    committees = Committee.objects.visible_to(request.user).filter(organisation=organisation).in_order()
    rows = ahead(organisation, committees.select_related("reports_to"), timezone.localdate())
    return render(
        request,
        "scrutiny/committees/list.html",
        {
            "rows": rows,
            "heading": finding(rows) if rows else "No committee is set up yet",
            "caption": "Scrutiny",
            "section": SECTION,
        },
    )

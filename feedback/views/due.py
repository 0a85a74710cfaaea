"""The statutory dates of every open case: for the feedback team all of them, for others those they handle."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from council.roles import Permission
from feedback import due_list
from feedback.domain.looks import record_looks
from feedback.due_beside import acknowledgements, windows
from feedback.due_sheet import due_document
from feedback.forms.due import DueFilter
from feedback.views.trail import SECTION, crumbs, organisation_with_cases
from reports.renderers import to_xlsx

PAGE_SIZE = 100
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_safe
def due(request, organisation):
    """The list; `?open=` shows the working of one clock in its row."""
    organisation = organisation_with_cases(request, organisation)
    today = timezone.localdate()
    page = due_list.read(request.user, organisation, today)
    chosen = DueFilter(request.GET, page)
    rows = Paginator(page.narrowed(**chosen.asked), PAGE_SIZE).get_page(request.GET.get("page"))
    return render(
        request,
        "feedback/due/list.html",
        {
            "section": SECTION,
            "crumbs": crumbs(organisation),
            "page": page,
            "rows": rows,
            "filter": chosen,
            "opened": request.GET.get("open", ""),
            "is_team": request.user.may(Permission.HANDLE_FEEDBACK, organisation),
            "acknowledgements": acknowledgements(request.user, organisation, page.calendar, today),
            "windows": windows(request.user, organisation, page.calendar, today),
            "query": chosen.query(),
        },
    )


@require_safe
def due_workbook(request, organisation):
    """The same list as a workbook. Each case in it counts as looked at."""
    organisation = organisation_with_cases(request, organisation)
    page = due_list.read(request.user, organisation, timezone.localdate())
    rows = page.narrowed(**DueFilter(request.GET, page).asked)
    cases = {row.case.pk: row.case for row in rows}.values()
    record_looks(complaints=cases, user=request.user, at_what="Export")
    response = HttpResponse(to_xlsx.render(due_document(organisation, page, rows)), content_type=XLSX)
    name = f"cases-due-{page.today.isoformat()}.xlsx"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Cache-Control"] = "private, no-store"
    return response

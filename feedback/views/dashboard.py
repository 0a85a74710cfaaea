"""The front page of feedback: what members see of a year, and nothing of a case."""

from functools import partial

from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from council.access import organisation_for
from council.roles import Permission
from feedback.dashboard import Dashboard
from feedback.forms.year import YearForm
from feedback.reports.parameters import record_of
from feedback.reports.year import Year
from feedback.views.trail import SECTION
from reports.document import Document
from reports.renderers.to_html import render_blocks
from reports.report import find
from reports.selections import resolver

REPORT = "feedback-annual-report"
DOWNLOADS = [("xlsx", "Excel"), ("pdf", "PDF"), ("docx", "Word"), ("csv", "CSV")]


@require_safe
def dashboard(request, organisation):
    organisation = organisation_for(request, organisation, Permission.SEE_FEEDBACK)
    today = timezone.localdate()
    context = {"section": SECTION, "caption": "Customer feedback"}
    if record_of(organisation, today)[0] is None:
        return render(request, "feedback/dashboard/empty.html", context)
    form = YearForm(request.GET, organisation=organisation, today=today)
    board = Dashboard.take(Year.load(organisation, form.asked(), today))
    # Only who may open every case is led from a figure to those behind it.
    url_for = resolver(organisation.slug, partial(request.user.may, organisation=organisation))
    context |= {
        "form": form,
        "board": board,
        "caption": f"Customer feedback {board.year.label}",
        "tables": [_block(board, table, url_for) for table in board.shown],
        "downloads": DOWNLOADS if _has_report() else [],
        "report": REPORT,
    }
    status = 400 if form.is_bound and form.errors else 200
    return render(request, "feedback/dashboard/dashboard.html", context, status=status)


def _block(board: Dashboard, table, url_for) -> str:
    document = Document(table.title, board.year.label, board.year.organisation.name, (table,))
    return render_blocks(document, url_for)


def _has_report() -> bool:
    try:
        return bool(find(REPORT))
    except KeyError:
        return False

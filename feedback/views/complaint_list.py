"""The list of cases, for browsing and behind every figure of a report; and the same list as a file."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe
from django_tables2 import RequestConfig

from council.roles import Permission
from feedback.domain.looks import record_looks
from feedback.filters.chosen import without
from feedback.filters.complaints import CASE, ELEMENT, STAGE, ComplaintFilter
from feedback.listed_case import COLUMNS, in_full, listed, table_of
from feedback.tables import CaseTable
from feedback.views.trail import SECTION, crumbs, organisation_with_cases, paged
from reports.document import Document
from reports.prose import counted
from reports.renderers import RENDERERS

FORMATS = ("xlsx", "csv")
NOUNS = {
    CASE: ("case", "cases"),
    STAGE: ("stage of a case", "stages of cases"),
    ELEMENT: ("element", "elements"),
}


@require_safe
def complaint_list(request, organisation):
    organisation, narrowed = _narrowed(request, organisation)
    records = narrowed.records()
    table = paged(request, CaseTable(in_full(records), organisation=organisation, today=narrowed.today))
    count = table.paginator.count
    chosen = narrowed.chosen() if narrowed.form.is_valid() else []
    return render(
        request,
        "feedback/complaints/list.html",
        {
            "heading": heading(count, narrowed.rows_are, bool(chosen), _is_team(request, organisation)),
            "form": narrowed.form,
            "chosen": [(each.words, without(request.GET, each.name)) for each in chosen],
            "clear_url": without(request.GET, "each", *(each.name for each in chosen)),
            "table": table,
            "columns": COLUMNS,
            "exports": [(RENDERERS[form].label, _export_url(organisation, form)) for form in FORMATS],
            "asked": [
                (name, value) for name, values in request.GET.lists() for value in values if name != "page"
            ],
            "may_log": _is_team(request, organisation),
            "caption": "Feedback",
            "section": SECTION,
            "crumbs": crumbs(organisation),
        },
        status=200 if narrowed.form.is_valid() else 400,
    )


@require_safe
def complaint_export(request, organisation, form):
    """The rows of the list as it is narrowed and sorted, all of its pages, in the columns that were chosen."""
    organisation, narrowed = _narrowed(request, organisation)
    if form not in FORMATS:
        raise Http404("No such format")
    if not narrowed.form.is_valid():  # the page says what is wrong, beside the field
        return redirect(
            f"{reverse('feedback:complaint-list', args=[organisation.slug])}?{request.GET.urlencode()}"
        )
    table = CaseTable(in_full(narrowed.records()), organisation=organisation, today=narrowed.today)
    RequestConfig(request, paginate=False).configure(table)
    rows = [listed(record, narrowed.today) for record in table.data.data.iterator(chunk_size=2000)]
    record_looks(
        complaints={row.complaint.pk: row.complaint for row in rows}.values(),
        user=request.user,
        at_what="Export",
    )
    said = ", ".join(each.words for each in narrowed.chosen()) or "every case"
    printed = table_of(rows, _columns(request), f"{heading(len(rows), narrowed.rows_are)}: {said}")
    document = Document(printed.title, f"{timezone.localdate():%-d %B %Y}", organisation.name, (printed,))
    return _attachment(RENDERERS[form], document, narrowed.today)


def heading(count: int, rows_are: str, narrowed: bool = True, is_team: bool = True) -> str:
    """“71 cases”; “Three cases are yours to answer” for somebody who sees only those."""
    words = counted(count, *NOUNS[rows_are])
    words = f"{words[:1].upper()}{words[1:]}"
    if is_team or narrowed:
        return words
    return f"{words} {'is' if count == 1 else 'are'} yours to answer"


def _narrowed(request, slug: str):
    organisation = organisation_with_cases(request, slug)
    today = timezone.localdate()
    return organisation, ComplaintFilter(
        request.GET, user=request.user, organisation=organisation, today=today
    )


def _is_team(request, organisation) -> bool:
    return request.user.may(Permission.HANDLE_FEEDBACK, organisation)


def _columns(request):
    asked = set(request.GET.getlist("columns"))
    chosen = tuple(column for column in COLUMNS if column.code in asked)
    return chosen or tuple(column for column in COLUMNS if column.chosen)


def _export_url(organisation, form: str) -> str:
    return reverse("feedback:complaint-export", args=[organisation.slug, form])


def _attachment(renderer, document: Document, today) -> HttpResponse:
    response = HttpResponse(renderer.render(document, None), content_type=renderer.content_type)
    response["Content-Disposition"] = f'attachment; filename="cases-{today.isoformat()}.{renderer.extension}"'
    return response

"""The list of reports, a report with its parameters, and the same report to keep."""

from functools import partial

from csp.constants import NONE, UNSAFE_INLINE
from csp.decorators import csp
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from council.access import organisation_for
from council.models import Organisation
from council.roles import Permission
from reports import charts
from reports.document import Document
from reports.forms import ParametersForm
from reports.models import Edition
from reports.renderers import RENDERERS
from reports.renderers.to_html import render_blocks
from reports.report import BadParameter, Report, Run, all_reports, find
from reports.selections import resolver
from reports.views.kept import SECTION, address


@require_safe
def report_list(request, organisation):
    organisation = organisation_for(request, organisation, Permission.SEE_PLAN)
    reports = [each for each in all_reports() if request.user.may(each.permission, organisation)]
    return render(request, "reports/report_list.html", {"reports": reports, "section": SECTION})


@require_safe
def report(request, organisation, key):
    asked = asked_report(key)
    organisation = organisation_for(request, organisation, asked.permission)
    form = asked_form(request, organisation, asked)
    document = built(asked, form)
    context = {
        "report": asked,
        "form": form,
        "document": document,
        "blocks": _blocks(request, organisation, asked, document),
        "downloads": _downloads(request, organisation, asked),
        "editions": _editions(request, organisation, asked),
        "publish_url": _publish_url(request, organisation, asked) if document else "",
        "caption": document.subtitle if document else asked.description,
        "crumbs": [("Reports", reverse("reports:report-list", args=[organisation.slug]))],
        "section": SECTION,
    }
    return render(request, "reports/report.html", context, status=200 if document else 400)


@require_safe
def report_download(request, organisation, key, form):
    asked = asked_report(key)
    organisation = organisation_for(request, organisation, asked.permission)
    if form not in RENDERERS:
        raise Http404("No such format")
    parameters = asked_form(request, organisation, asked)
    made = _downloaded(asked, parameters, form)
    if made is None:  # the page says what is wrong, beside the field
        return redirect(with_query(request, reverse("reports:report", args=[organisation.slug, key])))
    return _attachment(*made, asked, form)


@require_safe
@csp({"default-src": [NONE], "style-src": [UNSAFE_INLINE]})  # a picture, whose strokes are styles in it
def report_chart(request, organisation, key, name):
    asked = asked_report(key)
    organisation = organisation_for(request, organisation, asked.permission)
    document = built(asked, asked_form(request, organisation, asked))
    try:
        chart = document.chart(name) if document else None
    except KeyError:
        chart = None
    if chart is None:
        raise Http404("No such chart")
    scale = charts.NARROW if "narrow" in request.GET else 1
    return HttpResponse(charts.svg(chart, scale=scale), content_type="image/svg+xml")


def asked_report(key: str) -> Report:
    try:
        return find(key)
    except KeyError as error:
        raise Http404("No such report") from error


def asked_form(request, organisation: Organisation, asked: Report) -> ParametersForm:
    today = timezone.localdate()
    return ParametersForm(asked, Run(organisation, request.user, today), request.GET)


def built(asked: Report, form: ParametersForm) -> Document | None:
    """The document, or None where the form now says what is wrong."""
    if not form.is_valid():
        return None
    try:
        return asked.document(form.run())
    except BadParameter as error:
        form.refuse_parameter(error)
        return None


def _blocks(request, organisation: Organisation, asked: Report, document: Document | None) -> str:
    def chart_url(chart):
        url = reverse("reports:report-chart", args=[organisation.slug, asked.key, chart.name])
        return with_query(request, url)

    def narrow_chart_url(chart):
        url = chart_url(chart)
        return f"{url}{'&' if '?' in url else '?'}narrow=yes"

    if document is None:
        return ""
    url_for = resolver(organisation.slug, partial(request.user.may, organisation=organisation))
    return render_blocks(document, url_for, chart_url, narrow_chart_url)


def _downloads(request, organisation: Organisation, asked: Report) -> list[tuple[str, str]]:
    return [
        (
            renderer.label,
            with_query(
                request, reverse("reports:report-download", args=[organisation.slug, asked.key, form])
            ),
        )
        for form, renderer in RENDERERS.items()
    ]


def _editions(request, organisation: Organisation, asked: Report) -> list[tuple[Edition, str]]:
    editions = Edition.objects.visible_to(request.user).filter(organisation=organisation, report=asked.key)
    return [(edition, address(edition)) for edition in editions.with_corrections().newest_first()]


def _publish_url(request, organisation: Organisation, asked: Report) -> str:
    if not request.user.may(asked.publish, organisation):
        return ""
    return with_query(request, reverse("reports:publish", args=[organisation.slug, asked.key]))


def with_query(request, url: str) -> str:
    query = request.GET.urlencode()
    return f"{url}?{query}" if query else url


def _downloaded(asked: Report, parameters: ParametersForm, form: str) -> tuple[str | bytes, str] | None:
    """The file's content, and what its name says after the report's; None where the form says what is wrong."""
    if form not in asked.own_formats:
        document = built(asked, parameters)
        if document is None:
            return None
        day = document.as_at or parameters.run().as_at
        return RENDERERS[form].render(document, None), day.isoformat() if day else ""
    if not parameters.is_valid():
        return None
    try:
        run = parameters.run()
        return asked.own_formats[form](run), slugify(run.meeting.replace("/", "-"))
    except BadParameter as error:
        parameters.refuse_parameter(error)
        return None


def _attachment(content: str | bytes, about: str, asked: Report, form: str) -> HttpResponse:
    renderer = RENDERERS[form]
    name = f"{asked.key}-{about}" if about else asked.key
    response = HttpResponse(content, content_type=renderer.content_type)
    response["Content-Disposition"] = f'attachment; filename="{name}.{renderer.extension}"'
    return response

"""Publishing a report as an edition: what would be published, what the check finds in it, and then the deed."""

from dataclasses import replace

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from council.access import organisation_for
from reports import serial
from reports.domain.editions import publish
from reports.figures_check.check import check
from reports.models import Edition
from reports.publish_form import PublishForm
from reports.renderers.to_html import render_blocks
from reports.views.kept import SECTION, address
from reports.views.report import asked_form, asked_report, built, with_query

CHANGED = "The record has changed since you opened this page. Look at the figures again, then publish"


@require_http_methods(["GET", "HEAD", "POST"])
def publish_report(request, organisation, key):
    asked = asked_report(key)
    home = organisation_for(request, organisation, asked.publish)
    if not request.user.may(asked.permission, home):
        raise PermissionDenied("Your role here does not let you run this report.")
    parameters = asked_form(request, home, asked)
    document = built(asked, parameters)
    live_page = with_query(request, reverse("reports:report", args=[home.slug, key]))
    if document is None:  # the report's page says what is wrong, beside the field
        return redirect(live_page)
    seen = serial.digest(serial.dump(document))
    form = PublishForm(request.POST or None, editions=_correctable(home, key), initial={"seen": seen})
    if request.method == "POST" and form.is_valid():
        edition = _published(request, asked, parameters.run(), form, seen)
        if edition:
            messages.success(request, f"Published for {edition.meeting}. This edition never changes.")
            return redirect(address(edition))
        form.data = form.data.copy()
        form.data["seen"] = seen
    context = {
        "report": asked,
        "form": form,
        "document": document,
        "blocks": render_blocks(document),
        "findings": check(document, key),
        "live_url": live_page,
        "caption": document.subtitle,
        "crumbs": [
            ("Reports", reverse("reports:report-list", args=[home.slug])),
            (asked.title, live_page),
        ],
        "section": SECTION,
    }
    return render(request, "reports/publish.html", context)


def _correctable(home, key: str) -> list[Edition]:
    return list(Edition.objects.filter(organisation=home, report=key).current().newest_first())


def _published(request, asked, run, form: PublishForm, seen: str) -> Edition | None:
    """The new edition, or None where the form now says why there is none."""
    if form.cleaned_data["seen"] != seen:
        form.add_error(None, CHANGED)
        return None
    try:
        return publish(
            report=asked,
            run=replace(run, recorded_by=None),
            meeting=form.cleaned_data["meeting"],
            corrects=form.corrected(),
            why=form.cleaned_data.get("why", ""),
            by=request.user,
        )
    except ValidationError as error:
        form.refuse(error)
        return None

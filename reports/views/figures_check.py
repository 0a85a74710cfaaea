"""What the figures check finds in the editions and papers that somebody may read."""

from dataclasses import replace

from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from council.access import organisation_for
from council.roles import Permission
from reports.domain.findings import findings_in
from reports.figures_check.finding import Weight
from reports.figures_check.rules import all_rules
from reports.models import Edition
from reports.views.kept import SECTION, address


@require_safe
def figures_check(request, organisation):
    home = organisation_for(request, organisation, Permission.SEE_PLAN)
    editions = (
        Edition.objects.visible_to(request.user)
        .filter(organisation=home)
        .current()
        .with_corrections()
        .newest_first()
    )
    checked = [(edition, address(edition), findings) for edition, findings in findings_in(editions)]
    findings = [finding for _, _, each in checked for finding in each]
    context = {
        "checked": sorted(checked, key=lambda each: each[0].day(), reverse=True),
        "contradictions": sum(each.weight is Weight.FINDING for each in findings),
        "notes": sum(each.weight is Weight.NOTE for each in findings),
        "of_rules": [
            (rules.title, [replace(each, title=each.document) for each in rules.find(home)])
            for rules in all_rules()
            if request.user.may(rules.permission, home)
        ],
        "crumbs": [("Reports", reverse("reports:report-list", args=[home.slug]))],
        "caption": "The figures check",
        "section": SECTION,
    }
    return render(request, "reports/figures_check.html", context)

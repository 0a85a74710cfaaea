"""Addresses below `/<organisation>/`."""

from django.urls import path

from reports.views import difference, edition, figures_check, publish, report

app_name = "reports"
EDITION = "reports/<slug:key>/editions/<uuid:edition>/"
urlpatterns = [
    path("reports/", report.report_list, name="report-list"),
    path("reports/figures-check/", figures_check.figures_check, name="figures-check"),
    path("reports/<slug:key>/", report.report, name="report"),
    path("reports/<slug:key>/download.<slug:form>", report.report_download, name="report-download"),
    path("reports/<slug:key>/chart/<slug:name>.svg", report.report_chart, name="report-chart"),
    path("reports/<slug:key>/publish/", publish.publish_report, name="publish"),
    path(EDITION, edition.edition, name="edition"),
    path(f"{EDITION}download.<slug:form>", edition.edition_download, name="edition-download"),
    path(f"{EDITION}differences/", difference.edition_differences, name="differences"),
    path(f"{EDITION}differences.json", difference.edition_differences_json, name="differences-json"),
]

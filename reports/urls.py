"""Addresses below `/<organisation>/`."""

from django.urls import path

from reports.views import report as views

app_name = "reports"
urlpatterns = [
    path("reports/", views.report_list, name="report-list"),
    path("reports/<slug:key>/", views.report, name="report"),
    path("reports/<slug:key>/download.<slug:form>", views.report_download, name="report-download"),
    path("reports/<slug:key>/chart/<slug:name>.svg", views.report_chart, name="report-chart"),
]

"""Addresses below `/<organisation>/reports/`."""

app_name = "reports"
urlpatterns = []

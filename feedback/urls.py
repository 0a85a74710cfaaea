"""Addresses of feedback, below /<organisation>/feedback/."""

from feedback import case_urls

app_name = "feedback"
urlpatterns = [*case_urls.urlpatterns]

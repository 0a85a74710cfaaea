"""Addresses of feedback, below /<organisation>/feedback/."""

app_name = "feedback"
urlpatterns = []

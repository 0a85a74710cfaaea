"""Addresses of feedback, below /<organisation>/feedback/."""

from feedback import case_urls, disposal_urls, list_urls

app_name = "feedback"
# Fixed words stand before a reference, so that “add” is none.
urlpatterns = [*list_urls.urlpatterns, *case_urls.urlpatterns, *disposal_urls.urlpatterns]

"""Addresses of scrutiny, below /<organisation>/committees/ and, for the public, /<organisation>/public/."""

from scrutiny import list_urls, meeting_urls, public_urls, thread_urls

app_name = "scrutiny"
# Fixed words stand before a committee's slug.
urlpatterns = [
    *public_urls.urlpatterns,
    *thread_urls.urlpatterns,
    *list_urls.urlpatterns,
    *meeting_urls.urlpatterns,
]

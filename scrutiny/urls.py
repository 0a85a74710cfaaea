"""Addresses of scrutiny, below /<organisation>/committees/ and, for the public, /<organisation>/public/."""

from scrutiny import meeting_urls, public_urls

app_name = "scrutiny"
urlpatterns = [*public_urls.urlpatterns, *meeting_urls.urlpatterns]

"""Addresses of scrutiny, below /<organisation>/committees/ and, for the public, /<organisation>/public/."""

from scrutiny import public_urls

app_name = "scrutiny"
urlpatterns = [*public_urls.urlpatterns]

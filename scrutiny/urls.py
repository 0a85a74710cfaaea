"""Addresses of scrutiny, below /<organisation>/committees/ and, for the public, /<organisation>/public/."""

app_name = "scrutiny"
urlpatterns = []

"""Every address of the site. What belongs to an organisation begins with its slug."""

from allauth.account.decorators import secure_admin_login
from django.conf import settings
from django.contrib import admin
from django.urls import include, path
from django.views.generic import RedirectView

from config.views.colour import colour, public_colour
from config.views.components import Components
from config.views.health import healthz, readyz
from config.views.home import account, home, organisation_front
from config.views.pages import Accessibility, Privacy
from config.views.search import search

admin.autodiscover()
# The admin's own log-in knows no lock-out: people come in through the site's.
admin.site.login = secure_admin_login(admin.site.login)

urlpatterns = [
    path("", home, name="home"),
    path("healthz", healthz, name="healthz"),
    path("readyz", readyz, name="readyz"),
    path("accessibility/", Accessibility.as_view(), name="accessibility"),
    path("privacy/", Privacy.as_view(), name="privacy"),
    path("accounts/", account, name="account"),
    # An address is the administrator's to give: who took a colleague's before they came would get their roles.
    path("accounts/email/", RedirectView.as_view(pattern_name="account"), name="account_email"),
    path("accounts/", include("allauth.urls")),
    path("admin/", admin.site.urls),
    path("<slug:organisation>/", organisation_front, name="organisation"),
    path("<slug:organisation>/colour.css", colour, name="organisation-colour"),
    path("<slug:organisation>/public/colour.css", public_colour, name="public-colour"),
    path("<slug:organisation>/", include("council.urls")),
    path("<slug:organisation>/search/", search, name="search"),
    path("<slug:organisation>/", include("improvement.urls")),
    path("<slug:organisation>/feedback/", include("feedback.urls")),
    path("<slug:organisation>/", include("scrutiny.urls")),
    path("<slug:organisation>/", include("reports.urls")),
]
if settings.DEVELOPMENT:
    urlpatterns.insert(0, path("components/", Components.as_view(), name="components"))

"""Pages that hold only words."""

from django.contrib.auth.decorators import login_not_required
from django.utils.decorators import method_decorator
from django.views.generic import TemplateView


@method_decorator(login_not_required, name="dispatch")
class Accessibility(TemplateView):
    template_name = "pages/accessibility.html"


@method_decorator(login_not_required, name="dispatch")
class Privacy(TemplateView):
    template_name = "pages/privacy.html"

"""Every component in every state, for the people who build pages. Served in development only."""

from django.contrib.auth.decorators import login_not_required
from django.utils.decorators import method_decorator
from django.views.generic import TemplateView

from reports.document import RatingValue

RED = RatingValue("Red", "R", "not-started", "red")
AMBER = RatingValue("Amber", "A", "delayed", "amber")
GREEN = RatingValue("Green", "G", "on-track", "green")
COMPLETED = RatingValue("Completed", "C", "assured", "blue")
CLOSED = RatingValue("Closed", "X", "closed", "grey")
NEW = RatingValue("New", "N", "new", "none")


@method_decorator(login_not_required, name="dispatch")
class Components(TemplateView):
    template_name = "pages/components.html"
    extra_context = {
        "caption": "For the people who build it",
        "ratings": [RED, AMBER, GREEN, COMPLETED, CLOSED, NEW],
        "red": RED,
        "amber": AMBER,
        "green": GREEN,
        "completed": COMPLETED,
    }

"""From data entry to the page of the site where something is done."""

from django.urls import reverse
from django.utils.html import format_html


def link_to_action(action) -> str:
    plan = action.plan
    url = reverse("improvement:action", args=[plan.organisation.slug, plan.slug, action.ref])
    return format_html('<a href="{}">Open {} on the site</a>', url, action.ref)

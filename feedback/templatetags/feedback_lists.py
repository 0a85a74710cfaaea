"""`{% feedback_lists as there %}`: the pages of feedback that the reader may open, in the order of the work."""

from django import template
from django.urls import reverse

from council.roles import Permission
from feedback.domain.complaints import MAY_HANDLE

register = template.Library()
TEAM = {Permission.HANDLE_FEEDBACK}
LISTS = [
    ("dashboard", "Totals", {Permission.SEE_FEEDBACK}),
    ("due", "Due", set(MAY_HANDLE)),
    ("complaint-list", "Cases", set(MAY_HANDLE)),
    ("pre-complaint-list", "Pre-complaints", TEAM),
    ("compliment-list", "Compliments", TEAM),
    ("theme-list", "Themes", {Permission.SEE_FEEDBACK}),
    ("lesson-list", "Lessons", {Permission.SEE_FEEDBACK}),
    ("ombudsman-list", "Ombudsman", TEAM),
    ("cost-list", "Costs", TEAM),
]


@register.simple_tag(takes_context=True)
def feedback_lists(context) -> list[tuple[str, str, str]]:
    """(name of the address, label, address) of each."""
    user, organisation = context["request"].user, context["organisation"]
    return [
        (name, label, reverse(f"feedback:{name}", args=[organisation.slug]))
        for name, label, any_of in LISTS
        if any(user.may(permission, organisation) for permission in any_of)
    ]

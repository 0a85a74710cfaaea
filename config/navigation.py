"""What stands in the header: the organisation, the person, and the pages that their roles open."""

from dataclasses import dataclass

from django.urls import reverse

from council.roles import Permission


@dataclass(frozen=True)
class Entry:
    label: str
    url: str
    section: str


# (label, URL name, section of the site, any of these permissions)
ENTRIES = [
    ("Plan", "improvement:plan-list", "plan", {Permission.SEE_PLAN}),
    ("My actions", "improvement:my-actions", "my-actions", {Permission.UPDATE_OWN_ACTIONS}),
    ("Review", "improvement:review-list", "review", {Permission.MANAGE_PLAN}),
    ("Evidence", "improvement:assurance-queue", "evidence", {Permission.DECIDE_EVIDENCE}),
    ("Reports", "reports:report-list", "reports", {Permission.SEE_PLAN}),
    ("Search", "search", "search", {Permission.SEE_PLAN}),
]


def navigation(request):
    """Context for every template: `organisation` (set by `organisation_for`) and `nav`, a list of Entry."""
    organisation = getattr(request, "organisation", None)
    user = getattr(request, "user", None)
    if organisation is None or user is None or not user.is_authenticated:
        return {"organisation": organisation, "nav": []}
    return {
        "organisation": organisation,
        "nav": [
            Entry(label, reverse(name, args=[organisation.slug]), section)
            for label, name, section, permissions in ENTRIES
            if any(user.may(permission, organisation) for permission in permissions)
        ],
    }

"""What stands in the header: the organisation, the person, and the pages that their roles open."""

from dataclasses import dataclass

from django.urls import reverse

from council.roles import OPEN_DATA_ENTRY, Permission


@dataclass(frozen=True)
class Entry:
    label: str
    url: str
    section: str


# (label, URL name, section of the site, any of these permissions); of a section's entries the first that opens
ENTRIES = [
    ("Plan", "improvement:plan-list", "plan", {Permission.SEE_PLAN}),
    ("My actions", "improvement:my-actions", "my-actions", {Permission.UPDATE_OWN_ACTIONS}),
    ("Review", "improvement:review-list", "review", {Permission.MANAGE_PLAN}),
    ("Evidence", "improvement:assurance-queue", "evidence", {Permission.DECIDE_EVIDENCE}),
    ("Reports", "reports:report-list", "reports", {Permission.SEE_PLAN}),
    ("Feedback", "feedback:due", "feedback", {Permission.HANDLE_FEEDBACK}),
    ("Feedback", "feedback:dashboard", "feedback", {Permission.SEE_FEEDBACK}),
    ("Committees", "scrutiny:committee-list", "committees", {Permission.SEE_COMMITTEES}),
    ("Search", "search", "search", {Permission.SEE_PLAN}),
]


def navigation(request):
    """
    Context for every template: `organisation` (set by `organisation_for`), `organisation_colour` (the address
    of its style sheet, empty where it keeps the site's colour) and `nav`, a list of Entry.
    """
    organisation = getattr(request, "organisation", None)
    if organisation is None:
        return {"organisation": None, "organisation_colour": "", "nav": []}
    own_colour = organisation.colour.lower() != organisation._meta.get_field("colour").default
    # Who does not belong here is on a public page.
    belongs = request.user.is_authenticated and request.user.belongs_to(organisation)
    style = "organisation-colour" if belongs else "public-colour"
    colour = reverse(style, args=[organisation.slug]) if own_colour else ""
    nav = list(_entries(organisation, request.user)) if belongs else []
    return {"organisation": organisation, "organisation_colour": colour, "nav": nav}


def _entries(organisation, user):
    shown = set()
    for label, name, section, permissions in ENTRIES:
        if section not in shown and any(user.may(permission, organisation) for permission in permissions):
            shown.add(section)
            yield Entry(label, reverse(name, args=[organisation.slug]), section)
    # One place for every organisation; what it lists is that of the person's own.
    if any(user.may(permission, organisation) for permission in OPEN_DATA_ENTRY):
        yield Entry("Data entry", reverse("admin:index"), "data-entry")

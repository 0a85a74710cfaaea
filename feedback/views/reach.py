"""How the pages of feedback reach a case: nobody learns that a case exists who may not open it."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404
from django.urls import reverse

from council.access import organisation_for
from council.models import Organisation
from council.roles import Permission
from feedback.models import Complaint
from feedback.views import trail


def case_of(request, slug: str, ref: str) -> Complaint:
    """
    A case that this person may open. For anybody else of the organisation it does not exist: 404.

    With its organisation and procedure at hand.
    """
    organisation = organisation_for(request, slug, Permission.SEE_FEEDBACK)
    cases = Complaint.objects.visible_to(request.user).filter(organisation=organisation)
    case = get_object_or_404(cases.select_related("procedure"), ref=ref)
    case.organisation = organisation
    return case


def team_case(request, slug: str, ref: str) -> Complaint:
    """As `case_of`, for what the feedback team alone does: 403 for somebody who only answers the case."""
    case = case_of(request, slug, ref)
    if not request.user.may(Permission.HANDLE_FEEDBACK, case.organisation):
        raise PermissionDenied("The feedback team does this. You can add notes and files to your case.")
    return case


def case_url(case: Complaint, name: str = "case", *args) -> str:
    return reverse(f"feedback:{name}", args=[case.organisation.slug, case.ref, *args])


def crumbs(organisation: Organisation, case: Complaint | None = None) -> list[tuple[str, str]]:
    """The trail of a page of cases."""
    links = trail.crumbs(organisation, ("Cases due", "due"))
    return [*links, (case.ref, case_url(case))] if case else links

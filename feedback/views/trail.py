"""The trail of the pages of feedback, and who may be at them."""

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.urls import reverse
from django_tables2 import RequestConfig

from council.access import organisation_for
from council.models import Organisation
from council.roles import Permission
from feedback.domain.complaints import MAY_HANDLE

SECTION = "feedback"
PER_PAGE = 50


def organisation_with_cases(request, slug: str) -> Organisation:
    """The organisation, for who may open any case of it, or those that they were given."""
    organisation = organisation_for(request, slug, Permission.SEE_FEEDBACK)
    if not any(request.user.may(permission, organisation) for permission in MAY_HANDLE):
        raise PermissionDenied("Your role here shows totals, themes and lessons, and no case.")
    return organisation


def crumbs(organisation: Organisation, *more: tuple[str, str]) -> list[tuple[str, str]]:
    """To the front page of feedback, and to the lists on the way: (label, name of the address)."""
    trail = [("Feedback", "dashboard"), *more]
    return [(label, reverse(f"feedback:{name}", args=[organisation.slug])) for label, name in trail]


def paged(request, table):
    """The table in the order and at the page that the address asks for."""
    RequestConfig(request, paginate=False).configure(table)
    # Not the table's own pages: those take any `per_page` from the address, a negative one too.
    table.paginator = Paginator(table.rows, PER_PAGE)
    table.page = table.paginator.get_page(request.GET.get("page"))
    return table

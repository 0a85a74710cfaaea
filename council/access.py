"""The first line of every view: may this person be here at all?"""

from django.core.exceptions import PermissionDenied
from django.http import Http404

from council.models import Organisation
from council.roles import Permission


def organisation_for(request, slug: str, permission: Permission) -> Organisation:
    """
    The organisation of this address, for somebody who may do this there.

    A stranger gets 404, exactly as for an organisation that does not exist; somebody who belongs there but
    may not do this gets 403.
    """
    organisation = Organisation.objects.filter(slug=slug).first()
    if organisation is None or not request.user.belongs_to(organisation):
        raise Http404("No such page")
    if not request.user.may(permission, organisation):
        raise PermissionDenied(f"Your role here does not let you {Permission(permission).label}.")
    request.organisation = organisation
    return organisation

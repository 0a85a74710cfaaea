from django.http import Http404
from django.shortcuts import get_object_or_404

from council.access import organisation_for
from council.downloads import to_save
from council.roles import Permission
from improvement.models import EvidenceVersion


def evidence_file(request, organisation, evidence, number):
    """One version of a file of evidence, to be saved: never opened as a page of this site."""
    organisation = organisation_for(request, organisation, Permission.SEE_EVIDENCE)
    versions = EvidenceVersion.objects.visible_to(request.user, Permission.SEE_EVIDENCE).filter(
        evidence__action__plan__organisation=organisation
    )
    version = get_object_or_404(versions, evidence__public_id=evidence, number=number)
    if not version.file:
        raise Http404("This evidence is a link")
    return to_save(version)

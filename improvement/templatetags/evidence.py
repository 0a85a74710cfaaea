from django import template
from django.template.defaultfilters import filesizeformat

from improvement.models import EvidenceVersion

register = template.Library()


@register.filter
def version_label(version: EvidenceVersion) -> str:
    """A version in a line: “Audit of referrals, version 2 (audit.pdf, 212 KB), relates to 14 June 2019”."""
    what = f"{version.file_name}, {filesizeformat(version.size)}" if version.file else "link"
    return f"{version.evidence}, version {version.number} ({what}), relates to {version.relates_to:%-d %B %Y}"

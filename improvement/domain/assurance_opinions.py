"""Opinions of quality assurance as they were published; each function saves only where something differs."""

from council.domain.keeping import keep
from council.models import Organisation
from improvement.models import AssuranceLevel, AssuranceOpinion, Priority


def keep_level(*, organisation: Organisation, slug: str, by, why: str = "", **values) -> AssuranceLevel:
    key = {"organisation": organisation, "slug": slug}
    return keep(AssuranceLevel.objects.all(), by=by, why=why, key=key, values=values)


def keep_opinion(*, priority: Priority, report_label: str, by, why: str = "", **values) -> AssuranceOpinion:
    key = {"priority": priority, "report_label": report_label}
    return keep(AssuranceOpinion.objects.all(), by=by, why=why, key=key, values=values)

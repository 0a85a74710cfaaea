"""The figures check over what is kept: editions and transcribed papers."""

import json
from collections.abc import Iterable, Mapping

from council.models import Organisation
from reports.document import Document
from reports.figures_check.check import check
from reports.figures_check.finding import Finding
from reports.models import Edition


def papers_of(organisation: Organisation) -> dict[str, Document]:
    """Name → document, of the transcribed papers that hold."""
    papers = Edition.objects.filter(organisation=organisation).transcribed().current().order_by("paper")
    return {edition.paper: edition.read() for edition in papers}


def findings_of(edition: Edition, papers: Mapping[str, Document] | None = None) -> list[Finding]:
    """What the check finds in one edition. `papers` are those its claims may speak of; looked up, where None."""
    claims = json.loads(edition.claims)
    if claims and papers is None:
        papers = papers_of(edition.organisation)
    return check(edition.read(), edition.reference, claims, papers)


def findings_in(editions: Iterable[Edition]) -> list[tuple[Edition, list[Finding]]]:
    """Each edition with what the check finds in it. The papers are read once."""
    known: dict[int, dict[str, Document]] = {}
    found = []
    for edition in editions:
        if edition.organisation_id not in known:
            known[edition.organisation_id] = papers_of(edition.organisation)
        found.append((edition, findings_of(edition, known[edition.organisation_id])))
    return found

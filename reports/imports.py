"""The papers of an organisation that were printed elsewhere, out of its folder of data files."""

from pathlib import Path

from django.db import transaction

from council.models import Organisation
from reports.domain.editions import keep_transcription
from reports.domain.findings import findings_of
from reports.models import Edition
from reports.transcriptions import read_paper


@transaction.atomic
def load_papers(folder: Path, organisation: Organisation, *, by=None) -> list[Edition]:
    """
    Keep each paper of `papers/*.json`, all or nothing. Again unchanged, nothing is added.

    Raises BadPaper, and BadClaim for a claim that names a place its paper does not have.
    """
    read = [read_paper(path, organisation.name) for path in sorted((folder / "papers").glob("*.json"))]
    editions = [
        keep_transcription(
            organisation=organisation,
            paper=each.paper,
            document=each.document,
            claims=each.claims,
            source_title=each.source_title,
            source_date=each.source_date,
            source_place=each.source_place,
            meeting=each.body,
            by=by,
        )
        for each in read
    ]
    for edition in editions:
        findings_of(edition)
    return editions

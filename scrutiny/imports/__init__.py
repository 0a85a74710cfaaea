"""
Scrutiny's published record: the files of an organisation's `scrutiny/` folder, all or nothing.

Everything is known by its reference, so a folder can be loaded again and again.
"""

from pathlib import Path

from django.db import transaction

from council.models import Organisation
from scrutiny.domain.publishing import publish
from scrutiny.imports.activities import load_activities
from scrutiny.imports.committees import load_committees
from scrutiny.imports.decisions import load_decisions
from scrutiny.imports.frame import Frame
from scrutiny.imports.meetings import load_meetings
from scrutiny.imports.reviews import load_reviews

WHY = "Loaded from the published record"


@transaction.atomic
def load_scrutiny(folder: Path, organisation: Organisation, *, by=None, why: str = WHY) -> Frame:
    """Load the committees of an organisation and all that they did. Raises FaultySheet."""
    frame = Frame(folder, organisation, by, why)
    load_committees(frame)
    published = load_meetings(frame)
    load_reviews(frame)
    load_decisions(frame)
    load_activities(frame)
    for meeting, at in published:
        if not meeting.publications.exists():
            publish(meeting=meeting, today=at.date(), by=by, at=at)
    return frame

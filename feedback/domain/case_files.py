from datetime import date

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from council import history
from feedback.domain.cases import lock_case, refuse, wrong_day
from feedback.models import CaseFile, Complaint, Note
from improvement.domain.files import inspect


@transaction.atomic
def add_file(*, complaint: Complaint, file: UploadedFile | None, by, title: str = "") -> CaseFile:
    """
    Keep a letter or a file of a case, called after the file where it has no title.

    Raises ValidationError on `file` (none; too large; empty; not of a kind that is taken, by its content).
    """
    complaint = lock_case(complaint, step=False)
    if not file:
        raise ValidationError({"file": "Choose a file"})
    about = inspect(file)
    title = (title.strip() or about["file_name"])[:200]
    kept = CaseFile(complaint=complaint, title=title, added_by=by, **about)
    history.save(kept, by=by)
    return kept


@transaction.atomic
def add_note(*, complaint: Complaint, on: date, text: str, today: date, by) -> Note:
    """Keep what happened on a case on a day. Raises ValidationError on `on` (to come) or `text`."""
    complaint = lock_case(complaint, step=False)
    refuse(
        {
            "on": wrong_day(on, "Date of the note", today=today),
            "text": "" if text.strip() else "Say what happened",
        }
    )
    note = Note(complaint=complaint, on=on, text=text.strip(), by=by)
    history.save(note, by=by)
    return note
